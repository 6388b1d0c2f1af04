import { catalogue } from '../../../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    title: 'Adresse de courriel',
    lead: 'Elle ouvre votre compte\u00a0: les liens de connexion et les avis y arrivent.',
    current: (email: string) => `Votre adresse est ${email}.`,
    change: 'Changer d’adresse',
    changeLead:
      'Nous envoyons un lien à la nouvelle adresse. Votre compte garde l’ancienne tant que vous ne l’avez pas ouvert.',
    field: 'Nouvelle adresse de courriel',
    hint: 'Par exemple prenom.nom@exemple.fr',
    send: 'Recevoir un lien à cette adresse',
    keep: 'Revenir sans rien changer',
    sentTitle: 'Regardez les courriels de la nouvelle adresse',
    sent: 'Si cette adresse peut recevoir nos courriels, un lien y arrive dans la minute. Ouvrez-le dans ce navigateur\u00a0: il est valable dix minutes et ne sert qu’une fois.',
    sentLate: 'Rien reçu\u00a0? Regardez dans les courriers indésirables, puis redemandez un lien.',
    toSecurity: 'Revenir à la sécurité du compte',
    confirmTitle: 'Confirmer votre nouvelle adresse',
    confirmLead: (email: string) =>
      `Votre compte portera l’adresse ${email}. L’ancienne adresse en sera avertie.`,
    confirm: 'Confirmer cette adresse',
    confirmed: (email: string) => `Votre compte a maintenant l’adresse ${email}.`,
    overTitle: 'Lien expiré',
    again: 'Redemander le changement d’adresse',
  },
})
