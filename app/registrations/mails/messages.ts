import { catalogue } from '../../platform/i18n/catalogue.ts'

export const m = catalogue({
  fr: {
    hello: 'Bonjour,',
    subjects: {
      confirmed: (event: string) => `Inscription confirmée\u00a0: ${event}`,
      waiting: (event: string) => `Liste d’attente\u00a0: ${event}`,
      offered: (event: string) => `Une place s’est libérée pour vous\u00a0: ${event}`,
      cancelled: (event: string) => `Inscription annulée\u00a0: ${event}`,
      expired: (event: string) => `Place non confirmée\u00a0: ${event}`,
      again: (event: string) => `Votre inscription\u00a0: ${event}`,
      given: (event: string) => `Place transmise\u00a0: ${event}`,
      received: (event: string) => `Une place vous est transmise\u00a0: ${event}`,
    },
    titles: {
      confirmed: 'Votre inscription est confirmée',
      waiting: 'Vous êtes sur la liste d’attente',
      offered: 'Une place s’est libérée pour vous',
      cancelled: 'Votre inscription est annulée',
      expired: 'La place n’est plus réservée pour vous',
      again: 'Vous êtes déjà inscrit',
      given: 'Votre place est transmise',
      received: 'Une place vous est transmise',
    },
    texts: {
      confirmed: (event: string) => `Votre place pour «\u00a0${event}\u00a0» est réservée.`,
      waiting: (event: string) =>
        `«\u00a0${event}\u00a0» est complète. Si une place se libère, elle vous sera proposée dans l’ordre des inscriptions, par un message comme celui-ci.`,
      offered: (event: string, until: string) =>
        `Une place pour «\u00a0${event}\u00a0» est réservée à votre nom jusqu’au ${until}. Confirmez-la avant cette heure\u00a0; ensuite elle sera proposée à la personne suivante.`,
      cancelled: (event: string) =>
        `Votre inscription à «\u00a0${event}\u00a0» est annulée. Vous n’avez rien d’autre à faire.`,
      expired: (event: string) =>
        `Le délai pour confirmer votre place à «\u00a0${event}\u00a0» est passé\u00a0: elle est proposée à la personne suivante. Vous pouvez vous inscrire de nouveau sur la page de la rencontre.`,
      again: (event: string) =>
        `Cette adresse a déjà une inscription à «\u00a0${event}\u00a0»\u00a0: rien n’a changé. Voici de nouveau le lien pour la consulter.`,
      given: (event: string) =>
        `Votre place pour «\u00a0${event}\u00a0» est transmise à une autre personne de votre organisme. Vos liens personnels ne fonctionnent plus.`,
      received: (event: string) =>
        `Une place pour «\u00a0${event}\u00a0» vous est transmise. Complétez vos réponses, ou annulez si vous ne venez pas.`,
    },
    missing: (labels: readonly string[]) =>
      labels.length === 1
        ? `Il reste un fichier à joindre, par le lien ci-dessous\u00a0: «\u00a0${labels[0]}\u00a0».`
        : `Il reste ${labels.length} fichiers à joindre, par le lien ci-dessous\u00a0: ${labels.map((label) => `«\u00a0${label}\u00a0»`).join(', ')}.`,
    details: 'Votre inscription',
    label: 'Renseignement',
    value: 'Valeur',
    reference: 'Référence',
    role: 'Rôle',
    body: 'Organisme',
    when: 'Date',
    where: 'Lieu',
    open: 'Voir mon inscription',
    accept: 'Confirmer ma place',
    page: 'Voir la page de la rencontre',
    link: (until: string) =>
      `Ce lien est personnel\u00a0: ne le transmettez pas. Il fonctionne jusqu’au ${until}. Il permet aussi de changer vos réponses, de transmettre votre place ou d’annuler.`,
    badge: (code: string) =>
      `Votre badge est joint (badge.png)\u00a0: montrez ce carré à l’accueil, sur votre téléphone ou imprimé. S’il ne se lit pas, donnez ce code\u00a0: ${code}. Il est personnel.`,
    file: 'Le fichier joint ajoute la rencontre à votre calendrier.',
    reason: 'Vous recevez ce message parce que cette adresse a été donnée pour s’inscrire à la rencontre.',
    fileName: 'rencontre.ics',
  },
})
