import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBody, anEvent } from '../../../test/builders/events.ts'
import { aStructure } from '../../../test/builders/structures.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { changeStructure, readStructures, revisionsOf, type Structure } from '../../directory/index.ts'
import { newId } from '../../platform/database/id.ts'
import { systemTransact, type Transact } from '../../platform/jobs/transact.ts'
import { fixedClock, toDate } from '../../platform/kernel/dates.ts'
import { LEFT, MOVED_AS_THEY_ARE, OF_THE_RECORD, TREATED_APART } from '../store/links.ts'
import { listPairs } from '../store/pairs.ts'
import { reopen, setAside } from './decide.ts'
import { type MergeInput, mergeRecords } from './mergeRecords.ts'
import { scanDirectory } from './scanDirectory.ts'
import { undoMerge } from './undoMerge.ts'

let base: TestDatabase
let transact: Transact
beforeAll(async () => {
  base = await testDatabase()
  transact = systemTransact({
    db: base.db,
    clock: base.clock,
    dispatch: async () => {},
    territoryId: base.territoryId,
    purpose: 'test',
  })
})
afterAll(() => base?.close())

const pairs = async (state: 'open' | 'aside' | 'merged' = 'open') =>
  (await listPairs(base.db, base.scope, { state, department: null, page: 1, size: 100 })).items

const pairOf = async (one: Structure, other: Structure) => {
  await scanDirectory(transact)
  const found = (await pairs()).find(({ oneId, otherId }) =>
    [oneId, otherId].every((id) => id === one.id || id === other.id),
  )
  if (found === undefined) throw new Error(`no pair of ${one.name} and ${other.name}`)
  return found
}

const again = async ({ id }: { readonly id: string }): Promise<Structure> => {
  const [found] = await readStructures(base.db, base.scope, 'id', [id], { deleted: true })
  if (found === undefined) throw new Error(`no structure ${id}`)
  return found
}

/** Two records of one establishment, at an address of their own. */
let street = 0
const twins = async (
  first: Parameters<typeof aStructure>[1] = {},
  second: Parameters<typeof aStructure>[1] = {},
): Promise<readonly [Structure, Structure]> => {
  street += 1
  const common = {
    name: `Atelier numéro ${street}`,
    address: `${street} rue des Jumeaux`,
    website: null,
    position: null,
  }
  return [
    await aStructure(base.ctx, { ...common, ...first }),
    await aStructure(base.ctx, { ...common, ...second }),
  ]
}

const inputOf = async (
  [kept, merged]: readonly [Structure, Structure],
  more: Partial<MergeInput> = {},
): Promise<MergeInput> => ({
  pairId: (await pairOf(kept, merged)).id,
  keptId: kept.id,
  choices: {},
  versions: { [kept.id]: (await again(kept)).version, [merged.id]: (await again(merged)).version },
  ...more,
})

const merge = async (both: readonly [Structure, Structure], more: Partial<MergeInput> = {}) => {
  const input = await inputOf(both, more)
  const done = await base.run(mergeRecords, input)
  if (!done.ok) throw new Error(done.refusal.sentence)
  return { ...done.value, pairId: input.pairId }
}

const listOf = async (items: readonly { structure: Structure; note?: string; removed?: boolean }[]) => {
  const id = newId()
  const now = toDate(base.clock.now())
  const organisation_id = await aBody(base, `Acheteur ${id.slice(-6)}`)
  const own = { territory_id: base.territoryId, created_at: now, updated_at: now }
  await base.db
    .insertInto('shortlist')
    .values({ ...own, id, title: 'Essai', organisation_id })
    .execute()
  for (const [index, { structure, note = '', removed = false }] of items.entries())
    await base.db
      .insertInto('shortlist_item')
      .values({
        territory_id: base.territoryId,
        shortlist_id: id,
        structure_id: structure.id,
        position: index + 1,
        note,
        added_at: now,
        removed_at: removed ? now : null,
      })
      .execute()
  return {
    id,
    lines: async () =>
      (
        await base.db
          .selectFrom('shortlist_item')
          .select(['structure_id', 'note', 'removed_at'])
          .where('shortlist_id', '=', id)
          .orderBy('position')
          .execute()
      ).map(({ structure_id, note, removed_at }) => [structure_id, note, removed_at === null]),
  }
}

