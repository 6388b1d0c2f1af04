import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Why the words of a trade are refused. */
export const taxonomyWords = catalogue({
  fr: {
    none: 'Écrivez au moins un mot, ou revenez aux mots d’origine.',
    tooMany: (most: number) => `Écrivez au plus ${most} mots\u00a0: les autres ralentiraient la recherche.`,
    useless: (word: string, most: number) =>
      `«\u00a0${word}\u00a0» ne peut pas être cherché. Écrivez un mot avec des lettres, d’au plus ${most} caractères.`,
  },
})
