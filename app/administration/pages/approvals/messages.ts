import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { plural } from '../../../platform/i18n/format.ts'

/** Words of the page of decisions that take two people. */
export const a = catalogue({
  fr: {
    lead: 'Ce qui engage toute l’installation se décide à deux\u00a0: une personne demande, une autre approuve ou refuse.',
    waiting: 'En attente',
    none: 'Aucune décision n’attend',
    noneText:
      'Une demande naît sur la page d’une personne ou d’un organisme\u00a0: donner l’administration, retirer une seconde preuve, fusionner deux organismes.',
    asked: 'Demandé par',
    when: 'Demandé le',
    until: 'Sans réponse, s’éteint le',
    reason: (text: string) => `Raison\u00a0: ${text}`,
    look: 'Voir de quoi il s’agit',
    approve: 'Approuver',
    refuse: 'Refuser',
    withdraw: 'Retirer ma demande',
    own: 'Vous avez fait cette demande\u00a0: une autre personne doit la décider.',
    alone: 'Personne d’autre n’administre cette installation',
    aloneText: 'Une décision à deux a besoin d’une seconde personne. Deux moyens, sur le serveur\u00a0:',
    aloneInvite: 'inviter une seconde personne qui administre, et lui remettre le lien affiché\u00a0:',
    aloneApprove:
      'approuver là une demande\u00a0: avoir accès au serveur tient alors lieu de seconde personne\u00a0:',
    inviteCommand: 'npm run -s openmap -- admin invite ADRESSE',
    approveCommand: (id: string) => `npm run -s openmap -- admin approve ${id}`,
    anyId: 'IDENTIFIANT',
    identifier: 'Identifiant',
    past: 'Décisions passées',
    pastCaption: 'Décisions passées, de la plus récente à la plus ancienne',
    noPast: 'Aucune décision n’a encore été prise.',
    what: 'Demande',
    answer: 'Réponse',
    by: 'Par',
    console: 'ligne de commande du serveur',
    gone: 'compte effacé',
    states: {
      waiting: 'En attente',
      approved: 'Approuvée',
      refused: 'Refusée',
      withdrawn: 'Retirée',
      expired: 'Sans réponse',
    },
    journal: 'Voir ces décisions dans le journal',
    done: {
      approved: 'C’est approuvé et fait.',
      refused: 'La demande est refusée\u00a0: rien n’a changé.',
      withdrawn: 'Votre demande est retirée.',
    },
    task: (count: number) => `Décider à deux\u00a0: ${plural(count, 'demande', 'demandes')}`,
    taskText: 'Une autre personne qui administre attend votre accord.',
    unknownKind: 'Demande d’une version plus ancienne du logiciel',
  },
})
