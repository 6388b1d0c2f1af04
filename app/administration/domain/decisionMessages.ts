import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Why a decision that takes two people is refused, and what each kind of it is called. */
export const d = catalogue({
  fr: {
    notice: {
      title: 'Une décision à deux attend votre réponse',
      text: 'Une autre personne qui administre cette installation demande un changement qui se décide à deux. Sans réponse, sa demande s’éteint au bout de sept jours.',
      action: 'Voir les décisions à deux',
    },
    alreadyAsked:
      'Cette demande attend déjà une décision\u00a0: retrouvez-la dans «\u00a0Décisions à deux\u00a0».',
    unknown: 'Cette demande n’existe pas. Revenez à la liste des décisions.',
    refused: {
      over: 'Cette demande a déjà reçu une réponse, ou son délai est passé.',
      'same-person':
        'Vous avez fait cette demande\u00a0: une autre personne qui administre doit la décider. Vous pouvez la retirer.',
      'not-yours': 'Seule la personne qui a fait cette demande peut la retirer.',
      'not-administrator': 'Il faut administrer cette installation pour décider.',
    },
    askerGone:
      'La personne qui a fait cette demande n’administre plus cette installation\u00a0: refusez la demande, puis faites-la vous-même.',
    unknownKind: 'Cette version du logiciel ne connaît plus cette sorte de demande\u00a0: refusez-la.',
    notDone: (why: string) => `Rien n’a changé. ${why}`,
    nobody: 'une personne dont le compte a été effacé',
    grantAdministrator: {
      title: (name: string) => `Donner l’administration de l’installation à ${name}`,
      text: 'Cette personne pourra tout régler ici, une fois ses deux preuves données.',
    },
    withdrawAdministrator: {
      title: (name: string) => `Retirer l’administration de l’installation à ${name}`,
      text: 'Ses droits d’administration cessent à la page suivante.',
    },
    resetSecondFactor: {
      title: (name: string) => `Retirer la seconde preuve de ${name}`,
      text: 'Application d’authentification, codes de secours et clés d’accès sont oubliés, et ses appareils déconnectés. Un courriel prévient la personne.',
    },
    eraseBody: {
      title: (name: string) => `Effacer l’organisme «\u00a0${name}\u00a0»`,
      text: 'L’organisme et son équipe disparaissent\u00a0; les comptes des personnes restent. C’est irréversible.',
    },
    mergeBodies: {
      title: (merged: string, survivor: string) =>
        `Fusionner «\u00a0${merged}\u00a0» dans «\u00a0${survivor}\u00a0»`,
      text: (survivor: string) => `Tous les liens passent à «\u00a0${survivor}\u00a0». C’est irréversible.`,
    },
  },
})
