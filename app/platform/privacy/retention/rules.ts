import { sql } from 'kysely'
import type { TableName } from '../classes.ts'
import { emptiedMail } from '../tables/operation.ts'
import { contactRules } from './contactRules.ts'
import { proposalsPart, trashRule } from './curationRules.ts'
import { importsRule } from './importsRule.ts'
import { listsRules } from './listsRules.ts'
import type { RuleId } from './periods.ts'
import type { Moment, Part, Rule, Sql } from './rule.ts'

const personOf = (address: Sql): Sql => sql`(select p.id from person p where p.email = lower(${address}))`
const inTerritory = ({ territoryId }: Moment): Sql => sql`territory_id = ${territoryId}`

/** Days over, by event: those of the demonstration are never over. */
const eventOver = ({ cutoff, territoryId }: Moment, event: Sql): Sql => sql`exists (select from event e
  where e.territory_id = ${territoryId} and e.id = ${event} and not e.fictitious and e.day::timestamptz < ${cutoff})`
const dayOf = (event: Sql): Sql => sql`(select e.day::timestamptz from event e where e.id = ${event})`

const activity = sql`coalesce(last_seen_at, created_at)`

const id = sql`id::text`
const mailWritten = sql`(select m.created_at from mail m where m.id = mail_id)`

/** Rows that hang on a day, once it is over for long enough; `still` is what tells those that hold something yet. */
const ofDay = (
  table: TableName,
  effect: Part['effect'],
  { key = id, person, still }: { readonly key?: Sql; readonly person?: Sql; readonly still?: Sql } = {},
): Part => ({
  table,
  at: dayOf(sql`event_id`),
  key,
  event: sql`event_id`,
  ...(person === undefined ? {} : { person }),
  where: (moment) =>
    sql`${inTerritory(moment)} and ${eventOver(moment, sql`event_id`)} and (${still ?? sql`true`})`,
  effect,
})

