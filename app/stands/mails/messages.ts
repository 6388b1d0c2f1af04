import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Sentences of the mails to exhibitors. */
export const m = catalogue({
  fr: {
    hello: 'Bonjour,',
    given: {
      subject: (event: string) => `Votre stand\u00a0: ${event}`,
      title: (body: string, number: number) => `${body} a le stand ${number}`,
      text: 'La page de la rencontre montre le plan des stands. Si ce stand ne convient pas, dites-le depuis la page «\u00a0Mon stand\u00a0».',
    },
    changed: {
      subject: (event: string) => `Votre stand change\u00a0: ${event}`,
      title: (body: string, number: number) => `${body} a maintenant le stand ${number}`,
      text: 'Ce stand remplace celui qui vous avait été annoncé. La page de la rencontre montre le plan à jour.',
    },
    released: {
      subject: (event: string) => `Votre stand est libéré\u00a0: ${event}`,
      title: (body: string, number: number) => `${body} n’a plus le stand ${number}`,
      text: 'L’organisateur vous en attribuera un autre, ou vous dira pourquoi. Votre demande reste à lire sur la page «\u00a0Mon stand\u00a0».',
    },
    refused: {
      subject: (event: string) => `Réponse à votre demande de stand\u00a0: ${event}`,
      title: (body: string) => `La demande de stand de ${body} est refusée`,
      text: 'Votre inscription à la rencontre n’est pas touchée.',
    },
    where: (number: number, label: string | null) =>
      label === null ? `Stand ${number}.` : `Stand ${number}, ${label}.`,
    offers: (equipment: string) => `Équipement\u00a0: ${equipment}.`,
    lacks: (equipment: string) =>
      `Ce stand n’a pas tout ce que vous demandez. Il y manque\u00a0: ${equipment}. L’organisateur en est averti.`,
    reason: (text: string) => `Raison donnée\u00a0: ${text}`,
    open: 'Ouvrir mes pages de la rencontre',
    link: (until: string) =>
      `Ce lien est personnel\u00a0: ne le transmettez pas. Il fonctionne jusqu’au ${until}.`,
    why: 'Vous recevez ce message parce que votre organisme participe à la rencontre.',
  },
})
