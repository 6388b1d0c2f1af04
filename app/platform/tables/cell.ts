/**
 * What a cell becomes once read: its text, and the text of the formula it held, if any. Formulas are neutralised here,
 * once for all readers: nothing that a spreadsheet would run comes in.
 */
export type CleanCell = { readonly value: string; readonly formula: string | null }

// Control signs have no meaning in a cell, and PostgreSQL refuses U+0000.
const CONTROL = /(?![\t\n\r])\p{Cc}|[\u200b\ufeff\ufffe\uffff]/gu
const LITERAL = /^="((?:[^"]|"")*)"$/
/** `=…`, or a sign followed by a function call, a reference or a remote command. « -12,5 », « +33 1… » and « - liste » are not. */
const FORMULA =
  /^(?:=|[+\-@]{1,4}(?:[A-Za-z_.]{2,40}\(|\$?[A-Za-z]{1,3}\$?\d{1,7}(?:[^\p{L}\p{N}\s]|$)|[^|\n]{1,80}\|[^!\n]{0,200}!))/u
const LEAD = /^[=+\-@\s]+/

export const cleanText = (text: string): string => text.replace(CONTROL, '').trim()

/** Cleans a cell read from a text file. `="00123"`, the trick that keeps zeros in a spreadsheet, gives `00123`. */
export const cleanCell = (text: string): CleanCell => {
  const value = cleanText(text)
  const lead = value.charCodeAt(0)
  // Most cells begin with none of = + - @: the expressions below are not tried on them.
  if (lead !== 61 && lead !== 43 && lead !== 45 && lead !== 64) return { value, formula: null }
  const literal = LITERAL.exec(value)
  if (literal) return { value: (literal[1] ?? '').replaceAll('""', '"').trim(), formula: value }
  return FORMULA.test(value) ? { value: value.replace(LEAD, ''), formula: value } : { value, formula: null }
}
