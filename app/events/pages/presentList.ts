import { z } from 'zod'
import { departmentName } from '../../platform/geo/departments.ts'
import { optional } from '../../platform/http/input.ts'
import { slugify } from '../../platform/kernel/text.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { presentSummary } from './presentEvents.ts'

/** An event with the département where it takes place. */
export type Listed = { readonly event: OpenMapEvent; readonly department: string | null }

const word = optional(z.string().max(120))
export const listQuery = z.strictObject({ departement: word, theme: word, serie: word })
export type ListQuery = z.output<typeof listQuery>

type Choice = { readonly value: string; readonly label: string }
export type Choices = { readonly [K in 'departments' | 'themes' | 'series']: readonly Choice[] }

/** Each value once, by its label. */
const choicesOf = (pairs: readonly (readonly [string, string] | null)[]): readonly Choice[] =>
  [...new Map(pairs.flatMap((pair) => (pair === null ? [] : [pair])))]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'fr'))

const themeKey = ({ theme }: OpenMapEvent): string => slugify(theme ?? '')

/** What narrows this list: only what at least one event answers. */
export const presentChoices = (listed: readonly Listed[]): Choices => ({
  departments: choicesOf(
    listed.map(({ department }) => (department === null ? null : [department, departmentName(department)])),
  ),
  themes: choicesOf(
    listed.map(({ event }) => (event.theme === null ? null : [themeKey(event), event.theme])),
  ),
  series: choicesOf(
    listed.map(({ event: { series } }) => (series === null ? null : [series.slug, series.name])),
  ),
})

/** Those that the filters keep. */
export const narrowed = (listed: readonly Listed[], query: ListQuery): readonly OpenMapEvent[] =>
  listed
    .filter(
      ({ event, department }) =>
        (query.departement === undefined || query.departement === department) &&
        (query.theme === undefined || query.theme === themeKey(event)) &&
        (query.serie === undefined || query.serie === event.series?.slug),
    )
    .map(({ event }) => event)

/** Coming events first to last, past ones last to first. */
export const presentList = (events: readonly OpenMapEvent[], todayIso: string) => {
  const past = (event: OpenMapEvent): boolean => event.status === 'held' || event.day < todayIso
  return {
    drafts: events.filter(({ status }) => status === 'draft').map(presentSummary),
    coming: events.filter((event) => event.status !== 'draft' && !past(event)).map(presentSummary),
    past: events
      .filter((event) => event.status !== 'draft' && past(event))
      .reverse()
      .map(presentSummary),
  }
}
