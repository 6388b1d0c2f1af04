import { catalogue } from '../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../platform/i18n/format.ts'

/** Words of the module: refusals, and what several pages say. */
export const t = catalogue({
  fr: {
    bands: {
      'to-40k': 'moins de 40\u00a0000\u00a0€ HT',
      'to-100k': 'de 40\u00a0000 à 100\u00a0000\u00a0€ HT',
      'to-250k': 'de 100\u00a0000 à 250\u00a0000\u00a0€ HT',
      'above-250k': 'plus de 250\u00a0000\u00a0€ HT',
    },
    states: {
      waiting: 'En attente',
      accepted: 'Acceptée',
      declined: 'Déclinée',
      expired: 'Sans réponse',
      withdrawn: 'Retirée',
      cancelled: 'Rendez-vous annulé',
    },
    modes: {
      organiser: 'L’organisateur place les rendez-vous d’après les souhaits',
      parties: 'Les participants prennent eux-mêmes leurs rendez-vous',
    },
    acceptances: {
      'opt-in': 'L’autre partie accepte ou décline chaque demande',
      automatic: 'Une demande prend le créneau aussitôt',
    },
    cannotCancel: {
      'day-cancelled': 'La rencontre est annulée\u00a0: ses rendez-vous le sont aussi.',
      'held-by-organiser':
        'Ce rendez-vous a été placé par l’organisateur. Pour l’annuler, écrivez à l’organisateur.',
      'meeting-started': 'Ce rendez-vous a commencé\u00a0: il ne s’annule plus.',
    },
    refusals: {
      unknownMeeting: 'Ce rendez-vous n’existe plus.',
      meetingCancelled: 'Ce rendez-vous est déjà annulé.',
      wishesClosed: 'Les souhaits et les demandes sont clos pour cette rencontre. Écrivez à l’organisateur.',
      unknownParty: 'Ce participant n’est plus inscrit à la rencontre. Rouvrez la page.',
      sameSide: 'Un rendez-vous réunit un acheteur et une structure.',
      slotTaken: 'Ce créneau vient d’être pris. Choisissez parmi ceux qui restent libres pour vous deux.',
      noCommonSlot:
        'Vous n’avez plus de créneau libre en commun. Ouvrez d’autres créneaux dans vos disponibilités, ou choisissez un autre participant.',
      quotaReached: (name: string, limit: number) =>
        `${name} a déjà ${plural(limit, 'rendez-vous', 'rendez-vous')}, le nombre maximal. Choisissez un autre participant.`,
      alreadyMeeting: 'Vous avez déjà rendez-vous ensemble.',
      alreadyAsked: 'Une demande est déjà en attente entre vous. Attendez sa réponse, ou retirez-la.',
      refused: 'L’une des parties ne souhaite pas ce rendez-vous.',
      tooManyRequests: (most: number) =>
        `Vous avez déjà ${formatNumber(most)} demandes en attente, le maximum. Attendez une réponse ou retirez une demande.`,
      notPartiesMode:
        'Pour cette rencontre, l’organisateur place les rendez-vous\u00a0: dites vos souhaits, il en tiendra compte.',
      unknownRequest: 'Cette demande n’existe plus.',
      requestOver: 'Cette demande a déjà reçu une réponse, ou son délai est passé.',
      sectorUnknown: 'Choisissez un secteur parmi ceux de la liste.',
      tooManyNeeds: (most: number) =>
        `Indiquez au plus ${formatNumber(most)} besoins. Retirez-en un d’abord.`,
      dateAfterDay: 'Cette date vient après la rencontre. Choisissez une date plus proche.',
    },
  },
})

/** Amount bands as people read them. */
export const bandNames = t.bands
