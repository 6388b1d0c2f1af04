import { catalogue } from '../platform/i18n/catalogue.ts'
import { plural } from '../platform/i18n/format.ts'
import { variables } from './domain/variables.ts'

const known = variables.map((one) => `{${one}}`).join(', ')

/** Sentences of refusals, and of what surrounds a mail. */
export const t = catalogue({
  fr: {
    known,
    written: 'Personnes à qui vous avez écrit',
    refusals: {
      unknownVariable: (word: string) =>
        `{${word}} n’est pas une donnée que nous connaissons. Retirez-la, ou employez l’une de celles-ci\u00a0: ${known}.`,
      unknownSegment: 'Choisissez les destinataires dans la liste.',
      unknownMailing: 'Ce message n’existe plus. Rouvrez la page des messages.',
      notDraft: 'Ce message est déjà parti\u00a0: il ne se modifie plus.',
      nobody: 'Personne ne recevrait ce message. Choisissez d’autres destinataires.',
      listChanged: (before: number, now: number) =>
        `La liste a changé entre-temps\u00a0: ${plural(now, 'destinataire', 'destinataires')} au lieu de ${before}. Vérifiez-la, puis confirmez de nouveau.`,
      tooManyToday: (most: number) =>
        `Déjà ${most} messages sont partis aujourd’hui pour cette rencontre. Le brouillon est gardé\u00a0: envoyez-le demain.`,
      nothingLeft: 'Tous les courriels de ce message sont déjà partis.',
      noAccount: 'L’essai part vers l’adresse de votre compte\u00a0: ouvrez une session par votre compte.',
      unknownWayOut: 'Ce lien ne correspond à aucun message. Il est peut-être incomplet.',
    },
    mail: {
      openPages: 'Ouvrir mes pages de la rencontre',
      openEvent: 'Voir la page de la rencontre',
      personal: (until: string) =>
        `Ce lien est personnel\u00a0: ne le transmettez pas. Il fonctionne jusqu’au ${until}.`,
      reason: (event: string) =>
        `Vous recevez ce message de l’organisateur parce que vous participez à «\u00a0${event}\u00a0», ou avez demandé à y participer.`,
      wayOut: 'Ne plus recevoir ces messages',
      test: (subject: string) => `Essai\u00a0: ${subject}`,
    },
  },
})
