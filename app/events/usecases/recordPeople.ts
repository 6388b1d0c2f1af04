import { accountsOfAddresses } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { type RecordKind, recordReading } from '../../platform/privacy/accessLog.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'

/** Somebody as a page or a file shows them. */
export type ShownPerson = { readonly name: string | null; readonly email?: string | null }

/**
 * Records that the names or addresses of these people are shown to whoever organises a day. Call it last.
 *
 * @param kind what was read of them: they represent somebody, or they registered
 */
export const recordPeople = async (
  ctx: Ctx,
  event: OpenMapEvent,
  people: readonly ShownPerson[],
  kind: Extract<RecordKind, 'representatives' | 'registrations'> = 'representatives',
): Promise<void> => {
  const named = people.filter(({ name, email }) => (name ?? email ?? null) !== null)
  const emails = named.flatMap(({ email }) => email ?? [])
  // Organisers know these addresses; whether they have an account is told to nobody but the log.
  const accounts = emails.length === 0 ? [] : await asSystem(ctx, ({ db }) => accountsOfAddresses(db, emails))
  await recordReading(ctx, {
    record: { kind, id: event.id },
    count: named.length,
    people: accounts,
    purpose: 'event',
    organisationId: event.organiserId,
  })
}

/** Those who represent these participants. */
export const representativesOf = (participants: readonly Participant[]): readonly ShownPerson[] =>
  participants.flatMap(({ representatives }) => representatives)
