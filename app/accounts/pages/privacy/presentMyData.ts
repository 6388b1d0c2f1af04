import { archiveWords } from '../../../platform/privacy/archiveWords.ts'
import type { Glimpse } from '../../../platform/privacy/gather.ts'
import { type ProcessingId, processings } from '../../../platform/privacy/processings.ts'
import { readableColumns, readableValue } from '../../../platform/privacy/readable.tsx'
import { type RuleId, retentionText } from '../../../platform/privacy/retention/periods.ts'
import { columnTitle, tableTitles } from '../../../platform/privacy/words.ts'
import { type Consent, type ConsentSubject, consentNames, inForce } from '../../domain/consent.ts'
import { type PersonalExport, takeable } from '../../domain/personalExport.ts'
import type { ReadingAbout } from '../../store/readings.ts'
import { datesIn } from './frame.tsx'
import { w } from './messages.ts'

/** Texts that fill a page by themselves: they are in the copy. */
export const LONG: ReadonlySet<string> = new Set([
  'body_text',
  'body_html',
  'content',
  'reply',
  'before',
  'after',
  'last_error',
])

export type HeldTable = {
  readonly table: string
  readonly caption: string
  readonly columns: readonly { readonly key: string; readonly header: string }[]
  readonly rows: readonly (readonly string[])[]
  readonly hidden: string | null
}

export type HeldGroup = {
  readonly id: ProcessingId
  readonly summary: string
  readonly purpose: string
  readonly basis: string
  readonly kept: string
  readonly recipients: string
  readonly tables: readonly HeldTable[]
}

/** What is held, by purpose, as people read it. */
export const presentHeld = (
  glimpses: readonly Glimpse[],
  parts: {
    readonly names: ReadonlyMap<string, string>
    readonly zone: string
    readonly days: { readonly [R in RuleId]: number }
  },
): readonly HeldGroup[] =>
  (Object.keys(processings) as ProcessingId[]).flatMap((id) => {
    const mine = glimpses.filter(({ processing }) => processing === id)
    if (mine.length === 0) return []
    const { title, purpose, legalBasis, recipients } = processings[id]
    const daysOf = (rule: string): number | undefined =>
      (parts.days as { readonly [rule: string]: number | undefined })[rule]
    const kept = mine.map(({ entry }) => retentionText(entry.retention, daysOf(entry.retention)))
    return [
      {
        id,
        summary: w.held.summary(
          title,
          mine.reduce((sum, { count }) => sum + count, 0),
        ),
        purpose,
        basis: legalBasis,
        kept: [...new Set(kept)].join('\u00a0; '),
        recipients,
        tables: mine.map((one) => {
          const columns = readableColumns(one)
          return {
            table: one.table,
            caption: w.held.caption(tableTitles[one.table], one.rows.length, one.count),
            columns: columns.map((key) => ({ key, header: columnTitle(key) })),
            rows: one.rows.map((row) => columns.map((column) => readableValue(column, row[column], parts))),
            hidden: one.hidden.length === 0 ? null : w.held.hidden(one.hidden.map(columnTitle).join(', ')),
          }
        }),
      },
    ]
  })

export type ReadingRow = {
  readonly key: string
  readonly iso: string
  readonly when: string
  readonly who: string
  readonly what: string
  readonly why: string
}

export const presentReading = (reading: ReadingAbout, zone: string): ReadingRow => {
  const { capacity, body, kind, count, purpose, at, number } = reading
  const what = archiveWords.records[kind]
  return {
    key: String(number),
    iso: at.toISOString(),
    when: datesIn(zone).moment(at),
    who: capacity === 'body' ? w.readings.capacities.body(body ?? '') : w.readings.capacities[capacity],
    what: count > 1 ? w.readings.list(what, count) : what,
    why: archiveWords.purposes[purpose],
  }
}

export type CopyRow = {
  readonly id: string
  readonly asked: string
  readonly what: string
  readonly state: string
  readonly ready: boolean
}

export const presentCopy = (one: PersonalExport, now: Date, zone: string): CopyRow => {
  const over = one.state === 'ready' && !takeable(one, now)
  return {
    id: one.id,
    asked: datesIn(zone).moment(one.requestedAt),
    what: w.copies.kinds[one.subject.kind],
    state: over ? w.copies.expired : w.copies.states[one.state],
    ready: takeable(one, now),
  }
}

export type ConsentRow = {
  readonly subject: ConsentSubject
  readonly title: string
  readonly text: string
  readonly state: string
  readonly given: boolean
}

export const presentConsents = (consents: readonly Consent[], zone: string): readonly ConsentRow[] =>
  consentNames.map((subject) => {
    const latest = consents.find((one) => one.subject === subject)
    const { title, text } = w.consents.subjects[subject]
    const { day } = datesIn(zone)
    const given = latest !== undefined && inForce(latest)
    const state =
      latest === undefined
        ? w.consents.never
        : given
          ? w.consents.given(day(latest.givenAt))
          : latest.withdrawnAt === null
            ? w.consents.newWords
            : w.consents.withdrawn(day(latest.withdrawnAt))
    return { subject, title, text, state, given }
  })
