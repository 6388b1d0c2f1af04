import { catalogue } from '../app/platform/i18n/catalogue.ts'

export const messages = catalogue({
  fr: {
    publishedName: 'Plan de la journée',
    structures: (structures: number, organisations: number) =>
      `Démonstration\u00a0: ${structures} structures et ${organisations} organismes fictifs.`,
    events: (events: number, meetings: number) =>
      `Démonstration\u00a0: ${events} rencontres, dont une journée rejouée avec ${meetings} rendez-vous.`,
  },
})
