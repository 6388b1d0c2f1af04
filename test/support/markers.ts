import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { newId } from '../../app/platform/database/id.ts'
import type { DB } from '../../app/platform/database/schema.ts'
import { type MarkedPlace, seedMarkedDay } from './markersOfDay.ts'
import { seedMarkedLists } from './markersOfLists.ts'

/**
 * Somebody whose every personal or secret column holds a random word of its own: what a copy lacks, what an erasure
 * leaves and what a log lets out is then found by looking for those words everywhere.
 */
export type Marked = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly sessionId: string
  /** `table.column` → word, of what is given to the person. */
  readonly personal: ReadonlyMap<string, string>
  /** The same, of what opens doors and is given to nobody. */
  readonly secret: ReadonlyMap<string, string>
}

/** A word where only fourteen digits are taken. */
const digits = (): string => String(randomBytes(6).readUIntBE(0, 6)).padStart(14, '9').slice(-14)

const word = (): string => `m${randomBytes(9).toString('hex')}`

/** One row in each table that may be about somebody. `organisationId` and `event` are their own tenant's. */
export const seedMarked = async (
  db: Kysely<DB>,
  place: MarkedPlace & { readonly organisationId: string },
): Promise<Marked> => {
  const { territoryId: territory_id, organisationId: organisation_id, at } = place
  const id = newId()
  const sessionId = newId()
  const later = new Date(at.getTime() + 3_600_000)
  const personal = new Map<string, string>()
  const secret = new Map<string, string>()
  const mark = (column: string, value = word()): string => {
    personal.set(column, value)
    return value
  }
  const hidden = (column: string, value: string): string => {
    secret.set(column, value)
    return value
  }
  const hide = (column: string): string => hidden(column, word())
  const email = `${word()}@${word()}.example`
  const name = `Prune ${word()}`
  const dated = { created_at: at, updated_at: at }
  await db
    .insertInto('person')
    .values({
      id,
      name: mark('person.name', name),
      email: mark('person.email', email),
      email_verified: true,
      image: mark('person.image'),
      workplace_siret: mark('person.workplace_siret', digits()),
      ...dated,
    })
    .execute()
  await db
    .insertInto('person_session')
    .values({
      id: sessionId,
      person_id: id,
      token: hide('person_session.token'),
      ip_address: mark('person_session.ip_address'),
      user_agent: mark('person_session.user_agent'),
      second_factor_at: at,
      expires_at: later,
      ...dated,
    })
    .execute()
  await db
    .insertInto('person_credential')
    .values({
      id: newId(),
      person_id: id,
      provider_id: 'credential',
      account_id: mark('person_credential.account_id'),
      password: hide('person_credential.password'),
      access_token: hide('person_credential.access_token'),
      refresh_token: hide('person_credential.refresh_token'),
      id_token: hide('person_credential.id_token'),
      ...dated,
    })
    .execute()
  await db
    .insertInto('person_verification')
    .values({
      id: newId(),
      identifier: hide('person_verification.identifier'),
      value: JSON.stringify({ email, challenge: hide('person_verification.value') }),
      expires_at: later,
      ...dated,
    })
    .execute()
  await db
    .insertInto('second_factor')
    .values({
      id: newId(),
      person_id: id,
      secret: hide('second_factor.secret'),
      backup_codes: hide('second_factor.backup_codes'),
    })
    .execute()
  await db
    .insertInto('passkey')
    .values({
      id: newId(),
      person_id: id,
      name: mark('passkey.name'),
      public_key: mark('passkey.public_key'),
      credential_id: mark('passkey.credential_id'),
      counter: 0,
      device_type: 'singleDevice',
      backed_up: false,
      created_at: at,
    })
    .execute()
  await db
    .insertInto('api_key')
    .values({
      territory_id,
      id: newId(),
      person_id: id,
      created_by: id,
      name: mark('api_key.name'),
      key_hash: hide('api_key.key_hash'),
      ending: 'abcd',
      scopes: ['read'],
      created_at: at,
      expires_at: later,
    })
    .execute()
  await db
    .insertInto('person_device')
    .values({ person_id: id, digest: mark('person_device.digest'), first_seen_at: at })
    .execute()
  await db
    .insertInto('membership')
    .values({ territory_id, organisation_id, person_id: id, role: 'contributor', created_at: at })
    .execute()
  await db
    .insertInto('invitation')
    .values({
      territory_id,
      id: newId(),
      organisation_id,
      role: 'reader',
      email: mark('invitation.email', email),
      token_hash: hide('invitation.token_hash'),
      created_at: at,
      expires_at: later,
    })
    .execute()
  await db
    .insertInto('join_request')
    .values({
      territory_id,
      id: newId(),
      organisation_id,
      person_id: id,
      state: 'refused',
      message: mark('join_request.message'),
      reason: mark('join_request.reason'),
      created_at: at,
      decided_at: at,
    })
    .execute()
  await seedMarkedDay(db, place, { id, email, name, mark, hide, hidden })
  await seedMarkedLists(db, place, { id, email, mark, hide })
  const mailId = newId()
  await db
    .insertInto('mail')
    .values({
      territory_id,
      id: mailId,
      unique_key: `essai:${mailId}`,
      template: 'essai',
      recipient: mark('mail.recipient', email),
      subject: mark('mail.subject'),
      body_text: mark('mail.body_text'),
      body_html: mark('mail.body_html'),
      last_error: mark('mail.last_error'),
      secrets: [hide('mail.secrets')],
      headers: JSON.stringify({ 'List-Unsubscribe': hide('mail.headers') }),
      state: 'sent',
      created_at: at,
    })
    .execute()
  await db
    .insertInto('mail_attachment')
    .values({
      territory_id,
      mail_id: mailId,
      position: 1,
      name: mark('mail_attachment.name'),
      media_type: 'application/pdf',
      content: Buffer.from(mark('mail_attachment.content')),
    })
    .execute()
  await db
    .insertInto('audit_entry')
    .values({
      territory_id,
      id: newId(),
      at,
      actor: `person:${id}`,
      person_id: id,
      action: 'person.renamed',
      subject_kind: 'person',
      subject_id: id,
      before: JSON.stringify({ name: mark('audit_entry.before', name) }),
      after: JSON.stringify({ email: mark('audit_entry.after', email) }),
    })
    .execute()
  await db
    .insertInto('idempotency_key')
    .values({
      key: word(),
      actor: `person:${id}`,
      route: 'POST /essai',
      body_hash: 'x',
      reply: JSON.stringify({ kind: 'redirect', to: '/', flash: mark('idempotency_key.reply') }),
      created_at: at,
    })
    .execute()
  await db
    .insertInto('erasure_request')
    .values({ person_id: id, requested_at: at, due_at: later, reason: mark('erasure_request.reason') })
    .execute()
  await db
    .insertInto('retention_hold')
    .values({
      territory_id,
      id: newId(),
      subject_kind: 'person',
      subject_id: id,
      reason: mark('retention_hold.reason'),
      placed_at: at,
      lifted_at: at,
    })
    .execute()
  await db
    .insertInto('consent')
    .values({
      id: newId(),
      person_id: id,
      subject: mark('consent.subject'),
      text_version: '1',
      method: 'page',
      given_at: at,
    })
    .execute()
  await db
    .insertInto('body_request')
    .values({
      territory_id,
      id: newId(),
      person_id: id,
      name: 'Organisme à créer',
      kinds: ['buyer'],
      state: 'refused',
      message: mark('body_request.message'),
      reason: mark('body_request.reason'),
      created_at: at,
      decided_at: at,
    })
    .execute()
  await db
    .insertInto('closed_checklist')
    .values({ person_id: id, checklist: mark('closed_checklist.checklist'), closed_at: at })
    .execute()
  await db
    .insertInto('notice')
    .values({
      territory_id,
      id: newId(),
      person_id: id,
      topic: mark('notice.topic'),
      key: word(),
      title: mark('notice.title'),
      body: mark('notice.body'),
      href: '/compte',
      frequency: 'never',
      created_at: at,
    })
    .execute()
  await db
    .insertInto('notice_preference')
    .values({
      territory_id,
      person_id: id,
      topic: mark('notice_preference.topic'),
      frequency: 'never',
      updated_at: at,
    })
    .execute()
  await db
    .insertInto('approval')
    .values({
      territory_id,
      id: newId(),
      kind: 'essai',
      payload: JSON.stringify({ personId: id }),
      subject: `person:${id}`,
      reason: mark('approval.reason'),
      asked_by: id,
      asked_at: at,
      expires_at: later,
      state: 'withdrawn',
      decided_by: id,
      decided_at: at,
    })
    .execute()
  await db
    .insertInto('legal_parameter')
    .values({
      territory_id,
      id: newId(),
      key: word(),
      value: '1',
      valid_from: '2026-01-01',
      legal_reference: 'Article d’essai',
      verified_by: id,
      verified_by_name: mark('legal_parameter.verified_by_name'),
      verified_at: at,
      created_at: at,
    })
    .execute()
  const structure_id = newId()
  await db
    .insertInto('structure')
    .values({
      territory_id,
      id: structure_id,
      slug: `essai-${structure_id}`,
      name: 'Structure d’essai',
      source: 'essai',
      search: 'essai',
      name_key: 'structure d’essai',
      letters: 'structure d’essai',
      ...dated,
    })
    .execute()
  await db
    .insertInto('structure_contact')
    .values({
      territory_id,
      structure_id,
      name: mark('structure_contact.name', name),
      role: mark('structure_contact.role'),
      email: mark('structure_contact.email', email),
      phone: mark('structure_contact.phone'),
      source: 'essai',
      source_date: '2026-01-01',
    })
    .execute()
  return { id, email, name, sessionId, personal, secret }
}

/** Personal columns of words that hold no word of anybody: closed lists, and identifiers that the law keeps. */
export const WITHOUT_MARKER: ReadonlySet<string> = new Set([
  'membership.role',
  'platform_role.role',
  'delegation.role',
  'notice_preference.frequency',
  'personal_export.kind',
  'audit_entry.actor',
  'audit_entry.subject_id',
  'access_log.actor',
  // Keys of the installation.
  'secret.value',
])
