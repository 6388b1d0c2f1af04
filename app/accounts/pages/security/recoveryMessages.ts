import { catalogue } from '../../../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    title: 'Codes de secours',
    left: (count: number): string => {
      if (count === 0) return 'Il ne vous reste aucun code de secours. Demandez-en de nouveaux.'
      return count === 1
        ? 'Il vous reste un seul code de secours. Demandez-en bientôt de nouveaux.'
        : `Il vous reste ${count} codes de secours.`
    },
    renew: 'Demander de nouveaux codes de secours',
    renewLead: 'Les codes de secours que vous avez déjà n’ouvriront plus votre compte.',
    code: 'Code de l’application, ou code de secours',
    codeHint: 'Six chiffres, ou l’un de vos codes de secours.',
    renewButton: 'Recevoir de nouveaux codes',
    newTitle: 'Vos nouveaux codes de secours',
    newLead:
      'Sans votre téléphone, chacun d’eux ouvre votre compte une fois. Ils ne seront plus montrés\u00a0: imprimez-les ou recopiez-les.',
    kept: 'J’ai gardé mes codes',
    asleepTitle: 'Des droits attendent une seconde preuve',
    asleepText: 'Donnez-la maintenant\u00a0: une clé d’accès ou un code.',
    asleepButton: 'Donner ma seconde preuve',
  },
})
