import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { BodyRole } from '../../platform/access/actor.ts'
import { newId } from '../../platform/database/id.ts'
import { saveAccounts } from '../store/accounts.ts'
import { MOVED_AS_THEY_ARE, TREATED_APART } from '../store/bodyLinks.ts'
import { findBodyRecord, insertBody, survivorOf } from '../store/bodyRecords.ts'
import { grantMembership } from '../store/memberships.ts'
import { archiveBody } from './changeBody.ts'
import { eraseBody } from './eraseBody.ts'
import { invite } from './invite.ts'
import { mergeBodies } from './mergeBodies.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const body = async (name: string, kinds: readonly ('buyer' | 'network')[] = ['buyer']) =>
  (
    await insertBody(base.ctx, {
      name,
      kinds,
      siren: null,
      departments: ['93'],
      city: null,
      website: null,
      description: null,
    })
  ).id

const person = async (memberships: readonly { organisationId: string; role: BodyRole }[]) => {
  const id = newId()
  await saveAccounts(base.ctx, [
    { id, name: `Personne ${id}`, email: `${id}@essai.invalid`, memberships, platform: [] },
  ])
  return id
}

const rolesIn = async (organisationId: string) =>
  Object.fromEntries(
    (
      await base.db
        .selectFrom('membership')
        .select(['person_id', 'role'])
        .where('organisation_id', '=', organisationId)
        .execute()
    ).map(({ person_id, role }) => [person_id, role]),
  )

/** One row in each table that names a body. */
const links = async (organisationId: string, personId: string) => {
  const id = newId()
  const structureId = newId()
  const other = await person([])
  const at = base.territoryId
  const statements = [
    sql`insert into join_request (territory_id, id, organisation_id, person_id, state, created_at)
      values (${at}, ${newId()}, ${organisationId}, ${other}, 'waiting', now())`,
    sql`insert into email_domain (territory_id, organisation_id, domain, created_at)
      values (${at}, ${organisationId}, ${`${id}.example`}, now()), (${at}, ${organisationId}, 'commun.example', now())`,
    sql`insert into delegation (territory_id, id, organisation_id, from_person_id, to_person_id, role, starts_on, ends_on, created_at)
      values (${at}, ${newId()}, ${organisationId}, ${personId}, ${other}, 'reader', '2026-01-01', '2026-12-31', now())`,
    sql`insert into event (territory_id, id, slug, title, organiser_id, day, status, created_at, updated_at)
      values (${at}, ${id}, ${id}, 'Rencontre', ${organisationId}, '2027-01-01', 'draft', now(), now())`,
    sql`insert into event_partner (territory_id, id, event_id, position, role, name, organisation_id)
      values (${at}, ${newId()}, ${id}, 1, 'partner', 'Partenaire', ${organisationId})`,
    sql`insert into event_series (territory_id, id, slug, name, organiser_id, created_at)
      values (${at}, ${newId()}, ${id}, 'Série', ${organisationId}, now())`,
    sql`insert into participant (territory_id, id, event_id, role, display_name, name_key, organisation_id, created_at)
      values (${at}, ${newId()}, ${id}, 'buyer', 'Acheteur', 'acheteur', ${organisationId}, now())`,
    sql`insert into body_request (territory_id, id, person_id, state, name, kinds, organisation_id, created_at)
      values (${at}, ${newId()}, ${other}, 'accepted', 'Organisme demandé', '{buyer}', ${organisationId}, now())`,
    sql`insert into shortlist (territory_id, id, title, organisation_id, created_at, updated_at)
      values (${at}, ${newId()}, 'Liste', ${organisationId}, now(), now())`,
    sql`insert into api_key (territory_id, id, organisation_id, name, key_hash, ending, scopes, created_at, expires_at)
      values (${at}, ${newId()}, ${organisationId}, 'Clé', ${id}, 'abcd', '{read}', now(), now() + interval '1 day')`,
    sql`insert into structure (territory_id, id, slug, name, organisation_id, source, search, name_key, letters, created_at, updated_at)
      values (${at}, ${structureId}, ${id}, 'Fiche', ${organisationId}, 'essai', '', '', '', now(), now())`,
    sql`insert into contact_message (territory_id, id, structure_id, organisation_id, name, email, subject, text, state, created_at, sent_at)
      values (${at}, ${newId()}, ${structureId}, ${organisationId}, 'Auteur', 'auteur@essai.invalid', 'Objet', 'Texte', 'sent', now(), now())`,
  ]
  for (const statement of statements) await statement.execute(base.db)
  await invite(base.ctx, {
    email: `${id}@essai.invalid`,
    offer: { kind: 'body', organisationId, role: 'reader' },
    minutes: 60,
  })
}

