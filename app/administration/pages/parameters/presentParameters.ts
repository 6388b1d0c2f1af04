import {
  type DatedValue,
  type Day,
  type Definition,
  definitions,
  nextChange,
  type ParameterKey,
  parameterKeys,
  type Theme,
  themes,
  type Verification,
  valueAt,
} from '../../../../packages/rules/index.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { fold } from '../../../platform/kernel/text.ts'
import { addresses } from '../../domain/addresses.ts'
import { type AnyValue, isLocal } from '../../domain/parameter.ts'
import { p } from './messages.ts'

const NBSP = '\u00a0'
const SHORT_UNIT = 6

/** The exact text, as French people read it: `5 404 000 € HT`, `12,02 €/h`, `22 août 2026`. */
export const valueText = ({ kind, unit }: Definition, value: string): string => {
  if (kind === 'date') return formatDate(value)
  const [whole = '', part = ''] = value.split('.')
  const cents = kind === 'euros' && part.length === 1 ? `${part}0` : part
  const number = `${whole.replace(/\B(?=(\d{3})+$)/g, NBSP)}${cents === '' ? '' : `,${cents}`}`
  const words = kind === 'count' && (value === '0' || value === '1') ? unit.replace(/s$/, '') : unit
  // « € HT » stays whole at the end of a line; « € HT par an » may be cut.
  const named = words.length <= SHORT_UNIT ? words.replaceAll(' ', NBSP) : words
  return named === '' ? number : `${number}${NBSP}${named}`
}

export const parameterPath = (key: string): string => `${addresses.parameters}/${key}`

export type VerificationView = {
  readonly verified: Verification
  readonly local: boolean
  /** « par …, le … » */
  readonly by: string | null
}

export const presentVerification = (value: AnyValue, zone: string): VerificationView => ({
  verified: value.verified,
  local: isLocal(value),
  by:
    isLocal(value) && value.verifiedBy !== null && value.verifiedAt !== null
      ? p.verifiedBy(value.verifiedBy, formatDate(localOf(value.verifiedAt, zone)))
      : null,
})

export type ParameterRow = {
  readonly key: ParameterKey
  readonly href: string
  readonly label: string
  /** Null: nothing holds on that day. */
  readonly value: string | null
  readonly next: string
  readonly reference: string | null
  readonly verification: VerificationView | null
}

/** What comes after a day, in words. */
export const nextText = (definition: Definition, rows: readonly DatedValue[], day: Day): string => {
  const change = nextChange(rows, day)
  if (change === null) return p.noChange
  return change.becomes === null
    ? p.ends(formatDate(change.on))
    : p.becomes(valueText(definition, change.becomes.value), formatDate(change.on))
}

export const shows = ['a-verifier', 'modifies'] as const
export type Wanted = {
  readonly theme: Theme | null
  readonly day: Day
  readonly words: string
  readonly show: (typeof shows)[number] | null
}

const matches = (text: string, words: string): boolean => {
  const folded = fold(text)
  return fold(words)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}

export type ThemeRows = {
  readonly theme: Theme
  readonly title: string
  readonly rows: readonly ParameterRow[]
}

type Timelines = Readonly<Record<string, readonly AnyValue[]>>

/** The parameters wanted, by theme, with the value that holds on the day. */
export const presentParameters = (timelines: Timelines, wanted: Wanted, zone: string): ThemeRows[] => {
  const rowOf = (key: ParameterKey): ParameterRow & { readonly value: string | null } => {
    const found = valueAt(timelines, key, wanted.day)
    const definition = definitions[key]
    return {
      key,
      href: parameterPath(key),
      label: definition.label,
      value: found.ok ? valueText(definition, found.value.value) : null,
      next: nextText(definition, timelines[key] ?? [], wanted.day),
      reference: found.ok ? found.value.article : null,
      verification: found.ok ? presentVerification(found.value, zone) : null,
    }
  }
  const kept = parameterKeys.filter((key) => {
    if (wanted.theme !== null && definitions[key].theme !== wanted.theme) return false
    const rows = timelines[key] ?? []
    const text = [
      key,
      definitions[key].label,
      themes[definitions[key].theme],
      ...rows.map(({ article }) => article ?? ''),
    ]
    if (!matches(text.join(' '), wanted.words)) return false
    if (wanted.show === 'modifies') return rows.some(isLocal)
    if (wanted.show === null) return true
    const found = valueAt(timelines, key, wanted.day)
    return found.ok && found.value.verified === 'to-verify'
  })
  return (Object.keys(themes) as Theme[])
    .map((theme) => ({
      theme,
      title: themes[theme],
      rows: kept.filter((key) => definitions[key].theme === theme).map(rowOf),
    }))
    .filter(({ rows }) => rows.length > 0)
}
