import type { Field } from '../../directory/index.ts'
import type { Expected, Mapping } from '../../platform/tables/propose.ts'

export const registerCodes = ['list', 'siae', 'geiq', 'data-inclusion'] as const

/** Where a file of structures comes from. */
export type RegisterCode = (typeof registerCodes)[number]

export type Register = {
  /** Said beside each value; null = the name of the file. */
  readonly source: string | null
  /** The file lists all that the register knows: what it does not list any more is gone from it. */
  readonly whole: boolean
  /** What holds for every row where no column says it. */
  readonly values: Mapping<Field>
}

export const registers: { readonly [code in RegisterCode]: Register } = {
  list: { source: null, whole: false, values: {} },
  siae: { source: 'Fichier des SIAE conventionnées', whole: true, values: {} },
  geiq: { source: 'Liste des GEIQ labellisés', whole: true, values: { kind: { value: 'GEIQ' } } },
  'data-inclusion': { source: 'data·inclusion', whole: false, values: {} },
}

export const sourceOfImport = (one: { readonly register: RegisterCode; readonly fileName: string }): string =>
  registers[one.register].source ?? one.fileName

const digits = (cell: string): string => cell.replace(/\s/g, '')

/** What cells look like where the headers say nothing. */
export const looks: NonNullable<Expected<Field>['looks']> = {
  siret: (cell) => /^\d{14}$/.test(digits(cell)),
  kind: (cell) => /^(?:EI|ACI|AI|ETTI|EITI|GEIQ|EA|EATT|ESAT)$/i.test(cell),
  postCode: (cell) => /^\d{5}$/.test(cell),
}

export const REQUIRED = ['siret', 'name', 'kind'] as const satisfies readonly Field[]
