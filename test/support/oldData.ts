import { newId } from '../../app/platform/database/id.ts'
import { localFiles } from '../../app/platform/files/local.ts'
import { recordReading } from '../../app/platform/privacy/accessLog.ts'
import { localErasureList } from '../../app/platform/privacy/erasureList.ts'
import { aBody, anEvent } from '../builders/events.ts'
import type { TestDatabase } from './database.ts'

/** Moment of everything that `seedOldData` writes. */
export const OLD = new Date('2019-01-10T09:00:00Z')

/** One row of each sort that a rule takes away, all of the same morning, each with a name to be recognised by. */
export const seedOldData = async (database: TestDatabase, folder: string) => {
  const { db, ctx, territoryId: territory_id } = database
  const at = OLD
  const dated = { created_at: at, updated_at: at }
  const organisation_id = await aBody(database, 'Organisme')
  const person = async (name: string, more: { demo?: string; last_seen_at?: Date } = {}): Promise<string> => {
    const id = newId()
    const values = { id, name, email: `${name}@exemple.fr`, email_verified: true, last_seen_at: at, ...dated }
    await db
      .insertInto('person')
      .values({ ...values, ...more })
      .execute()
    return id
  }
  const future = new Date('2033-01-01T00:00:00Z')
  const people = {
    lost: await person('lost'),
    back: await person('back'),
    invented: await person('invented', { demo: 'essai' }),
    sole: await person('sole'),
    held: await person('held'),
    active: await person('active', { last_seen_at: future }),
  }
  const member = { territory_id, organisation_id, created_at: at }
  await db
    .insertInto('membership')
    .values([
      { ...member, person_id: people.sole, role: 'manager' },
      { ...member, person_id: people.lost, role: 'reader' },
    ])
    .execute()
  const holdId = newId()
  await db
    .insertInto('retention_hold')
    .values({
      territory_id,
      id: holdId,
      subject_kind: 'person',
      subject_id: people.held,
      reason: 'Litige',
      placed_at: at,
    })
    .execute()
  await db
    .insertInto('person_session')
    .values({ id: newId(), person_id: people.active, token: 'fini', expires_at: at, ...dated })
    .execute()
  await db
    .insertInto('person_verification')
    .values({ id: newId(), identifier: 'x', value: 'y', expires_at: at, ...dated })
    .execute()
  await db.insertInto('throttle').values({ key: 'x', window_start: at, count: 1 }).execute()
  await db
    .insertInto('idempotency_key')
    .values({ key: 'x', actor: 'visitor', route: 'POST /x', body_hash: 'x', created_at: at })
    .execute()
  for (const name of ['active', 'held'] as const) {
    const id = newId()
    const text = { subject: 'Objet', body_text: 'Texte', body_html: '<p>Texte</p>' }
    await db
      .insertInto('mail')
      .values({
        territory_id,
        id,
        unique_key: `mail ${name}`,
        template: 'essai',
        recipient: `${name}@exemple.fr`,
        ...text,
        state: 'sent',
        created_at: at,
      })
      .execute()
    await db
      .insertInto('mail_attachment')
      .values({
        territory_id,
        mail_id: id,
        position: 1,
        name: `${name}.pdf`,
        media_type: 'application/pdf',
        content: Buffer.from('x'),
      })
      .execute()
  }
  const day = '2019-01-10'
  const real = await anEvent(database, {
    organiserId: organisation_id,
    day,
    people: [
      [{ name: 'Représentante', email: 'representante@exemple.fr' }],
      [{ name: 'Suspendue', email: 'Held@exemple.fr' }],
    ],
  })
  await anEvent(database, {
    organiserId: null,
    day,
    people: [[{ name: 'Inventée', email: 'inventee@exemple.fr' }]],
    fictitious: true,
  })
  const link = { territory_id, event_id: real.id, rights: ['agenda.read'], created_at: at, expires_at: at }
  await db
    .insertInto('access_link')
    .values({ ...link, id: newId(), subject_id: real.participants[0] ?? '', token_hash: 'x' })
    .execute()
  await db
    .insertInto('invitation')
    .values({
      territory_id,
      id: newId(),
      organisation_id,
      role: 'reader',
      email: 'invitee@exemple.fr',
      token_hash: 'x',
      created_at: at,
      expires_at: at,
    })
    .execute()
  const asked = { territory_id, organisation_id, person_id: people.active, created_at: at }
  await db
    .insertInto('join_request')
    .values([
      { ...asked, id: newId(), state: 'refused', decided_at: at },
      // Nobody has answered: it waits.
      { ...asked, id: newId(), state: 'waiting', decided_at: null },
    ])
    .execute()
  await db
    .insertInto('body_request')
    .values({
      territory_id,
      id: newId(),
      person_id: people.active,
      name: 'Organisme à créer',
      kinds: ['buyer'],
      state: 'refused',
      created_at: at,
      decided_at: at,
    })
    .execute()
  const notice = { territory_id, topic: 'essai', body: 'Texte', href: '/compte', frequency: 'never' }
  await db
    .insertInto('notice')
    .values([
      { ...notice, id: newId(), person_id: people.active, key: 'a', title: 'active', created_at: at },
      { ...notice, id: newId(), person_id: people.held, key: 'h', title: 'held', created_at: at },
    ])
    .execute()
  await db
    .insertInto('delegation')
    .values({
      territory_id,
      id: newId(),
      organisation_id,
      from_person_id: people.sole,
      to_person_id: people.active,
      role: 'reader',
      starts_on: '2019-01-01',
      ends_on: '2019-01-09',
      created_at: at,
    })
    .execute()
  const files = localFiles(`${folder}/files`)
  const fileId = newId()
  await files.write('exports/essai.zip', Buffer.from('copie'))
  await db
    .insertInto('stored_file')
    .values({
      territory_id,
      id: fileId,
      key: 'exports/essai.zip',
      name: 'essai.zip',
      media_type: 'application/zip',
      size_bytes: 5,
      sha256: 'x',
      created_at: at,
    })
    .execute()
  await db
    .insertInto('personal_export')
    .values({
      territory_id,
      id: newId(),
      kind: 'person',
      person_id: people.active,
      session_id: newId(),
      state: 'ready',
      file_id: fileId,
      requested_at: at,
      finished_at: at,
      expires_at: at,
    })
    .execute()
  await db
    .insertInto('fact')
    .values({
      id: newId(),
      territory_id,
      type: 'Essai',
      payload: '{}',
      actor: 'system:test',
      recorded_at: at,
    })
    .execute()
  const reading = {
    record: { kind: 'person', id: people.active },
    count: 1,
    purpose: 'support',
    organisationId: null,
  } as const
  await recordReading(ctx, { ...reading, people: [people.active] })
  await recordReading(ctx, { ...reading, people: [people.held] })
  const entry = { territory_id, at, actor: 'system:test', subject_kind: 'person' }
  await db
    .insertInto('audit_entry')
    .values([
      { ...entry, id: newId(), action: 'ordinary', subject_id: people.active },
      { ...entry, id: newId(), action: 'held', subject_id: people.held },
    ])
    .execute()
  const erased = { personId: newId(), digest: 'x', erasedAt: at.toISOString(), cause: 'request' } as const
  await localErasureList(`${folder}/erasures.jsonl`).append(erased)
  await db
    .insertInto('erased_person')
    .values({ person_id: erased.personId, address_digest: 'x', erased_at: at, cause: 'request' })
    .execute()
  return {
    people,
    organisationId: organisation_id,
    eventId: real.id,
    holdId,
    erasedId: erased.personId,
    files,
  }
}

