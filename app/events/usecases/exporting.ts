import type { CellValue } from '../../platform/tables/write.ts'

/** The same data twice: a table with French headers that the imports read back, and a document for programs. */
export type Export = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
  readonly document: { readonly [name: string]: unknown }
}
