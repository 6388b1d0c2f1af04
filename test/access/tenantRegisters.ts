import { idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** A file of structures, checked, with one row. */
export const registerRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const text = startOf(letter)
  return {
    structure_import: [
      {
        territory_id,
        id: id.structureImport,
        register: 'list',
        file_name: `${text}.csv`,
        encoding: 'utf-8',
        separator: ';',
        headers: ['SIRET', 'Nom', 'Type'],
        columns: JSON.stringify({
          siret: { header: 'SIRET' },
          name: { header: 'Nom' },
          kind: { header: 'Type' },
        }),
        state: 'checked',
        accepted: 1,
        created: 1,
        asked_by: id.person,
        asked_at: now,
      },
    ],
    structure_import_row: [
      {
        territory_id,
        import_id: id.structureImport,
        number: 1,
        verdict: 'accepted',
        effect: 'created',
        siret: '00012345600014',
        name: text,
      },
    ],
    structure_columns: [
      { territory_id, register: 'list', shape: text, columns: JSON.stringify({ name: { header: text } }) },
    ],
  }
}
