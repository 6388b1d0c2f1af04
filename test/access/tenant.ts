import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { hashToken } from '../../app/platform/access/signing.ts'
import type { Db } from '../../app/platform/database/connect.ts'
import type { DB } from '../../app/platform/database/schema.ts'
import { boardRows } from './tenantBoard.ts'
import { contactRowsOf } from './tenantContact.ts'
import { curationRowsOf } from './tenantCuration.ts'
import { dayRows } from './tenantDay.ts'
import { doorRows } from './tenantDoor.ts'
import { duplicateRowsOf } from './tenantDuplicates.ts'
import { importRowsOf } from './tenantImports.ts'
import { listRowsOf } from './tenantLists.ts'
import { mailingRowsOf } from './tenantMailings.ts'
import { operationRows } from './tenantOperation.ts'
import { outcomeRowsOf } from './tenantOutcomes.ts'
import { pitchRowsOf } from './tenantPitches.ts'
import { programmeRows, seriesRows } from './tenantProgramme.ts'
import { recordRowsOf } from './tenantRecord.ts'
import { registerRowsOf } from './tenantRegisters.ts'
import { standRowsOf } from './tenantStands.ts'
import { zoneRowsOf } from './tenantZones.ts'

/**
 * `A` and `B` are two bodies that must not see each other; `C` is what is published: an invented day that is over, told
 * whole. Everything of `A` carries identifiers that begin by eight `a`, and so on.
 */
export type Letter = 'A' | 'B' | 'C'
export const letters: readonly Letter[] = ['A', 'B', 'C']

/** The identifier number `n` of a tenant. */
export const idOf = (letter: Letter, n: number): string =>
  `${letter.toLowerCase().repeat(8)}-0000-7000-8000-${String(n).padStart(12, '0')}`

export const startOf = (letter: Letter): string => `${letter.toLowerCase().repeat(8)}-`

/** Identifiers by what they name. */
export const idsOf = (letter: Letter) => ({
  organisation: idOf(letter, 1),
  person: idOf(letter, 2),
  colleague: idOf(letter, 3),
  event: idOf(letter, 4),
  buyer: idOf(letter, 5),
  supplier: idOf(letter, 6),
  slot: idOf(letter, 7),
  table: idOf(letter, 8),
  version: idOf(letter, 9),
  meeting: idOf(letter, 10),
  // The last ten characters end the address of a structure.
  structure: idOf(letter, 110 + letters.indexOf(letter)),
  // Public: its address may stand on a page of anybody.
  photo: `cafecafe-0000-7000-8000-${String(120 + letters.indexOf(letter)).padStart(12, '0')}`,
  session: idOf(letter, 12),
  invitation: idOf(letter, 13),
  joinRequest: idOf(letter, 14),
  link: idOf(letter, 15),
  mail: idOf(letter, 16),
  fact: idOf(letter, 17),
  item: idOf(letter, 18),
  partner: idOf(letter, 38),
  series: idOf(letter, 90),
  file: idOf(letter, 91),
  delegation: idOf(letter, 21),
  approval: idOf(letter, 50),
  merged: idOf(letter, 51),
  notice: idOf(letter, 44),
  asker: idOf(letter, 22),
  identity: idOf(letter, 31),
  parameter: idOf(letter, 30),
  passkey: idOf(letter, 34),
  apiKey: idOf(letter, 120),
  copy: idOf(letter, 61),
  hold: idOf(letter, 62),
  question: idOf(letter, 63),
  fileQuestion: idOf(letter, 101),
  registration: idOf(letter, 64),
  need: idOf(letter, 65),
  request: idOf(letter, 66),
  application: idOf(letter, 81),
  halfDay: idOf(letter, 82),
  applicantLink: idOf(letter, 83),
  consequence: idOf(letter, 90),
  talk: idOf(letter, 91),
  testimony: idOf(letter, 92),
  mailing: idOf(letter, 93),
  shortlist: idOf(letter, 120),
  savedSearch: idOf(letter, 122),
  shortlistLink: idOf(letter, 143),
  registerSource: idOf(letter, 145),
  contactMessage: idOf(letter, 141),
  import: idOf(letter, 96),
  wishImport: idOf(letter, 97),
  contractImport: idOf(letter, 134),
  structureImport: idOf(letter, 135),
  twin: idOf(letter, 140 + letters.indexOf(letter)),
  mergedRecord: idOf(letter, 150 + letters.indexOf(letter)),
  duplicatePair: idOf(letter, 145),
  proposal: idOf(letter, 136),
  stand: idOf(letter, 94),
  standRequest: idOf(letter, 95),
  device: idOf(letter, 70),
  doorLink: idOf(letter, 71),
  forbid: idOf(letter, 100),
  representative: idOf(letter, 39),
})

