import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Why a change that administrators make of people or bodies is refused, and what to do about it. */
export const r = catalogue({
  fr: {
    person: {
      unknown: 'Cette personne n’a plus de compte ici. Revenez à la liste.',
      yourself:
        'Vous ne pouvez pas désactiver votre propre compte\u00a0: demandez-le à une autre personne qui administre.',
      lastAdministrator:
        'C’est la dernière personne qui administre cette installation. Donnez d’abord ce rôle à quelqu’un d’autre.',
      inactive: 'Ce compte est désactivé. Réactivez-le d’abord.',
      alreadyInactive: 'Ce compte est déjà désactivé.',
      alreadyActive: 'Ce compte est déjà actif.',
      hasRole: 'Cette personne a déjà ce rôle.',
      hasNoRole: 'Cette personne n’a pas ce rôle.',
      noFactor: 'Cette personne n’a pas de seconde preuve\u00a0: il n’y a rien à retirer.',
    },
    body: {
      unknown: 'Cet organisme n’existe pas ici. Revenez à la liste.',
      merged: 'Cet organisme a été fusionné dans un autre\u00a0: il ne change plus.',
      archived: 'Cet organisme est déjà archivé.',
      active: 'Cet organisme est déjà actif.',
      same: 'Choisissez deux organismes différents.',
      sirenUnreadable:
        'Un SIREN compte 9 chiffres, dont le dernier s’accorde avec les autres. Recopiez-le depuis un document officiel.',
      sirenKnown: (name: string) =>
        `«\u00a0${name}\u00a0» porte déjà ce SIREN. S’il s’agit d’un autre organisme de la même entité, cochez la case, puis recommencez.`,
      stale:
        'Quelqu’un d’autre a modifié cet organisme depuis que vous avez ouvert la page. Relisez-le, puis enregistrez de nouveau.',
      archivedInvites: 'Cet organisme est archivé\u00a0: sortez-le des archives avant d’y inviter quelqu’un.',
      inUse:
        'Des rencontres, des fiches ou d’autres organismes dépendent de celui-ci\u00a0: archivez-le, son histoire est aussi la leur.',
      busy: 'Un autre changement touche ces organismes en ce moment. Recommencez dans un instant.',
    },
  },
})
