import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'

/** Words of the mails that follow notices. */
export const m = catalogue({
  fr: {
    hello: 'Bonjour,',
    open: 'Ouvrir sur OpenMap ESS',
    choose: 'Choisir ce que vous recevez par courriel',
    stop: 'Ne plus recevoir ces courriels',
    mandatory: (topic: string) =>
      `Vous recevez ce courriel au titre de «\u00a0${topic}\u00a0»\u00a0: il protège vos droits et ne peut pas être désactivé.`,
    optional: (topic: string) =>
      `Vous recevez ce courriel parce que vous suivez «\u00a0${topic}\u00a0» sur OpenMap ESS.`,
    digestSubject: (count: number) =>
      `Votre résumé du jour\u00a0: ${plural(count, 'notification', 'notifications')}`,
    digestTitle: 'Votre résumé du jour',
    digestText: (count: number) =>
      `${plural(count, 'notification vous attend', 'notifications vous attendent')} sur OpenMap ESS.`,
    digestItem: (title: string, text: string) => `${title} – ${text}`,
    digestMore: (count: number) => `Et ${plural(count, 'autre', 'autres')}, dans vos notifications.`,
    digestOpen: 'Ouvrir mes notifications',
    digestReason:
      'Vous recevez ce résumé une fois par jour, les jours où il y a du nouveau, pour les sujets que vous suivez ainsi.',
  },
})
