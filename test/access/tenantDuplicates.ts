import type { Insertable } from 'kysely'
import type { DB } from '../../app/platform/database/schema.ts'
import { idOf, idsOf, type Letter, type Rows } from './tenant.ts'

/** A record that looks like that of the tenant, and one that was merged into it. */
export const twinsOf = (letter: Letter, common: Insertable<DB['structure']>) => {
  const { twin, mergedRecord } = idsOf(letter)
  const own = { ...common, siret: null, organisation_id: null }
  const slug = (id: string): string => `jumelle-${letter.toLowerCase()}-${id.slice(-10)}`
  return [
    { ...own, id: twin, slug: slug(twin), name: `Structure ${letter} bis` },
    {
      ...own,
      id: mergedRecord,
      slug: slug(mergedRecord),
      name: `Structure ${letter} ter`,
      deleted_at: common.updated_at,
    },
  ]
}

/** A pair to look at, a merge that may be undone, and how far the comparison is. */
export const duplicateRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const departments = [letter === 'B' ? '75' : '93']
  const pair = { territory_id, score: 75, departments, found_at: now }
  const reasons = JSON.stringify([{ code: 'name', points: 40, measure: 100 }])
  return {
    structure_merge: [
      { territory_id, merged_id: id.mergedRecord, survivor_id: id.structure, merged_at: now },
    ],
    duplicate_merge: [
      {
        territory_id,
        merged_id: id.mergedRecord,
        merged_by: id.person,
        version_before: 1,
        version_after: 1,
        moved: JSON.stringify({ participants: [], lists: [], yielded: [], photos: [], contact: false }),
        departments,
      },
    ],
    duplicate_pair: [
      { ...pair, id: id.duplicatePair, one_id: id.structure, other_id: id.twin, reasons },
      {
        ...pair,
        id: idOf(letter, 146),
        one_id: id.structure,
        other_id: id.mergedRecord,
        reasons,
        state: 'merged',
        decided_by: id.person,
        decided_at: now,
      },
    ],
    duplicate_card: [{ territory_id, structure_id: id.structure, version: 1 }],
    duplicate_key: [{ territory_id, structure_id: id.structure, key: `name:structure ${letter}|93048` }],
  }
}
