import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Words of the mails of the module: M-13 to applicants, M-14 to the jury. */
export const m = catalogue({
  fr: {
    hello: 'Bonjour,',
    reason: 'Vous recevez ce courriel parce que cette adresse a été donnée pour une candidature.',
    link: 'Ouvrir ma candidature',
    draft: {
      subject: 'Votre candidature est en brouillon',
      title: 'Votre candidature est en brouillon',
      text: (structure: string, event: string) =>
        `Le brouillon de candidature de «\u00a0${structure}\u00a0» à une présentation express de «\u00a0${event}\u00a0» est enregistré.`,
      until: (when: string) =>
        `Terminez-le et envoyez-le avant le ${when}. Le lien ci-dessous vous est personnel\u00a0: il le rouvre sur n’importe quel appareil.`,
      ignore:
        'Si vous n’avez rien demandé, ne faites rien\u00a0: un brouillon qui n’est pas envoyé n’est lu par personne.',
    },
    received: {
      subject: 'Candidature reçue',
      title: 'Candidature reçue',
      text: (structure: string, event: string, number: number) =>
        `La candidature n°\u00a0${number} de «\u00a0${structure}\u00a0» à une présentation express de «\u00a0${event}\u00a0» est bien reçue.`,
      next: (when: string) =>
        `Le jury l’examine jusqu’au ${when}. Vous recevrez ensuite une réponse motivée. Jusque-là, vous pouvez relire votre candidature ou la retirer.`,
    },
    answer: {
      subject: 'Réponse à votre candidature',
      title: 'Réponse à votre candidature',
      text: (structure: string, event: string) =>
        `Voici la réponse à la candidature de «\u00a0${structure}\u00a0» à une présentation express de «\u00a0${event}\u00a0».`,
      prepare:
        'Une préparation est prévue\u00a0: choisissez une demi-journée depuis votre candidature, les places sont comptées.',
    },
    change: {
      subject: 'Votre candidature\u00a0: un changement',
      title: 'Votre candidature\u00a0: un changement',
      text: (structure: string, event: string) =>
        `La réponse à la candidature de «\u00a0${structure}\u00a0» à une présentation express de «\u00a0${event}\u00a0» a changé.`,
    },
    juryInvitation: {
      subject: 'Invitation à un jury',
      title: 'Vous êtes invité à un jury',
      text: (event: string, until: string) =>
        `L’organisateur de «\u00a0${event}\u00a0» vous invite à évaluer les candidatures aux présentations express, jusqu’au ${until}.`,
      how: 'Ouvrez l’invitation, connectez-vous avec cette adresse de courriel (un compte se crée à la première connexion), puis choisissez «\u00a0Rejoindre le jury\u00a0».',
      ignore: 'Si cette invitation ne vous concerne pas, ne faites rien.',
      action: 'Ouvrir l’invitation',
      reason:
        'Vous recevez ce courriel parce qu’un organisateur a donné votre adresse pour vous inviter à un jury.',
    },
    jury: {
      title: (when: string) => `Des candidatures à évaluer avant le ${when}`,
      invited: (event: string) =>
        `Vous êtes membre du jury des présentations express de «\u00a0${event}\u00a0». Déclarez d’abord vos conflits d’intérêts, puis notez chaque candidature.`,
      lifted: (event: string) =>
        `Un conflit d’intérêts que vous aviez déclaré est levé\u00a0: vous pouvez de nouveau évaluer cette candidature à une présentation express de «\u00a0${event}\u00a0».`,
      reminder: (event: string) =>
        `Il vous reste des candidatures à évaluer pour les présentations express de «\u00a0${event}\u00a0».`,
      action: 'Évaluer les candidatures',
    },
  },
})
