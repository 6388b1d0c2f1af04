import { definitions, isParameterKey } from '../../../../packages/rules/index.ts'
import { formatDateTime, formatNumber } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { addresses } from '../../domain/addresses.ts'
import { type DifferenceLine, differenceOf } from '../../domain/difference.ts'
import type { JournalEntry } from '../../store/journal.ts'
import { j } from './messages.ts'
import { n } from './names.ts'

export type Linked = { readonly text: string; readonly href: string | null }

export type EntryView = {
  readonly id: string
  readonly whenIso: string
  readonly when: string
  readonly who: Linked
  readonly what: string
  /** What it is about, when it has a name or a page. */
  readonly about: Linked | null
  readonly body: Linked | null
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[]
  /** The same in a sentence or two, where that is enough; null where a table is clearer. */
  readonly told: readonly string[] | null
}

/** More than this is read in a table, on demand. */
const TOLD_CHANGES = 2
const TOLD_CHARACTERS = 120

const toldChange = ({ field, before, after }: DifferenceLine): string => {
  const label = fieldLabel(field)
  if (before === undefined) return j.told(label, valueText(after))
  return after === undefined
    ? j.toldGone(label, valueText(before))
    : j.toldChanged(label, valueText(before), valueText(after))
}

const toldIn = (lines: readonly DifferenceLine[]): readonly string[] | null => {
  if (lines.length > TOLD_CHANGES) return null
  const told = lines.map(toldChange)
  return told.every(({ length }) => length <= TOLD_CHARACTERS) ? told : null
}

/** French name of an action; its own name where this version does not know it. */
export const actionLabel = (action: string): string => n.actions[action] ?? action

export const subjectKindLabel = (kind: string): string => n.kinds[kind] ?? kind

const fieldLabel = (field: string): string =>
  field
    .split('.')
    .map((part) => n.fields[part] ?? part)
    .join(', ')

const valueText = (value: DifferenceLine['before']): string => {
  if (value === undefined) return j.nothing
  if (value === null || value === '') return j.emptyValue
  if (typeof value === 'boolean') return value ? j.yes : j.no
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'string') return n.values[value] ?? value
  return value.length === 0 ? j.emptyValue : value.map((one) => n.values[one] ?? one).join(', ')
}

/** Who acted when no person is known: the software, a visitor, a participant by their link. */
const actorText = (actor: string): string => {
  const [kind = '', ...rest] = actor.split(':')
  const name = j.actors[kind as keyof typeof j.actors] ?? kind
  const purpose = rest.join(':')
  return kind === 'system' && purpose !== '' ? `${name} (${j.purposes[purpose] ?? purpose})` : name
}

/** What has no row of its own: the name and the page of a parameter, of a sector, of the settings. */
const ownAbout = (kind: string, id: string): Linked | null => {
  if (kind === 'legal-parameter')
    return isParameterKey(id)
      ? { text: definitions[id].label, href: `${addresses.parameters}/${id}` }
      : { text: id, href: null }
  if (kind === 'sector') return { text: id, href: `${addresses.taxonomies}/secteurs/${id}` }
  return null
}

const aboutOf = ({ subjectKind, subjectId, subjectName }: JournalEntry): Linked | null => {
  const own = ownAbout(subjectKind, subjectId)
  if (own !== null) return own
  if (subjectName === null) return null
  if (subjectKind === 'person') return { text: subjectName, href: `${addresses.people}/${subjectId}` }
  if (subjectKind === 'organisation') return { text: subjectName, href: `${addresses.bodies}/${subjectId}` }
  return { text: subjectName, href: null }
}

export const presentEntry = (entry: JournalEntry, zone: string): EntryView => {
  const lines = differenceOf(entry.before, entry.after)
  return {
    id: entry.id,
    whenIso: entry.at.toISOString(),
    when: formatDateTime(localOf(entry.at, zone)),
    who:
      entry.personId !== null && entry.personName !== null
        ? {
            text: entry.personName === '' ? entry.personId.slice(-6) : entry.personName,
            href: `${addresses.people}/${entry.personId}`,
          }
        : { text: actorText(entry.actor), href: null },
    what: actionLabel(entry.action),
    about: aboutOf(entry),
    body:
      entry.organisationName === null || entry.organisationId === entry.subjectId
        ? null
        : { text: entry.organisationName, href: `${addresses.bodies}/${entry.organisationId}` },
    changes: lines.map(({ field, before, after }) => ({
      field: fieldLabel(field),
      before: valueText(before),
      after: valueText(after),
    })),
    told: toldIn(lines),
  }
}