export type OldData = Awaited<ReturnType<typeof seedOldData>>

/** Names of the rows of `seedOldData` that are still there whole, in alphabetical order. */
export const whatIsLeft = async (database: TestDatabase, old: OldData): Promise<string[]> => {
  const { db } = database
  const left: string[] = []
  const keep = (condition: boolean, name: string): void => {
    if (condition) left.push(name)
  }
  const has = async (
    table: 'person_verification' | 'throttle' | 'idempotency_key' | 'delegation',
    name: string,
  ) => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    keep(row.count > 0, name)
  }
  for (const [name, id] of Object.entries(old.people)) {
    const row = await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
    keep(row !== undefined, `account of ${name}`)
  }
  const session = await db.selectFrom('person_session').select('id').where('token', '=', 'fini').execute()
  keep(session.length > 0, 'session')
  await has('person_verification', 'verification')
  await has('throttle', 'attempts')
  await has('idempotency_key', 'reply')
  await has('delegation', 'delegation')
  const mails = await db
    .selectFrom('mail')
    .select(['unique_key', 'recipient', 'body_text', 'subject'])
    .where('unique_key', 'like', 'mail %')
    .execute()
  keep(mails.length === 2, 'traces of both mails')
  for (const one of mails)
    keep(one.recipient !== '' && one.body_text !== '' && one.subject !== '', one.unique_key)
  const attached = await db.selectFrom('mail_attachment').select('name').execute()
  for (const { name } of attached) left.push(`attachment ${name}`)
  const people = await db.selectFrom('representative').select(['name', 'email']).execute()
  keep(people.length === 3, 'places of the three representatives')
  for (const { name, email } of people) keep(name !== null && email !== null, `representative ${name}`)
  const links = await db.selectFrom('access_link').select('id').execute()
  keep(links.length > 0, 'link')
  const invitations = await db.selectFrom('invitation').select('id').execute()
  keep(invitations.length > 0, 'invitation')
  for (const { state } of await db.selectFrom('join_request').select('state').execute())
    left.push(`request ${state}`)
  for (const { state } of await db.selectFrom('body_request').select('state').execute())
    left.push(`body to make ${state}`)
  for (const { title } of await db.selectFrom('notice').select('title').execute())
    left.push(`notice ${title}`)
  for (const { state } of await db.selectFrom('personal_export').select('state').execute())
    left.push(`copy ${state}`)
  keep((await old.files.read('exports/essai.zip')) !== null, 'file of the copy')
  const facts = await db.selectFrom('fact').select('id').where('type', '=', 'Essai').execute()
  keep(facts.length > 0, 'fact')
  for (const { number } of await db.selectFrom('access_log').select('number').execute())
    left.push(`reading ${number}`)
  const entries = await db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'in', ['ordinary', 'held'])
    .execute()
  for (const { action } of entries) left.push(`change ${action}`)
  const erased = await db
    .selectFrom('erased_person')
    .select('person_id')
    .where('person_id', '=', old.erasedId)
    .execute()
  keep(erased.length > 0, 'erasure')
  return left.sort()
}
