import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'

export const a = catalogue({
  fr: {
    account: 'Mon compte',
    title: 'Mes alertes',
    lead: 'Les recherches que vous avez enregistrées. Chaque structure nouvelle vous est annoncée une fois, avec la raison.',
    empty: 'Vous ne suivez aucune recherche',
    emptyText:
      'Faites une recherche dans l’annuaire, puis choisissez «\u00a0Enregistrer cette recherche\u00a0» sous les résultats.',
    emptyAction: 'Chercher des structures',
    mails: 'Les annonces arrivent dans vos notifications et dans le courriel du jour.',
    mailsLink: 'Régler mes courriels',
    criteria: 'Critères',
    everything: 'tout l’annuaire',
    frequency: 'Quand m’avertir',
    frequencies: {
      daily: 'Chaque jour',
      weekly: 'Chaque semaine',
      never: 'Jamais',
    },
    frequencyHints: {
      daily: 'Dès le lendemain, dans le courriel du jour.',
      weekly: 'Une fois par semaine, dans le courriel du jour.',
      never: 'La recherche reste ici, sans annonce.',
    },
    checked: 'Vue pour la dernière fois',
    paused: 'en pause',
    open: 'Voir les résultats',
    edit: 'Nom et fréquence',
    name: 'Nom de la recherche',
    nameMissing: 'Écrivez le nom de la recherche.',
    save: 'Enregistrer',
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    delete: 'Supprimer',
    addTitle: 'Enregistrer cette recherche',
    addLead: (n: number) =>
      n === 0
        ? 'Elle ne trouve rien aujourd’hui\u00a0: vous serez averti de la première structure.'
        : `Elle trouve ${plural(n, 'structure', 'structures')} aujourd’hui\u00a0; seules les nouvelles vous seront annoncées.`,
    tooWide: (most: string) =>
      `Cette recherche trouve plus de ${most}\u00a0structures\u00a0: ajoutez un filtre pour que les annonces soient utiles.`,
    narrow: 'Affiner la recherche',
    unknown: 'Cette recherche ne peut pas être enregistrée',
    unknownText:
      'Son adresse n’est pas celle d’une recherche de l’annuaire. Refaites-la, puis enregistrez-la.',
    saved: 'La recherche est enregistrée.',
    changed: 'La recherche est modifiée.',
    pausedFlash: 'La recherche est en pause.',
    resumed: 'La recherche est reprise.',
    deleted: 'La recherche est supprimée.',
    restored: 'La recherche est revenue.',
    undo: 'Annuler',
  },
})
