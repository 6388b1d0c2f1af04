import { openTable } from '../../app/platform/tables/read.ts'

/** The rows of a table as an import would read them. */
export const readTable = async (name: string, bytes: Uint8Array): Promise<(readonly unknown[])[]> => {
  const table = await openTable({ name, bytes })
  if (!table.ok) throw new Error(table.refusal.sentence)
  const rows: (readonly unknown[])[] = []
  for await (const row of table.value.rows) rows.push(Object.values(row).flat())
  return rows
}