const participantOf = async (structure: Structure) => {
  const event = await anEvent(base, { organiserId: null, day: '2026-12-01', people: [] })
  const id = newId()
  await base.db
    .insertInto('participant')
    .values({
      territory_id: base.territoryId,
      id,
      event_id: event.id,
      role: 'supplier',
      display_name: structure.name,
      name_key: id,
      structure_id: structure.id,
      created_at: toDate(base.clock.now()),
    })
    .execute()
  return async () =>
    (
      await base.db
        .selectFrom('participant')
        .select('structure_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).structure_id
}

describe('the links of records', () => {
  it('are all known, and a link written late follows the merge', async () => {
    const { rows } = await sql<{ name: string; follows: boolean }>`
      select distinct c.relname as name, exists (select from pg_trigger t
        where t.tgrelid = c.oid and t.tgname = 'follow_structure_merge') as follows
      from pg_class c left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and (k.confrelid = 'structure'::regclass or exists (select from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'structure_id')) order by 1`.execute(base.db)
    const treated: readonly string[] = [...MOVED_AS_THEY_ARE, ...TREATED_APART, ...OF_THE_RECORD, ...LEFT]
    expect(rows.map(({ name }) => name).filter((name) => !treated.includes(name))).toEqual([])
    const following = [...MOVED_AS_THEY_ARE, 'shortlist_item'].sort()
    expect(rows.filter(({ follows }) => follows).map(({ name }) => name)).toEqual(following)
  })
})

describe('the scan', () => {
  it('finds a pair once, and looks only at what changed', async () => {
    const [one, other] = await twins()
    await pairOf(one, other)
    expect(await scanDirectory(transact)).toBe(0)
    await base.run(changeStructure, {
      structureId: other.id,
      change: { name: 'Tout autre chose', address: null },
      cause: 'edited',
    })
    expect(await scanDirectory(transact)).toBe(1)
    expect((await pairs()).filter(({ oneId, otherId }) => [oneId, otherId].includes(one.id))).toEqual([])
  })

  it('leaves what was set aside, until somebody reopens it', async () => {
    const [one, other] = await twins()
    const { id: pairId } = await pairOf(one, other)
    expect((await base.run(setAside, { pairId })).ok).toBe(true)
    expect((await base.run(setAside, { pairId })).ok).toBe(false)
    await base.run(changeStructure, {
      structureId: one.id,
      change: { phone: '01 23 45 67 89' },
      cause: 'edited',
    })
    await scanDirectory(transact)
    expect((await pairs('aside')).map(({ id }) => id)).toContain(pairId)
    expect((await base.run(reopen, { pairId })).ok).toBe(true)
    expect((await pairs()).map(({ id }) => id)).toContain(pairId)
  })

  it('skips what too many share, and says so', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      aStructure(base.ctx, {
        name: `Antenne ${index} distincte`,
        phone: '01 99 99 99 99',
        address: `${index} quai`,
        website: null,
        position: null,
      }),
    )
    await Promise.all(many)
    await scanDirectory(transact)
    const scan = await base.db.selectFrom('duplicate_scan').select('skipped').executeTakeFirstOrThrow()
    expect(scan.skipped).toMatchObject({ phone: 1 })
  })
})

