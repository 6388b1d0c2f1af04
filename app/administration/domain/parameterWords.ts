import type { Span, ValueError } from '../../../packages/rules/index.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../platform/i18n/format.ts'

/** Sentences about dated values that pages, refusals and files share. */
export const w = catalogue({
  fr: {
    ownSource: 'saisi par l’administration de cette installation',
    span: {
      always: 'sans limite de date',
      until: (to: string) => `jusqu’au ${to}`,
      since: (from: string) => `depuis le ${from}`,
      between: (from: string, to: string) => `du ${from} au ${to}`,
    },
    errors: {
      unknown: 'Ce paramètre n’existe pas.',
      empty: 'Écrivez la valeur.',
      'not-a-number': 'Écrivez un nombre, par exemple 12,02 ou 216\u00a0000.',
      'not-whole': 'Écrivez un nombre entier, sans virgule.',
      'not-a-date': 'Écrivez un jour qui existe, par exemple 22/08/2026.',
      wrongUnit: (typed: string, unit: string) =>
        unit === ''
          ? `«\u00a0${typed}\u00a0» n’est pas attendu ici. Écrivez la valeur seule.`
          : `L’unité «\u00a0${typed}\u00a0» n’est pas celle de ce paramètre. Écrivez la valeur en «\u00a0${unit}\u00a0», ou le nombre seul.`,
      tooPrecise: (decimals: number) =>
        `Écrivez au plus ${formatNumber(decimals)} chiffres après la virgule. Les milliers se séparent par une espace.`,
      outOfBounds: (least: number, most: number) =>
        `Écrivez une valeur de ${formatNumber(least)} à ${formatNumber(most)}.`,
      day: 'Choisissez un jour qui existe, entre 1900 et 2199.',
      order: (from: string) => `Le dernier jour ne peut pas venir avant le premier, le ${from}.`,
      overlap: (span: string, closable: boolean) =>
        `Une valeur saisie ici vaut déjà ${span}. ${
          closable
            ? 'Cochez «\u00a0Terminer la veille la valeur en cours\u00a0», ou choisissez d’autres jours.'
            : 'Corrigez-la, ou choisissez d’autres jours.'
        }`,
      gone: 'Cette valeur a été corrigée ou retirée entre-temps. Rouvrez la page du paramètre.',
      same: 'Rien n’a changé. Modifiez au moins une réponse, ou revenez au paramètre.',
    },
  },
})

/** « du 1er janvier 2026 au 31 décembre 2027 » */
export const spanText = ({ from, to }: Span): string => {
  if (from === null) return to === null ? w.span.always : w.span.until(formatDate(to))
  return to === null ? w.span.since(formatDate(from)) : w.span.between(formatDate(from), formatDate(to))
}

/** What is wrong with a typed value, and what to write. */
export const valueSentence = (error: ValueError): string => {
  switch (error.code) {
    case 'wrong-unit':
      return w.errors.wrongUnit(error.typed, error.unit)
    case 'too-precise':
      return w.errors.tooPrecise(error.decimals)
    case 'out-of-bounds':
      return w.errors.outOfBounds(error.least, error.most)
    default:
      return w.errors[error.code]
  }
}
