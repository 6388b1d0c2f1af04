import { z } from 'zod'
import { columnNames, type Field, kindCodes } from '../../directory/index.ts'
import {
  type ChosenColumns,
  choicesOf,
  columnField,
  readChoice,
  toldChoice,
  writeChoice,
} from '../../platform/tables/choice.ts'
import type { Mapping } from '../../platform/tables/propose.ts'
import { REQUIRED } from '../domain/registers.ts'
import type { StructureImport } from '../domain/structureImport.ts'
import { m } from './messages.ts'

/** Fields that a file may fill, those that it must first. */
export const fields = Object.keys(columnNames) as readonly Field[]

export const isRequired = (field: Field): boolean => (REQUIRED as readonly string[]).includes(field)

export const columnsForm = z.strictObject(
  Object.fromEntries(fields.map((field) => [columnField(field), z.string().max(40).optional()])) as Record<
    `c_${string}`,
    z.ZodOptional<z.ZodString>
  >,
)

/** A list of one kind needs no column for it. */
const sameForAll = (field: string): readonly string[] => (field === 'kind' ? kindCodes : [])

const fieldName = (field: string): string => m.fields[field] ?? field

export const chosenOf = ({ columns, headers }: StructureImport): ChosenColumns =>
  writeChoice(fields, columns, headers)

export const readColumns = (chosen: ChosenColumns, headers: readonly string[]) => {
  const { mapping, errors } = readChoice(chosen, {
    fields,
    headers,
    sameForAll,
    lacking: (given) => REQUIRED.filter((field) => given[field] === undefined),
    words: { ...m.columns, twice: (field) => m.columns.twice(fieldName(field)) },
  })
  return { mapping: mapping as Mapping<Field>, errors }
}

export const optionsOf = (field: Field, one: StructureImport) => choicesOf(field, one, sameForAll, m.columns)

export const toldColumns = ({ columns, headers }: StructureImport) =>
  toldChoice(fields, columns, headers, { all: m.columns.all, field: fieldName })
