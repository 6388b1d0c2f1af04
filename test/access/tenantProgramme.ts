import { idOf, idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** The series of the day of a tenant, before the day itself. */
export const seriesRows = (letter: Letter, territory_id: string, created_at: Date): Rows => ({
  event_series: [
    {
      territory_id,
      id: idsOf(letter).series,
      slug: `serie-${letter.toLowerCase()}`,
      name: `Série ${letter}`,
      organiser_id: idsOf(letter).organisation,
      created_at,
    },
  ],
})

/** What a day of a tenant shows: a partner with a logo, a document for everybody and one for its participants. */
export const programmeRows = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const ofEvent = { territory_id, event_id: id.event, created_at: now }
  return {
    // Two documents: what is public is read by more people than what is not.
    event_file: [
      {
        ...ofEvent,
        id: id.file,
        kind: 'document',
        audience: 'public',
        position: 1,
        title: `Plan ${letter}`,
        name: 'plan.pdf',
        media_type: 'application/pdf',
        content: Buffer.from('%PDF-1.7 %%EOF'),
      },
      {
        ...ofEvent,
        id: idOf(letter, 92),
        kind: 'document',
        audience: 'participants',
        position: 2,
        title: startOf(letter),
        link: 'https://exemple.fr/',
      },
    ],
    event_partner: [
      { territory_id, event_id: id.event, id: id.partner, position: 1, role: 'host', name: `Hôte ${letter}` },
    ],
  }
}
