import { idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** An import of participants that changed one, with who represented it before. */
export const importRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const ofEvent = { territory_id, event_id: id.event }
  const text = startOf(letter)
  const made = { ...ofEvent, file_name: `${text}.csv`, made_at: now, added: 0, changed: 1, rejected: 0 }
  const ofChange = { ...ofEvent, import_id: id.import, number: 1 }
  return {
    import_columns: [
      { ...ofEvent, kind: 'participants', columns: JSON.stringify({ name: { header: text } }) },
    ],
    event_import: [
      { ...made, id: id.import, kind: 'participants' },
      { ...made, id: id.wishImport, kind: 'wishes' },
    ],
    import_change: [
      {
        ...ofChange,
        participant_id: id.buyer,
        before: JSON.stringify({
          displayName: text,
          organisationId: null,
          structureId: null,
          quota: null,
          unavailable: [],
        }),
        after: 'x',
      },
      {
        ...ofChange,
        import_id: id.wishImport,
        participant_id: id.buyer,
        to_id: id.supplier,
        before: JSON.stringify({ level: 'nice' }),
        after: 'must',
      },
    ],
    import_person: [
      {
        ...ofChange,
        id: id.representative,
        position: 1,
        name: text,
        email: `import-${text}@${letter.toLowerCase()}.exemple.fr`,
      },
    ],
  }
}
