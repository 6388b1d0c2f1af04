import { z } from 'zod'
import type { Mapping, Origin } from '../../platform/tables/propose.ts'
import type { FieldErrors, Option } from '../../ui/index.ts'
import { type ImportKind, lacking, participantColumns, wishColumns } from '../domain/importColumns.ts'
import { participantRoles } from '../domain/participant.ts'
import { wishLevels } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { expectedOf, type ProposedImport } from '../usecases/proposeImport.ts'
import { im } from './importMessages.ts'

/** Fields of a kind, in the order of the form. */
export const fieldsOf = (kind: ImportKind): readonly string[] =>
  Object.keys(kind === 'participants' ? participantColumns : wishColumns)

/** Name of the form field that says where a field is read. */
export const columnField = (field: string): `c_${string}` => `c_${field}`

/** A column by its rank from 0, `v:` and a value given for every row, or nothing. */
export type ChosenColumns = Readonly<Record<`c_${string}`, string | undefined>>

export const columnsShape = (kind: ImportKind) =>
  Object.fromEntries(
    fieldsOf(kind).map((field) => [columnField(field), z.string().max(40).optional()]),
  ) as Record<`c_${string}`, z.ZodOptional<z.ZodString>>

/** What may be said of every row at once. */
const sameForAll = (field: string): readonly string[] => {
  if (field === 'role') return participantRoles.map((role) => t.roles[role])
  return field === 'level' ? wishLevels.map((level) => t.levels[level]) : []
}

const written = (origin: Origin | undefined, headers: readonly string[]): string => {
  if (origin === undefined) return ''
  return 'value' in origin ? `v:${origin.value}` : String(headers.indexOf(origin.header))
}

/** The choice as the form carries it. */
export const writeColumns = (
  kind: ImportKind,
  mapping: Mapping<string>,
  headers: readonly string[],
): ChosenColumns =>
  Object.fromEntries(fieldsOf(kind).map((field) => [columnField(field), written(mapping[field], headers)]))

/** The choice that a form carries, with an error beside each field that cannot be. */
export const readColumns = (
  kind: ImportKind,
  chosen: ChosenColumns,
  headers: readonly string[],
): { readonly mapping: Mapping<string>; readonly errors: FieldErrors } => {
  const mapping: { [field: string]: Origin } = {}
  const errors: { [name: string]: string } = {}
  const taken = new Map<string, string>()
  for (const field of fieldsOf(kind)) {
    const value = chosen[columnField(field)] ?? ''
    if (value === '') continue
    if (value.startsWith('v:') && sameForAll(field).includes(value.slice(2))) {
      mapping[field] = { value: value.slice(2) }
      continue
    }
    const header = /^\d+$/.test(value) ? headers[Number(value)] : undefined
    const other = header === undefined ? undefined : taken.get(header)
    if (header === undefined) errors[columnField(field)] = im.columns.gone
    else if (other !== undefined) errors[columnField(field)] = im.columns.twice(im.fields[other] ?? other)
    else {
      mapping[field] = { header }
      taken.set(header, field)
    }
  }
  for (const field of lacking(mapping, expectedOf(kind, headers)))
    errors[columnField(field)] ??= im.columns.needed
  return { mapping, errors }
}

/** Columns by their header and first values, then what may be said of every row. */
export const optionsOf = (field: string, { headers, samples }: ProposedImport): readonly Option[] => [
  ...headers.map((header, index) => ({
    value: String(index),
    label: `${header} (${im.columns.example((samples[header] ?? []).map((value) => value.slice(0, 30)))})`,
  })),
  ...sameForAll(field).map((value) => ({ value: `v:${value}`, label: im.columns.all(value) })),
]

/** The mapping told in words, and the headers that serve nothing. */
export const toldColumns = (kind: ImportKind, mapping: Mapping<string>, headers: readonly string[]) => {
  const used = Object.values(mapping).flatMap((origin) =>
    origin !== undefined && 'header' in origin ? [origin.header] : [],
  )
  return {
    used: fieldsOf(kind).flatMap((field) => {
      const origin = mapping[field]
      if (origin === undefined) return []
      const value = 'value' in origin ? im.columns.all(origin.value) : origin.header
      return [{ term: im.fields[field] ?? field, value }]
    }),
    unused: headers.filter((header) => !used.includes(header)),
  }
}
