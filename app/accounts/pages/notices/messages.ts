import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../../../platform/i18n/format.ts'

/** Words of the notifications. */
export const n = catalogue({
  fr: {
    account: 'Mon compte',
    title: 'Notifications',
    lead: 'Ce qui vous concerne, gardé ici. Vous choisissez ce qui vous est aussi envoyé par courriel.',
    choose: 'Choisir mes courriels',
    views: 'Notifications en cours ou archivées',
    current: 'En cours',
    archives: 'Archivées',
    filter: 'Sujet',
    filterTitle: 'Choisir un sujet',
    allTopics: 'Tous les sujets',
    count: (unread: number, all: number) =>
      `${plural(unread, 'non lue', 'non lues')} sur ${formatNumber(all)}`,
    countArchived: (all: number) => plural(all, 'notification archivée', 'notifications archivées'),
    unread: 'Non lues',
    read: 'Déjà lues',
    archived: 'Archivées',
    at: 'Reçue à',
    topic: 'Sujet',
    open: 'Ouvrir',
    markRead: 'Marquer comme lue',
    markUnread: 'Marquer comme non lue',
    markAll: 'Tout marquer comme lu',
    archive: 'Archiver',
    restore: 'Remettre en cours',
    undo: 'Annuler l’archivage',
    archivedNow: 'La notification est archivée.',
    restored: 'La notification est de nouveau en cours.',
    marked: 'La notification est marquée comme lue.',
    unmarked: 'La notification est marquée comme non lue.',
    allMarked: (count: number) =>
      count === 0
        ? 'Tout était déjà lu.'
        : `${plural(count, 'notification marquée', 'notifications marquées')} comme lues.`,
    empty: 'Aucune notification pour l’instant',
    emptyText:
      'Vous trouverez ici, par exemple, l’invitation d’un organisme ou l’annonce d’une rencontre. Choisissez dès maintenant ce que vous voulez aussi recevoir par courriel.',
    emptyTopic: 'Aucune notification sur ce sujet',
    emptyTopicAction: 'Voir tous les sujets',
    emptyArchives: 'Aucune notification archivée',
    emptyArchivesText: 'Une notification archivée quitte la liste et reste ici.',
    emptyArchivesAction: 'Revenir aux notifications',
  },
})

/** Words of the choice of mails. */
export const preferencesWords = catalogue({
  fr: {
    title: 'Vos courriels, sujet par sujet',
    short: 'Préférences',
    lead: 'Chaque notification reste sur le site. Choisissez quand un courriel vous la signale aussi.',
    caption: 'Fréquence des courriels de chaque sujet',
    topic: 'Sujet',
    frequencies: {
      immediate: 'Tout de suite',
      daily: 'Une fois par jour',
      never: 'Pas de courriel',
    },
    daily: (hour: string) =>
      `«\u00a0Une fois par jour\u00a0»\u00a0: un seul courriel à ${hour}, les jours où il y a du nouveau que vous n’avez pas encore lu.`,
    to: (email: string) => `Les courriels partent à ${email}.`,
    missing: (topic: string) =>
      `Choisissez une réponse pour «\u00a0${topic}\u00a0»\u00a0: tout de suite, une fois par jour, ou pas de courriel.`,
    save: 'Enregistrer mes choix',
    saved: 'Vos choix sont enregistrés. Ils valent dès maintenant.',
    always: 'Toujours envoyés',
    alwaysLead:
      'Ces courriels partent tout de suite et ne peuvent pas être désactivés\u00a0: ils protègent votre compte, vos droits ou votre journée.',
  },
})

/** Words of the links by which mails are stopped. */
export const unsubscribeWords = catalogue({
  fr: {
    title: 'Ne plus recevoir ces courriels',
    lead: (topic: string) =>
      `Appuyez sur le bouton\u00a0: vous ne recevrez plus de courriel au sujet de «\u00a0${topic}\u00a0». Les notifications restent sur le site.`,
    digestLead:
      'Appuyez sur le bouton\u00a0: vous ne recevrez plus le résumé du jour, ni aucun des sujets qu’il rassemble. Les notifications restent sur le site.',
    confirm: 'Ne plus recevoir ces courriels',
    other: 'Choisir une autre fréquence',
    doneTitle: 'C’est fait',
    done: (topic: string) => `Plus aucun courriel au sujet de «\u00a0${topic}\u00a0» ne vous sera envoyé.`,
    digestDone: 'Le résumé du jour ne vous sera plus envoyé.',
    change: 'Changer d’avis dans mes préférences',
    forgedTitle: 'Lien inutilisable',
    forged:
      'Ce lien est incomplet ou n’a pas été fait par nous\u00a0: rien n’a été modifié. Ouvrez-le depuis le courriel, sans le recopier, ou choisissez vos courriels depuis votre compte.',
    expiredTitle: 'Lien expiré',
    expired:
      'Ce courriel est trop ancien\u00a0: rien n’a été modifié. Utilisez le lien d’un courriel plus récent, ou choisissez vos courriels depuis votre compte.',
  },
})
