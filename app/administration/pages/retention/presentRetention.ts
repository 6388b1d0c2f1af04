import { formatDate, formatDateTime, formatFullDate } from '../../../platform/i18n/format.ts'
import { type Clock, localOf, Temporal } from '../../../platform/kernel/dates.ts'
import type { RulePreview } from '../../../platform/privacy/retention/engine.ts'
import { periods, periodText } from '../../../platform/privacy/retention/periods.ts'
import { tableTitles } from '../../../platform/privacy/words.ts'
import type { Hold, KeptCertificate } from '../../store/retention.ts'
import { w } from './messages.ts'

export type RuleRow = {
  readonly id: string
  readonly title: string
  readonly effect: string
  readonly period: string
  readonly from: string
  /** One line for each table; empty = nothing. */
  readonly due: readonly string[]
  readonly oldest: string
  readonly held: string
  readonly anchor: string
  readonly exempt: boolean
}

export const presentRule = (preview: RulePreview, zone: string): RuleRow => {
  const { title, effect, from, anchor } = periods[preview.rule]
  const oldest = preview.parts
    .flatMap((part) => part.oldest ?? [])
    .sort((a, b) => a.getTime() - b.getTime())[0]
  const held = preview.parts.reduce((sum, part) => sum + part.held, 0)
  return {
    id: preview.rule,
    title,
    effect,
    period: periodText(preview.days),
    from: w.rules.after(from),
    due: preview.parts
      .filter(({ due }) => due > 0)
      .map(({ table, due }) => w.rules.lines(tableTitles[table], due)),
    oldest: oldest === undefined ? w.rules.none : formatDate(localOf(oldest, zone)),
    held: held === 0 ? w.rules.none : String(held),
    anchor,
    exempt: preview.exempt,
  }
}

export type HoldRow = {
  readonly id: string
  readonly about: string
  readonly kind: string
  readonly reason: string
  readonly placed: string
}

export const presentHold = (hold: Hold, zone: string): HoldRow => ({
  id: hold.id,
  about: hold.about === '' ? w.hold.gone : hold.about,
  kind: w.hold.kinds[hold.kind],
  reason: hold.reason,
  placed: formatDate(localOf(hold.placedAt, zone)),
})

export type CertificateRow = {
  readonly id: string
  readonly rule: string
  readonly when: string
  readonly gone: string
  readonly held: string
  readonly hash: string
}

export const presentCertificate = (one: KeptCertificate, zone: string): CertificateRow => ({
  id: one.id,
  rule: periods[one.rule].title,
  when: formatDateTime(localOf(one.ranAt, zone)),
  gone: w.certificates.lines(one.gone),
  held: one.held === 0 ? w.rules.none : String(one.held),
  hash: one.hash,
})

/** When the daily job comes next, by the clock of the territory: `jeudi 26 novembre 2026 à 3 h 15`. */
export const nextRun = (clock: Clock, zone: string, time: { hour: number; minute: number }): string => {
  const now = clock.now().toZonedDateTimeISO(zone)
  const today = now.withPlainTime(Temporal.PlainTime.from(time))
  const next = Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 })
  const at = next.toPlainDateTime()
  return `${formatFullDate(at)}${formatDateTime(at).slice(formatDate(at).length)}`
}