export const slugOf = (kind: 'organisme' | 'rencontre', letter: Letter): string =>
  `${kind}-${letter.toLowerCase()}`

/** Of the structure of the tenant. */
export const siretOf = (letter: Letter): string => `${String(letters.indexOf(letter) + 1).repeat(9)}00011`

export const structureSlug = (letter: Letter): string =>
  `structure-${letter.toLowerCase()}-${idsOf(letter).structure.slice(-10)}`

export const tokenOf = (kind: string, letter: Letter): string =>
  createHash('sha256').update(`${kind} ${letter}`).digest('base64url').slice(0, 22)

export type Rows = { [T in keyof DB]?: readonly Insertable<DB[T]>[] }

/** One row at least in each private table: what belongs to one tenant. Parents come before their children. */
export const rowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const later = new Date(now.getTime() + 86_400_000)
  const at = { territory_id }
  const made = { created_at: now, updated_at: now }
  const ofEvent = { territory_id, event_id: id.event }
  const email = (name: string): string => `${name}-${startOf(letter)}@${letter.toLowerCase()}.exemple.fr`
  const person = (one: string, name: string): Insertable<DB['person']> => ({
    id: one,
    name: `${name} ${letter}`,
    email: email(name.toLowerCase()),
    email_verified: true,
    ...made,
  })
  const version = {
    seed: 1,
    steps: 1,
    status: 'optimal',
    objective: 1,
    held: 1,
    even_weights: true,
    wished: 1,
  }
  const owner = { person_id: id.person }
  const text = startOf(letter)
  const told = letter === 'C'
  const ofBody = { territory_id, organisation_id: id.organisation }
  const change = (n: number, person_id: string): Insertable<DB['audit_entry']> => ({
    ...ofBody,
    id: idOf(letter, n),
    at: now,
    actor: `person:${person_id}`,
    person_id,
    action: 'essai',
    subject_kind: 'organisation',
    subject_id: id.organisation,
  })
  const delegation = (one: string, from: string, to: string): Insertable<DB['delegation']> => ({
    ...ofBody,
    id: one,
    from_person_id: from,
    to_person_id: to,
    role: 'reader',
    starts_on: '2026-01-01',
    ends_on: '2026-01-02',
    created_at: now,
  })
  const invitation = (one: string, address: string, token: string): Insertable<DB['invitation']> => ({
    ...ofBody,
    id: one,
    role: 'reader',
    email: address,
    token_hash: hashToken(token),
    created_at: now,
    expires_at: later,
  })
  const reading = (read: Partial<Insertable<DB['access_log']>>): Insertable<DB['access_log']> => ({
    ...at,
    at: now,
    actor: `person:${id.asker}`,
    person_id: id.asker,
    capacity: 'body',
    purpose: 'team',
    record_kind: 'members',
    record_id: id.organisation,
    count: 1,
    ...read,
  })
  const notice = (one: string, read_at: Date | null): Insertable<DB['notice']> => ({
    ...at,
    ...owner,
    id: one,
    topic: 'body',
    key: one,
    title: `Notification ${text}`,
    body: text,
    href: '/structures',
    frequency: 'daily',
    created_at: now,
    read_at,
  })
  return {
    organisation: [
      {
        ...at,
        id: id.organisation,
        slug: slugOf('organisme', letter),
        name: `Organisme ${letter}`,
        kinds: ['buyer'],
        departments: [letter === 'B' ? '75' : '93'],
        created_at: now,
      },
      // A twin of the former, made one with it.
      {
        ...at,
        id: id.merged,
        slug: `ancien-${slugOf('organisme', letter)}`,
        name: `Ancien organisme ${letter}`,
        kinds: ['buyer'],
        created_at: now,
        archived_at: now,
      },
    ],
    organisation_merge: [
      {
        ...at,
        merged_id: id.merged,
        merged_slug: `ancien-${slugOf('organisme', letter)}`,
        survivor_id: id.organisation,
        merged_at: now,
      },
    ],
    person: [person(id.person, 'Gestion'), person(id.colleague, 'Collegue'), person(id.asker, 'Demande')],
    person_session: [
      {
        ...owner,
        ...made,
        id: id.session,
        token: `${text}jeton-de-session`,
        expires_at: later,
        second_factor_at: now,
      },
    ],
    person_credential: [
      {
        ...owner,
        ...made,
        id: id.identity,
        provider_id: 'password',
        account_id: id.person,
        password: text,
      },
    ],
    person_verification: [
      { ...made, id: idOf(letter, 32), identifier: text, value: text, expires_at: later },
    ],
    second_factor: [{ ...owner, id: idOf(letter, 33), secret: text, backup_codes: text }],
    passkey: [
      {
        ...owner,
        id: id.passkey,
        name: text,
        public_key: text,
        credential_id: text,
        counter: 0,
        device_type: 'singleDevice',
        backed_up: false,
      },
    ],
    api_key: [
      { ...owner, id: idOf(letter, 121), key_hash: `${text} person` },
      { organisation_id: id.organisation, id: id.apiKey, key_hash: `${text} body` },
    ].map((key) => ({
      ...at,
      ...key,
      name: text,
      ending: 'abcd',
      scopes: ['read'],
      created_at: now,
      expires_at: later,
    })),
    person_device: [{ ...owner, digest: text, first_seen_at: now }],
    throttle: [{ key: text, window_start: now, count: 1 }],
    membership: [
      { ...at, ...owner, organisation_id: id.organisation, role: 'manager', created_at: now },
      { ...at, person_id: id.colleague, organisation_id: id.organisation, role: 'reader', created_at: now },
    ],
    platform_role: [{ ...at, person_id: id.colleague, role: 'mission', created_at: now }],
    invitation: [
      invitation(id.invitation, `invitee-${text}@essai.invalid`, tokenOf('invitation', letter)),
      invitation(idOf(letter, 43), email('demande'), tokenOf('autre invitation', letter)),
    ],
    join_request: [
      {
        ...at,
        id: id.joinRequest,
        organisation_id: id.organisation,
        person_id: id.asker,
        state: 'waiting',
        created_at: now,
      },
    ],
    body_request: [
      {
        ...at,
        id: idOf(letter, 44),
        person_id: id.asker,
        name: `Organisme demandé ${letter}`,
        kinds: ['buyer'],
        state: 'waiting',
        created_at: now,
      },
    ],
    closed_checklist: [{ ...owner, checklist: text, closed_at: now }],
    email_domain: [
      {
        ...at,
        organisation_id: id.organisation,
        domain: `${letter.toLowerCase()}.exemple.fr`,
        created_at: now,
      },
    ],
    delegation: [
      delegation(id.delegation, id.person, id.colleague),
      delegation(idOf(letter, 42), id.colleague, id.asker),
    ],
    audit_entry: [change(35, id.person), change(41, id.colleague)],
    approval: [
      {
        ...at,
        id: id.approval,
        kind: 'administrator.grant',
        payload: JSON.stringify({ personId: id.person }),
        subject: `person:${id.person}`,
        reason: text,
        asked_by: id.person,
        asked_at: now,
        expires_at: later,
        state: 'waiting',
      },
    ],
    backup_record: [{ id: idOf(letter, 52), kind: 'base-backup', bytes: 1, made_at: now }],
    access_log: [
      reading({ people: [id.person] }),
      reading({ organisation_id: id.organisation, people: [id.colleague] }),
      reading({ actor: `agent:${id.device}`, person_id: null, capacity: 'agent', record_id: id.event }),
    ],
    personal_export: [
      {
        ...at,
        ...owner,
        id: id.copy,
        kind: 'person',
        session_id: id.session,
        state: 'refused',
        requested_at: now,
        finished_at: now,
      },
      {
        ...ofBody,
        id: idOf(letter, 63),
        kind: 'members',
        person_id: id.colleague,
        session_id: id.session,
        state: 'refused',
        requested_at: now,
        finished_at: now,
      },
    ],
    erasure_request: [
      { ...owner, requested_at: now, due_at: later },
      { person_id: id.colleague, requested_at: now, due_at: later },
    ],
    erased_person: [{ person_id: idOf(letter, 64), address_digest: text, erased_at: now, cause: 'request' }],
    inactivity_notice: [
      { ...owner, warned_at: now, erase_on: '2099-01-01' },
      { person_id: id.colleague, warned_at: now, erase_on: '2099-01-01' },
    ],
    retention_setting: [{ ...at, rule: text, days: 1000, decided_at: now }],
    retention_hold: [
      {
        ...at,
        id: id.hold,
        subject_kind: 'person',
        subject_id: id.person,
        reason: text,
        placed_by: id.colleague,
        placed_at: now,
      },
      {
        ...at,
        id: idOf(letter, 65),
        subject_kind: 'event',
        subject_id: id.event,
        reason: text,
        placed_at: now,
      },
    ],
    retention_certificate: [
      {
        ...at,
        id: idOf(letter, 66),
        rule: text,
        ran_at: now,
        cutoff: now,
        gone: 1,
        held: 0,
        counts: '{}',
        hash: text,
      },
    ],
    consent: [
      { ...owner, id: idOf(letter, 67), subject: 'news', text_version: text, method: 'essai', given_at: now },
      {
        person_id: id.colleague,
        id: idOf(letter, 68),
        subject: 'news',
        text_version: text,
        method: 'essai',
        given_at: now,
      },
    ],
    notice: [notice(id.notice, null), notice(idOf(letter, 45), now)],
    notice_preference: [{ ...at, ...owner, topic: 'body', frequency: 'daily', updated_at: now }],
    ...operationRows(letter, territory_id, now, email('gestion')),
    ...recordRowsOf(letter, territory_id, now),
    ...seriesRows(letter, territory_id, now),
    event: [
      {
        ...at,
        ...made,
        id: id.event,
        slug: slugOf('rencontre', letter),
        title: `Rencontre ${letter}`,
        organiser_id: id.organisation,
        series_id: id.series,
        day: told ? '2020-03-09' : '2099-03-09',
        status: told ? 'held' : 'draft',
        fictitious: told,
      },
    ],
    programme_item: [{ ...ofEvent, id: id.item, position: 1, kind: 'talk', title: `Accueil ${letter}` }],
    ...programmeRows(letter, territory_id, now),
    participant: [
      {
        ...ofEvent,
        id: id.buyer,
        role: 'buyer',
        display_name: 'Acheteur',
        name_key: 'acheteur',
        created_at: now,
      },
      {
        ...ofEvent,
        id: id.supplier,
        role: 'supplier',
        display_name: 'Structure',
        name_key: 'structure',
        created_at: now,
      },
    ],
    representative: [
      {
        ...ofEvent,
        id: idOf(letter, 39),
        participant_id: id.buyer,
        position: 1,
        name: text,
        email: email('r'),
      },
      { ...ofEvent, id: idOf(letter, 40), participant_id: id.supplier, position: 1, name: text },
    ],
    slot: [{ ...ofEvent, id: id.slot, starts_at: '2099-03-09T09:00:00', ends_at: '2099-03-09T09:20:00' }],
    meeting_table: [{ ...ofEvent, id: id.table, number: 1 }],
    unavailability: [{ ...ofEvent, participant_id: id.buyer, slot_id: id.slot }],
    wish: [{ ...ofEvent, from_id: id.buyer, to_id: id.supplier, level: 'must', recorded_at: now }],
    timetable_version: [
      {
        ...ofEvent,
        ...version,
        id: id.version,
        number: 1,
        state: 'published',
        input_hash: text,
        engine: 'essai',
        created_at: now,
        published_at: now,
      },
    ],
    legal_parameter: [
      {
        ...at,
        id: id.parameter,
        key: 'spaser.minimum',
        value: '1',
        // A year of its own: two values never hold on the same day.
        valid_from: `${2031 + letters.indexOf(letter)}-01-01`,
        valid_to: `${2031 + letters.indexOf(letter)}-12-31`,
        legal_reference: text,
        created_at: now,
      },
    ],
    setting: [{ ...at, key: startOf(letter), value: JSON.stringify(text), updated_at: now }],
    trade_synonym: [{ ...at, sector: startOf(letter), words: [text], updated_at: now }],
    reference_import: [{ name: startOf(letter), file: text, rows: 1, imported_at: now }],
    meeting: [
      {
        ...ofEvent,
        id: id.meeting,
        version_id: id.version,
        buyer_id: id.buyer,
        supplier_id: id.supplier,
        slot_id: id.slot,
        table_id: id.table,
        weight: 1,
      },
    ],
    unmet_wish: [
      {
        ...ofEvent,
        version_id: id.version,
        buyer_id: id.buyer,
        supplier_id: id.supplier,
        weight: 1,
        reason: 'no-common-slot',
      },
    ],
    occupancy: [
      { ...ofEvent, slot_id: id.slot, resource_kind: 'table', resource_id: id.table, meeting_id: id.meeting },
    ],
    ...dayRows(letter, territory_id, now),
    ...pitchRowsOf(letter, territory_id, now),
    ...outcomeRowsOf(letter, territory_id, now),
    ...importRowsOf(letter, territory_id, now),
    ...zoneRowsOf(letter, territory_id, now),
    ...registerRowsOf(letter, territory_id, now),
    ...standRowsOf(letter, territory_id, now),
    ...mailingRowsOf(letter, territory_id, now),
    ...listRowsOf(letter, territory_id, now),
    ...contactRowsOf(letter, territory_id, now),
    ...duplicateRowsOf(letter, territory_id, now),
    ...curationRowsOf(letter, territory_id, now),
    access_link: [
      {
        ...ofEvent,
        id: id.link,
        subject_id: id.buyer,
        registration_id: id.registration,
        token_hash: hashToken(tokenOf('acces', letter)),
        rights: ['agenda.read'],
        created_at: now,
        expires_at: later,
      },
      {
        ...ofEvent,
        id: id.applicantLink,
        subject_id: id.application,
        token_hash: hashToken(tokenOf('candidature', letter)),
        rights: ['pitch.apply'],
        created_at: now,
        expires_at: later,
      },
      {
        ...ofEvent,
        id: id.doorLink,
        subject_id: id.device,
        token_hash: hashToken(tokenOf('accueil', letter)),
        rights: ['door.check-in'],
        created_at: now,
        expires_at: later,
      },
    ],
    ...doorRows(letter, territory_id, now),
    ...boardRows(letter, territory_id, now),
  }
}

/** Writes both tenants. `db` acts as the system. */
export const seedTenants = async (db: Db, territoryId: string, now: Date): Promise<void> => {
  for (const letter of letters) {
    for (const [table, rows] of Object.entries(rowsOf(letter, territoryId, now))) {
      await db
        .insertInto(table as keyof DB)
        .values(rows as never)
        .execute()
    }
  }
}
