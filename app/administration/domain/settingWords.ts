import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Why settings are refused. */
export const settingWords = catalogue({
  fr: {
    noDoor:
      'Gardez au moins une façon de se connecter autre que ProConnect\u00a0: les structures n’y ont pas toutes droit.',
    idleOrder:
      'La durée des personnes qui administrent ne peut pas dépasser celle des autres. Écrivez un nombre d’heures plus petit.',
  },
})
