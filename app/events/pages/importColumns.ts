import { z } from 'zod'
import {
  type ChosenColumns,
  choicesOf,
  columnField,
  readChoice,
  toldChoice,
  writeChoice,
} from '../../platform/tables/choice.ts'
import type { Mapping } from '../../platform/tables/propose.ts'
import type { Option } from '../../ui/index.ts'
import { type ImportKind, lacking, participantColumns, wishColumns } from '../domain/importColumns.ts'
import { participantRoles } from '../domain/participant.ts'
import { wishLevels } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { expectedOf, type ProposedImport } from '../usecases/proposeImport.ts'
import { im } from './importMessages.ts'

export { type ChosenColumns, columnField } from '../../platform/tables/choice.ts'

/** Fields of a kind, in the order of the form. */
export const fieldsOf = (kind: ImportKind): readonly string[] =>
  Object.keys(kind === 'participants' ? participantColumns : wishColumns)

export const columnsShape = (kind: ImportKind) =>
  Object.fromEntries(
    fieldsOf(kind).map((field) => [columnField(field), z.string().max(40).optional()]),
  ) as Record<`c_${string}`, z.ZodOptional<z.ZodString>>

/** What may be said of every row at once. */
const sameForAll = (field: string): readonly string[] => {
  if (field === 'role') return participantRoles.map((role) => t.roles[role])
  return field === 'level' ? wishLevels.map((level) => t.levels[level]) : []
}

/** The choice as the form carries it. */
export const writeColumns = (
  kind: ImportKind,
  mapping: Mapping<string>,
  headers: readonly string[],
): ChosenColumns => writeChoice(fieldsOf(kind), mapping, headers)

const fieldName = (field: string): string => im.fields[field] ?? field

/** The choice that a form carries, with an error beside each field that cannot be. */
export const readColumns = (kind: ImportKind, chosen: ChosenColumns, headers: readonly string[]) =>
  readChoice(chosen, {
    fields: fieldsOf(kind),
    headers,
    sameForAll,
    lacking: (mapping) => lacking(mapping, expectedOf(kind, headers)),
    words: {
      gone: im.columns.gone,
      twice: (field) => im.columns.twice(fieldName(field)),
      needed: im.columns.needed,
    },
  })

/** Columns by their header and first values, then what may be said of every row. */
export const optionsOf = (field: string, proposed: ProposedImport): readonly Option[] =>
  choicesOf(field, proposed, sameForAll, im.columns)

/** The mapping told in words, and the headers that serve nothing. */
export const toldColumns = (kind: ImportKind, mapping: Mapping<string>, headers: readonly string[]) =>
  toldChoice(fieldsOf(kind), mapping, headers, { all: im.columns.all, field: fieldName })
