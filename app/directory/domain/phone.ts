/** A French number as ten digits by pairs, another one with its `+`; null for what is no telephone number. */
export const readPhone = (text: string): string | null => {
  const digits = text.replace(/\(0\)/g, '').replace(/[\s.\-()/]/g, '')
  const national = /^(?:\+33|0033)?0?([1-9]\d{8})$/.exec(digits)?.[1]
  if (national !== undefined && /^(?:\+|0)/.test(digits)) {
    return `0${national}`.replace(/(\d\d)(?=\d)/g, '$1 ')
  }
  // A spreadsheet ate the zero.
  if (national !== undefined && digits.length === 9) return `0${national}`.replace(/(\d\d)(?=\d)/g, '$1 ')
  return /^\+\d{7,15}$/.test(digits) ? digits : null
}
