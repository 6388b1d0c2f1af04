import { type Revision, type Structure, tendsRecord } from '../../directory/index.ts'
import { fieldLabel, fieldText, type NamedField } from '../../directory/pages/index.ts'
import { type Actor, personIdOf } from '../../platform/access/actor.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { restorable } from '../domain/restore.ts'
import type { AuthorFunction } from '../store/functions.ts'
import { m } from './moderationMessages.ts'

const h = m.history

export type ChangedField = {
  readonly field: string
  readonly label: string
  readonly before: string
  readonly after: string
  readonly restorable: boolean
}

export type HistoryEntry = {
  readonly id: string
  readonly when: string
  readonly iso: string
  readonly cause: string
  readonly who: string
  readonly fields: readonly ChangedField[]
  /** What it says of whom to speak to, who holds the record, the trash. */
  readonly notes: readonly string[]
}

/** What only the mission and coordinations write. */
const TENDED: readonly string[] = ['siret', 'kinds']

const whoOf = (
  { accountId }: Revision,
  actor: Actor,
  functions: ReadonlyMap<string, AuthorFunction>,
): string => {
  if (accountId === null) return h.who.site
  if (accountId === personIdOf(actor)) return h.who.you
  const known = functions.get(accountId)
  if (known === undefined) return h.who.other
  return known.kind === 'body' ? known.name : h.who[known.kind]
}

const notesOf = ({ before, after }: Revision): string[] => [
  ...(after.contact === undefined || after.contact === before?.contact
    ? []
    : [after.contact ? h.contactAdded : h.contactRemoved]),
  ...('organisationId' in after
    ? [`${h.holder}\u00a0: ${after.organisationId === null ? h.free : h.held}`]
    : []),
  ...('deletedAt' in after ? [`${h.trash}\u00a0: ${after.deletedAt === null ? h.free : h.held}`] : []),
]

/** Changes of a record in words, the last first. */
export const presentHistory = (
  revisions: readonly Revision[],
  {
    actor,
    structure,
    functions,
    communes,
    zone,
  }: {
    readonly actor: Actor
    readonly structure: Structure
    readonly functions: ReadonlyMap<string, AuthorFunction>
    readonly communes: ReadonlyMap<string, string>
    readonly zone: string
  },
): readonly HistoryEntry[] =>
  revisions.map((revision) => {
    const { before, after, cause } = revision
    const back = restorable(revision).filter(
      (field) => !TENDED.includes(field) || tendsRecord(actor, structure),
    )
    const words = (field: string, side: Revision['before']): string =>
      side === null ? '' : fieldText(field as NamedField, side, communes)
    return {
      id: revision.id,
      when: formatDateTime(localOf(revision.at, zone)),
      iso: revision.at.toISOString(),
      cause: h.causes[cause],
      who: h.by(whoOf(revision, actor, functions)),
      fields: Object.keys(after).flatMap((field) => {
        const label = field === 'contact' ? null : fieldLabel(field)
        return label === null
          ? []
          : [
              {
                field,
                label,
                before: words(field, before),
                after: words(field, after),
                restorable: back.includes(field),
              },
            ]
      }),
      notes: notesOf(revision),
    }
  })