export const rules: { readonly [R in RuleId]: Rule } = {
  accounts: {
    realOnly: false,
    parts: [
      {
        table: 'person',
        at: activity,
        key: id,
        person: sql`person.id`,
        // Warned since the last visit, thirty days ago; and nobody is left without manager or administrator.
        where: ({ cutoff, now }) => sql`demo is null and ${activity} < ${cutoff}
          and exists (select from inactivity_notice n where n.person_id = person.id
            and n.erase_on <= ${now}::timestamptz::date and n.warned_at > ${activity})
          and not administers_alone(person.id) and not exists (select from managed_alone(person.id))`,
        effect: (ctx, _moment, keys, { eraseInactive }) => eraseInactive(ctx, keys),
      },
    ],
  },
  sessions: {
    realOnly: false,
    parts: (['person_session', 'person_verification'] as const).map((table) => ({
      table,
      at: sql`expires_at`,
      key: id,
      where: ({ cutoff }) => sql`expires_at < ${cutoff}`,
      effect: 'delete',
    })),
  },
  attempts: {
    realOnly: false,
    parts: [
      {
        table: 'throttle',
        at: sql`window_start`,
        key: sql`key || ' ' || window_start`,
        where: ({ cutoff }) => sql`window_start < ${cutoff}`,
        effect: 'delete',
      },
    ],
  },
  replies: {
    realOnly: false,
    parts: [
      {
        table: 'idempotency_key',
        at: sql`created_at`,
        key: sql`key || ' ' || actor`,
        where: ({ cutoff }) => sql`created_at < ${cutoff}`,
        effect: 'delete',
      },
    ],
  },
  mails: {
    realOnly: true,
    parts: [
      {
        table: 'mail_attachment',
        at: mailWritten,
        key: sql`mail_id || ' ' || position`,
        person: personOf(sql`(select m.recipient from mail m where m.id = mail_id)`),
        where: (moment) => sql`${inTerritory(moment)} and ${mailWritten} < ${moment.cutoff}`,
        effect: 'delete',
      },
      {
        table: 'mail',
        at: sql`created_at`,
        key: id,
        person: personOf(sql`recipient`),
        where: (moment) => sql`${inTerritory(moment)} and created_at < ${moment.cutoff} and recipient <> ''`,
        effect: { set: emptiedMail },
      },
      {
        table: 'notice',
        at: sql`created_at`,
        key: id,
        person: sql`person_id`,
        where: (moment) => sql`${inTerritory(moment)} and created_at < ${moment.cutoff}`,
        effect: 'delete',
      },
    ],
  },
  events: {
    realOnly: true,
    parts: [
      ofDay('access_link', 'delete'),
      ofDay('badge', 'delete', { key: sql`representative_id::text` }),
      ofDay('day_note', 'delete', { key: sql`participant_id || ' ' || about_id` }),
      ofDay('meeting_video', 'delete', { key: sql`buyer_id || ' ' || supplier_id` }),
      ofDay('shared_contact', 'delete', { key: sql`participant_id::text` }),
      ofDay('door_device', 'delete'),
      ofDay(
        'representative',
        { set: { name: null, email: null } },
        { person: personOf(sql`representative.email`), still: sql`name is not null or email is not null` },
      ),
      ofDay(
        'meeting_request',
        { set: { message: null, reason: null } },
        { still: sql`message is not null or reason is not null` },
      ),
      ofDay(
        'meeting_answer',
        { set: { note: null } },
        {
          key: sql`buyer_id || ' ' || supplier_id || ' ' || side || ' ' || step`,
          still: sql`note is not null`,
        },
      ),
      ofDay(
        'satisfaction_answer',
        { set: { comment: null } },
        { key: sql`event_id || ' ' || respondent_id`, still: sql`comment is not null` },
      ),
      ofDay(
        'mailing_recipient',
        { set: { address: null, name: null, way_out: null } },
        {
          person: personOf(sql`mailing_recipient.address`),
          still: sql`address is not null or name is not null`,
        },
      ),
      ofDay('import_person', 'delete', {
        key: sql`import_id || ' ' || number || ' ' || position`,
        person: personOf(sql`import_person.email`),
      }),
      ofDay('event_import', 'delete'),
      ofDay('mailing_refusal', 'delete', {
        key: sql`event_id || ' ' || address`,
        person: personOf(sql`mailing_refusal.address`),
      }),
      ofDay(
        'mailing',
        { set: { author_id: null, subject: '', body: '' } },
        { person: sql`mailing.author_id`, still: sql`author_id is not null or subject <> '' or body <> ''` },
      ),
      ofDay(
        'stand_request',
        { set: { note: null, reason: null } },
        { still: sql`note is not null or reason is not null` },
      ),
      ofDay('registration_file', 'delete', {
        key: sql`registration_id || ' ' || question_id`,
        person: personOf(sql`(select r.email from registration r where r.id = registration_id)`),
      }),
      ofDay(
        'registration',
        {
          set: {
            name: null,
            email: null,
            job_title: null,
            access_needs: null,
            sign_language: false,
            answers: '[]',
          },
        },
        { person: personOf(sql`registration.email`), still: sql`name is not null or email is not null` },
      ),
      ofDay('pitch_juror_invitation', 'delete', { key: sql`event_id || ' ' || email` }),
      ofDay(
        'pitch_application',
        { set: { contact_name: null, contact_email: null, person_id: null, answers: '{}' } },
        {
          person: personOf(sql`pitch_application.contact_email`),
          still: sql`contact_name is not null or contact_email is not null or person_id is not null or answers <> '{}'`,
        },
      ),
      ofDay(
        'pitch_assessment',
        { set: { comment: null } },
        {
          key: sql`application_id || ' ' || person_id`,
          person: sql`pitch_assessment.person_id`,
          still: sql`comment is not null`,
        },
      ),
    ],
  },
  exports: {
    realOnly: false,
    parts: [
      {
        table: 'personal_export',
        at: sql`finished_at`,
        key: id,
        where: (moment) => sql`${inTerritory(moment)} and state = 'ready' and finished_at < ${moment.cutoff}`,
        effect: (ctx, { cutoff }, _keys, { dropExports }) => dropExports(ctx, cutoff),
      },
    ],
  },
  imports: importsRule,
  requests: {
    realOnly: true,
    parts: [
      {
        table: 'invitation',
        at: sql`coalesce(accepted_at, revoked_at, expires_at)`,
        key: id,
        person: personOf(sql`invitation.email`),
        where: (moment) =>
          sql`${inTerritory(moment)} and coalesce(accepted_at, revoked_at, expires_at) < ${moment.cutoff}`,
        effect: 'delete',
      },
      {
        table: 'join_request',
        at: sql`decided_at`,
        key: id,
        person: sql`person_id`,
        where: (moment) =>
          sql`${inTerritory(moment)} and state <> 'waiting' and decided_at < ${moment.cutoff}`,
        effect: 'delete',
      },
      {
        table: 'approval',
        at: sql`coalesce(decided_at, expires_at)`,
        key: id,
        person: sql`case when subject like 'person:%' then substr(subject, 8)::uuid end`,
        where: (moment) =>
          sql`${inTerritory(moment)} and coalesce(decided_at, expires_at) < ${moment.cutoff}`,
        effect: 'delete',
      },
      {
        table: 'body_request',
        at: sql`decided_at`,
        key: id,
        person: sql`person_id`,
        where: (moment) =>
          sql`${inTerritory(moment)} and state <> 'waiting' and decided_at < ${moment.cutoff}`,
        effect: 'delete',
      },
      proposalsPart,
      {
        table: 'delegation',
        at: sql`coalesce(revoked_at, ends_on::timestamptz)`,
        key: id,
        person: sql`to_person_id`,
        where: (moment) =>
          sql`${inTerritory(moment)} and coalesce(revoked_at, ends_on::timestamptz) < ${moment.cutoff}`,
        effect: 'delete',
      },
      {
        table: 'personal_export',
        at: sql`requested_at`,
        key: id,
        person: sql`person_id`,
        where: (moment) =>
          sql`${inTerritory(moment)} and state in ('refused', 'failed', 'gone') and requested_at < ${moment.cutoff}`,
        effect: 'delete',
      },
      {
        table: 'retention_hold',
        at: sql`lifted_at`,
        key: id,
        where: (moment) => sql`${inTerritory(moment)} and lifted_at < ${moment.cutoff}`,
        effect: 'delete',
      },
    ],
  },
  ...listsRules,
  ...contactRules,
  trash: trashRule,
  facts: {
    realOnly: true,
    parts: [
      {
        table: 'fact',
        at: sql`recorded_at`,
        key: id,
        where: (moment) => sql`${inTerritory(moment)} and recorded_at < ${moment.cutoff}`,
        effect: 'delete',
      },
    ],
  },
  readings: {
    realOnly: true,
    parts: [
      {
        table: 'access_log',
        at: sql`at`,
        key: sql`number::text`,
        // A chain goes from its oldest end only: what is older than the first link that stays.
        where: (moment) => sql`${inTerritory(moment)} and at < ${moment.cutoff} and number < coalesce((
          select min(kept.number) from access_log kept where kept.territory_id = ${moment.territoryId}
            and (kept.at >= ${moment.cutoff} or exists (select from retention_hold h where h.lifted_at is null
              and h.subject_kind = 'person' and (h.subject_id = kept.person_id or h.subject_id = any (kept.people))))),
          9223372036854775807)`,
        effect: async (ctx, { territoryId }, keys) => {
          const last = Math.max(...keys.map(Number))
          await sql`select prune_access_log(${territoryId}, ${last})`.execute(ctx.db)
        },
      },
    ],
  },
  audit: {
    realOnly: true,
    parts: [
      {
        table: 'audit_entry',
        at: sql`at`,
        key: id,
        person: sql`coalesce(audit_entry.person_id,
          case when audit_entry.subject_kind = 'person' then audit_entry.subject_id::uuid end)`,
        where: (moment) => sql`${inTerritory(moment)} and at < ${moment.cutoff}`,
        effect: async (ctx, { territoryId }, keys) => {
          await sql`select prune_audit_trail(${territoryId}, ${[...keys]}::uuid[])`.execute(ctx.db)
        },
      },
    ],
  },
  erasures: {
    realOnly: false,
    parts: [
      {
        table: 'erased_person',
        at: sql`erased_at`,
        key: sql`person_id::text`,
        where: ({ cutoff }) => sql`erased_at < ${cutoff}`,
        // The list first: what it alone would hold would be erased again at the next start.
        effect: async (ctx, { cutoff }, keys, { erasures }) => {
          const listed = await erasures.read()
          await erasures.replace(listed.filter(({ erasedAt }) => new Date(erasedAt) >= cutoff))
          await sql`delete from erased_person where person_id = any (${[...keys]}::uuid[])`.execute(ctx.db)
        },
      },
    ],
  },
}
