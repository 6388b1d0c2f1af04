import { catalogue } from '../platform/i18n/catalogue.ts'
import { formatNumber } from '../platform/i18n/format.ts'

/** Sentences of refusals and of what was done at the door. */
export const t = catalogue({
  fr: {
    segments: {
      present: 'Personnes accueillies à la rencontre',
      absent: 'Personnes attendues et non accueillies',
    },
    refusals: {
      notABadge:
        'Ce code n’est pas celui d’un badge OpenMap\u00a0: il compte seize lettres et chiffres. Vérifiez-le, ou cherchez la personne par son nom.',
      otherEvent:
        'Ce badge est celui d’une autre rencontre. Cherchez la personne par son nom, ou inscrivez-la sur place.',
      unknownBadge:
        'Ce badge n’est pas connu pour cette rencontre. Cherchez la personne par son nom, ou inscrivez-la sur place.',
      unknownPerson: 'Cette personne n’est pas attendue à cette rencontre. Cherchez-la par son nom.',
      notHere: 'Cette personne n’était pas accueillie\u00a0: il n’y a rien à annuler.',
      labelMissing: 'Donnez un nom à cet appareil, par exemple «\u00a0Téléphone de l’entrée\u00a0».',
      dayOver: 'La rencontre est passée\u00a0: aucun appareil ne peut plus en tenir l’accueil.',
      tooManyDevices: (most: number) =>
        `${most} appareils tiennent déjà l’accueil. Retirez-en un avant d’en ajouter.`,
      unknownDevice: 'Cet appareil ne tenait pas l’accueil de cette rencontre.',
      unknownParticipant: 'Ce participant n’est pas inscrit à la rencontre.',
      nobodyMet: 'Vous ne rencontrez pas ce participant\u00a0: rouvrez la page, votre agenda a pu changer.',
      noteTooLong: (length: number, most: number) =>
        `Cette note compte ${formatNumber(length)} signes, le plus est ${formatNumber(most)}. Raccourcissez-la.`,
      unknownSlot: 'Choisissez un créneau de la rencontre.',
    },
    /** Who welcomed. */
    organisers: 'l’organisation',
    formerDevice: 'un appareil retiré',
  },
})