describe('a merge', () => {
  it('takes the chosen values with their origin, moves each link, and leads on', async () => {
    const [kept, merged] = await twins(
      { description: 'Ancienne', phone: null, sourceDate: '2024-01-01' },
      {
        description: 'Récente',
        phone: '01 23 45 67 89',
        source: 'registre',
        sourceDate: '2026-01-01',
        siret: '00012345600014',
        kinds: [{ kind: 'ACI', source: 'registre', sourceDate: '2026-01-01' }],
      },
    )
    const place = await participantOf(merged)
    const alone = await listOf([{ structure: merged, note: 'À rappeler' }])
    const both = await listOf([
      { structure: kept, note: 'Vu le 3' },
      { structure: merged, note: 'Devis reçu' },
    ])
    const done = await merge([kept, merged], { choices: { description: 'kept' } })
    expect(done.survivor).toMatchObject({
      description: 'Ancienne',
      phone: '01 23 45 67 89',
      siret: '00012345600014',
      origins: { phone: { source: 'registre', date: '2026-01-01' } },
    })
    expect(done.survivor.kinds.map(({ kind }) => kind).sort()).toEqual(['ACI', 'EI'])
    expect(await place()).toBe(kept.id)
    expect(await alone.lines()).toEqual([[kept.id, 'À rappeler', true]])
    expect(await both.lines()).toEqual([
      [kept.id, 'Vu le 3\nDevis reçu', true],
      [merged.id, 'Devis reçu', false],
    ])
    expect((await again(merged)).deletedAt).not.toBe(null)
    const [latest] = await revisionsOf(base.db, base.scope, kept.id)
    expect([latest?.cause, latest?.after.phone]).toEqual(['merge', '01 23 45 67 89'])
    // What comes late follows.
    const late = await participantOf(merged)
    expect(await late()).toBe(kept.id)
    // The row stays, whatever empties the trash.
    await base.db.deleteFrom('structure').where('id', '=', merged.id).execute()
    expect((await again(merged)).id).toBe(merged.id)
  })

  it('is undone whole: values, number, links, notes, contact', async () => {
    const [kept, merged] = await twins(
      { description: null },
      { siret: '00012345700012', description: 'Dite' },
    )
    const person = (name: string) => ({ name, role: null, email: null, phone: null })
    await base.run(changeStructure, {
      structureId: merged.id,
      change: { contact: person('Direction du second') },
      cause: 'edited',
    })
    const place = await participantOf(merged)
    const both = await listOf([
      { structure: kept, removed: true },
      { structure: merged, note: 'Devis' },
    ])
    const { pairId } = await merge([kept, merged])
    expect(await both.lines()).toEqual([
      [kept.id, 'Devis', true],
      [merged.id, 'Devis', false],
    ])
    const undone = await base.run(undoMerge, { pairId })
    expect(undone.ok && [undone.value.kept, undone.value.links]).toEqual([[], 0])
    expect(await again(kept)).toMatchObject({ siret: null, description: null, origins: {}, deletedAt: null })
    expect(await again(merged)).toMatchObject({
      siret: '00012345700012',
      description: 'Dite',
      deletedAt: null,
    })
    expect(await place()).toBe(merged.id)
    expect(await both.lines()).toEqual([
      [kept.id, '', false],
      [merged.id, 'Devis', true],
    ])
    const contacts = await base.db.selectFrom('structure_contact').select(['structure_id', 'name']).execute()
    expect(contacts).toEqual([{ structure_id: merged.id, name: 'Direction du second' }])
    expect((await pairs()).map(({ id }) => id)).toContain(pairId)
    expect((await base.run(undoMerge, { pairId })).ok).toBe(false)
  })

  it('undone, leaves what somebody changed since, and says it', async () => {
    const [kept, merged] = await twins({ description: null }, { description: 'Dite', headcount: 12 })
    const { pairId } = await merge([kept, merged])
    await base.run(changeStructure, {
      structureId: kept.id,
      change: { description: 'Réécrite' },
      cause: 'edited',
    })
    const undone = await base.run(undoMerge, { pairId })
    expect(undone.ok && undone.value.kept).toEqual(['description'])
    expect(await again(kept)).toMatchObject({ description: 'Réécrite', headcount: null })
  })

  it('is not undone after thirty days, nor before the one that followed it', async () => {
    const [kept, merged] = await twins()
    const { pairId } = await merge([kept, merged])
    const third = await aStructure(base.ctx, {
      name: kept.name,
      address: kept.address,
      website: null,
      position: null,
    })
    const next = await merge([third, await again(kept)])
    const early = await base.run(undoMerge, { pairId })
    expect(early.ok ? '' : early.refusal.code).toBe('merged-again')
    const late = { ...base.ctx, clock: fixedClock('2026-12-25T08:00:00Z') }
    const refused = await base.db
      .transaction()
      .execute((db) => undoMerge({ ...late, db }, { pairId: next.pairId }))
    expect(refused.ok ? '' : refused.refusal.code).toBe('too-late')
  })

  it('is refused for two bodies, with what to do', async () => {
    const [one, other] = [await aBody(base, 'Corps un'), await aBody(base, 'Corps deux')]
    const both = await twins({ organisationId: one }, { organisationId: other })
    const done = await base.run(mergeRecords, await inputOf(both))
    expect(done.ok ? '' : done.refusal.code).toBe('two-bodies')
    expect((await pairOf(...both)).state).toBe('open')
  })

  it('is refused when a record changed since it was read', async () => {
    const both = await twins()
    const input = await inputOf(both)
    await base.run(changeStructure, {
      structureId: both[1].id,
      change: { phone: '01 23 45 67 89' },
      cause: 'edited',
    })
    const done = await base.run(mergeRecords, input)
    expect(done.ok ? '' : done.refusal.code).toBe('changed')
  })

  it('made both ways at once, is made once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const both = await twins()
      const input = await inputOf(both)
      const answers = await Promise.all([
        base.run(mergeRecords, input),
        base.run(mergeRecords, { ...input, keptId: both[1].id }),
      ])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const gone = await base.db
        .selectFrom('structure_merge')
        .select('merged_id')
        .where(
          'merged_id',
          'in',
          both.map(({ id }) => id),
        )
        .execute()
      expect(gone).toHaveLength(1)
    }
  })

  it('and an edit at once: either the edit is in, or it is told where the record went', async () => {
    for (let round = 0; round < 5; round += 1) {
      const both = await twins()
      const input = await inputOf(both)
      const [merged, edited] = await Promise.all([
        base.run(mergeRecords, input),
        base.run(changeStructure, {
          structureId: both[1].id,
          change: { phone: '01 23 45 67 89' },
          cause: 'edited',
        }),
      ])
      if (edited.ok) expect(merged.ok ? '' : merged.refusal.code).toMatch(/^(?:changed|busy)$/)
      else expect([edited.refusal.code, merged.ok]).toEqual(['merged', true])
    }
  })
})