/** Rows that still name a body, by table; the journal and the table of merges keep it by design. */
const namesOf = async (organisationId: string) => {
  const found: Record<string, number> = {}
  const tables = Object.entries({
    ...MOVED_AS_THEY_ARE,
    membership: 'organisation_id',
    email_domain: 'organisation_id',
    join_request: 'organisation_id',
  })
  for (const [table, column] of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}
      where ${sql.ref(column)} = ${organisationId}`.execute(base.db)
    if ((rows[0]?.n ?? 0) > 0) found[table] = rows[0]?.n ?? 0
  }
  return found
}

describe('mergeBodies', () => {
  it('knows every key of the schema that names a body, and each follows a late merge', async () => {
    const { rows } = await sql<{ name: string; follows: boolean }>`
      select distinct c.relname as name, exists (select from pg_trigger t
        where t.tgrelid = c.oid and t.tgname = 'follow_merge') as follows
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and k.confrelid = 'organisation'::regclass
      order by 1`.execute(base.db)
    const treated = [...Object.keys(MOVED_AS_THEY_ARE), ...TREATED_APART]
    expect(rows.filter(({ name }) => !treated.includes(name))).toEqual([])
    expect(rows.filter(({ name, follows }) => !follows && name !== 'organisation_merge')).toEqual([])
  })

  it('moves every link, and leaves the merged body archived, its address leading on', async () => {
    const survivorId = await body('Ville gardée')
    const mergedId = await body('Ville absorbée', ['network'])
    const manager = await person([
      { organisationId: survivorId, role: 'reader' },
      { organisationId: mergedId, role: 'manager' },
    ])
    const reader = await person([
      { organisationId: survivorId, role: 'contributor' },
      { organisationId: mergedId, role: 'reader' },
    ])
    await links(survivorId, manager)
    await links(mergedId, manager)
    expect(Object.keys(await namesOf(mergedId)).sort()).toEqual(
      [...Object.keys(MOVED_AS_THEY_ARE), 'membership', 'email_domain', 'join_request'].sort(),
    )
    const before = await namesOf(survivorId)
    const merged = await base.run(mergeBodies, { survivorId, mergedId })
    expect(merged.ok && merged.value).toEqual({
      membership: 2,
      email_domain: 2,
      join_request: 1,
      invitation: 1,
      body_request: 1,
      contact_message: 1,
      delegation: 1,
      event: 1,
      event_partner: 1,
      event_series: 1,
      participant: 1,
      personal_export: 0,
      api_key: 1,
      shortlist: 1,
      structure: 1,
    })
    expect(await namesOf(mergedId)).toEqual({})
    // Two people belong to both, and one domain is shared: these are counted once.
    const doubled = Object.fromEntries(Object.entries(before).map(([table, count]) => [table, count * 2]))
    expect(await namesOf(survivorId)).toEqual({ ...doubled, membership: 2, email_domain: 3 })
    expect(await rolesIn(survivorId)).toEqual({ [manager]: 'manager', [reader]: 'contributor' })
    const survivor = await findBodyRecord(base.db, base.scope, survivorId)
    expect(survivor?.kinds).toEqual(['buyer', 'network'])
    const gone = await findBodyRecord(base.db, base.scope, mergedId)
    expect([gone?.mergedInto, gone?.archivedAt === null]).toEqual([survivorId, false])
    expect((await survivorOf(base.db, base.territoryId, { slug: 'ville-absorbee' }))?.id).toBe(survivorId)
    const entry = await base.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'organisation.merged')
      .executeTakeFirstOrThrow()
    expect([entry.subject_id, entry.organisation_id]).toEqual([mergedId, survivorId])
    expect(entry.after).toMatchObject({ mergedInto: survivorId, moved: { membership: 2, event: 1 } })
  })

  it('lets nobody wait twice, nor a member wait at all', async () => {
    const survivorId = await body('Ville A')
    const mergedId = await body('Ville B')
    const member = await person([{ organisationId: survivorId, role: 'reader' }])
    const both = await person([])
    const ask = (organisationId: string, personId: string) =>
      base.db
        .insertInto('join_request')
        .values({
          territory_id: base.territoryId,
          id: newId(),
          organisation_id: organisationId,
          person_id: personId,
          state: 'waiting',
          created_at: new Date(),
        })
        .execute()
    await ask(mergedId, member)
    await ask(mergedId, both)
    await ask(survivorId, both)
    expect((await base.run(mergeBodies, { survivorId, mergedId })).ok).toBe(true)
    const left = await base.db
      .selectFrom('join_request')
      .select(['person_id', 'state'])
      .where('organisation_id', '=', survivorId)
      .orderBy('state')
      .execute()
    expect(left.filter(({ state }) => state === 'waiting')).toEqual([{ person_id: both, state: 'waiting' }])
    expect(left.filter(({ state }) => state === 'withdrawn').length).toBe(2)
  })

  it('leads an address merged twice to the last body', async () => {
    const [a, b, c] = [await body('Un'), await body('Deux'), await body('Trois')]
    await base.run(mergeBodies, { survivorId: b, mergedId: a })
    await base.run(mergeBodies, { survivorId: c, mergedId: b })
    expect((await survivorOf(base.db, base.territoryId, { id: a }))?.id).toBe(c)
    expect((await survivorOf(base.db, base.territoryId, { slug: 'deux' }))?.id).toBe(c)
  })

  it('refuses what cannot be merged, and then changes nothing', async () => {
    const [a, b] = [await body('Seul'), await body('Autre')]
    const code = async (survivorId: string, mergedId: string) => {
      const merged = await base.run(mergeBodies, { survivorId, mergedId })
      return merged.ok ? 'ok' : merged.refusal.code
    }
    expect(await code(a, a)).toBe('same')
    expect(await code(a, newId())).toBe('unknown-body')
    expect(await code(a, b)).toBe('ok')
    expect(await code(a, b)).toBe('merged')
    expect(await code(b, a)).toBe('merged')
    const restored = await base.run(archiveBody, { id: b, archived: false, reason: 'Essai' })
    expect(restored.ok).toBe(false)
  })
})

describe('a link written late to a merged body', () => {
  it('goes to the body that took it over, and keeps the higher role', async () => {
    const survivorId = await body('Garde')
    const mergedId = await body('Ancien')
    const personId = await person([{ organisationId: survivorId, role: 'reader' }])
    await base.run(mergeBodies, { survivorId, mergedId })
    await grantMembership(base.ctx, { organisationId: mergedId, personId, role: 'manager' })
    await links(mergedId, personId)
    expect(await rolesIn(survivorId)).toEqual({ [personId]: 'manager' })
    expect(await namesOf(mergedId)).toEqual({})
  })

  const open: { query: (text: string) => Promise<unknown>; release: () => void }[] = []
  afterEach(async () => {
    for (const client of open.splice(0)) {
      await client.query('rollback')
      client.release()
    }
  })
  const session = async () => {
    const client = await base.pool.connect()
    open.push(client)
    await client.query('begin')
    return client
  }

  it('waits for a merge under way, then follows it', async () => {
    const survivorId = await body('Premier')
    const mergedId = await body('Second')
    const personId = await person([])
    const merging = await session()
    await merging.query("select pg_advisory_xact_lock(hashtextextended('organisation_merge', 0))")
    const late = grantMembership(base.ctx, { organisationId: mergedId, personId, role: 'reader' })
    await merging.query(
      `insert into organisation_merge (territory_id, merged_id, merged_slug, survivor_id, merged_at)
       values ($1, $2, 'second', $3, now())`,
      [base.territoryId, mergedId, survivorId],
    )
    await merging.query('commit')
    await late
    expect(await rolesIn(survivorId)).toEqual({ [personId]: 'reader' })
    expect(await rolesIn(mergedId)).toEqual({})
  })

  it('makes a merge give way while it is being written, and nobody else', async () => {
    const survivorId = await body('Calme')
    const mergedId = await body('Occupé')
    const personId = await person([])
    const writing = await session()
    await writing.query(
      `insert into membership (territory_id, organisation_id, person_id, role, created_at)
       values ($1, $2, $3, 'reader', now())`,
      [base.territoryId, mergedId, personId],
    )
    const merged = await base.run(mergeBodies, { survivorId, mergedId })
    expect(!merged.ok && merged.refusal.code).toBe('busy')
    await writing.query('commit')
    expect((await base.run(mergeBodies, { survivorId, mergedId })).ok).toBe(true)
    expect(await rolesIn(survivorId)).toEqual({ [personId]: 'reader' })
  })
})

describe('eraseBody', () => {
  it('erases a body that did nothing, with its team, and keeps people', async () => {
    const id = await body('Vide')
    const personId = await person([{ organisationId: id, role: 'manager' }])
    expect((await base.run(eraseBody, { id })).ok).toBe(true)
    expect(await findBodyRecord(base.db, base.scope, id)).toBeNull()
    expect(await base.db.selectFrom('person').select('id').where('id', '=', personId).execute()).toEqual([
      { id: personId },
    ])
    expect((await base.run(eraseBody, { id })).ok).toBe(false)
  })

  it('refuses one that others depend on, and leaves its team', async () => {
    const id = await body('Actif')
    const personId = await person([{ organisationId: id, role: 'manager' }])
    await links(id, personId)
    const erased = await base.run(eraseBody, { id })
    expect(!erased.ok && erased.refusal.code).toBe('in-use')
    expect(await rolesIn(id)).toEqual({ [personId]: 'manager' })
  })
})
