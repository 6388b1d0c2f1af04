import { type Organisation, saveAccounts, saveOrganisations } from '../../app/accounts/index.ts'
import { readRights } from '../../app/accounts/store/rights.ts'
import type { BodyRole, PersonActor, PlatformRole } from '../../app/platform/access/actor.ts'
import { mintScope } from '../../app/platform/access/scope.ts'
import type { Ctx } from '../../app/platform/database/context.ts'
import { newId } from '../../app/platform/database/id.ts'
import { inTransaction } from '../../app/platform/database/transaction.ts'
import type { Clock } from '../../app/platform/kernel/dates.ts'
import type { Result } from '../../app/platform/kernel/result.ts'
import type { TestDatabase } from './database.ts'

type Base = Pick<TestDatabase, 'ctx' | 'db' | 'clock' | 'territoryId'>
export type TestBody = Organisation

/** Bodies and people for tests of use cases, which then run as those people do: with their rows only. */
export const testBodies = (base: Base) => {
  const body = async (held: Partial<Organisation> = {}): Promise<TestBody> => {
    const id = newId()
    const made: Organisation = {
      id,
      slug: `organisme-${id.slice(-12)}`,
      name: `Organisme ${id.slice(-4)}`,
      kinds: ['buyer'],
      siren: null,
      departments: ['93'],
      city: null,
      website: null,
      description: null,
      fictitious: true,
      ...held,
    }
    await saveOrganisations(base.ctx, [made])
    return made
  }
  const person = async (
    held: {
      readonly email?: string
      readonly name?: string
      readonly platform?: readonly PlatformRole[]
    } = {},
  ): Promise<string> => {
    const id = newId()
    const email = held.email ?? `${id}@essai.invalid`
    const name = held.name ?? `Personne ${id.slice(-4)}`
    await saveAccounts(base.ctx, [{ id, name, email, memberships: [], platform: held.platform ?? [] }])
    return id
  }
  const join = async (personId: string, { id }: TestBody, role: BodyRole): Promise<void> => {
    await base.db
      .insertInto('membership')
      .values({
        territory_id: base.territoryId,
        organisation_id: id,
        person_id: personId,
        role,
        created_at: new Date(base.clock.now().epochMilliseconds),
      })
      .execute()
  }
  const member = async (of: TestBody, role: BodyRole): Promise<string> => {
    const id = await person()
    await join(id, of, role)
    return id
  }
  /** The actor that a request of this person would have at this moment. */
  const actor = async (personId: string, clock: Clock = base.clock): Promise<PersonActor> => {
    const rights = await readRights({ ...base.ctx, clock }, personId)
    return {
      kind: 'person',
      personId,
      sessionId: newId(),
      name: 'Personne d’essai',
      shared: false,
      memberships: (rights?.memberships ?? []).map((held) => ({ ...held, kinds: [], departments: [] })),
      platform: rights?.platform ?? [],
      asleep: [],
    }
  }
  /** One transaction as this person, kept when the use case succeeds. */
  const actAs = <T, R>(
    who: PersonActor,
    work: (ctx: Ctx) => Promise<Result<T, R>>,
    clock: Clock = base.clock,
  ): Promise<Result<T, R>> =>
    inTransaction(
      base.db,
      { clock, scope: mintScope(base.territoryId, who), dispatch: async () => {} },
      work,
      ({ ok }) => ok,
    )
  const as = async <T, R>(
    personId: string,
    work: (ctx: Ctx) => Promise<Result<T, R>>,
    clock: Clock = base.clock,
  ): Promise<Result<T, R>> => actAs(await actor(personId, clock), work, clock)
  const roleOf = async ({ id }: TestBody, personId: string): Promise<string | null> => {
    const row = await base.db
      .selectFrom('membership')
      .select('role')
      .where('organisation_id', '=', id)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    return row?.role ?? null
  }
  const site = {
    publicUrl: 'http://openmap.test',
    territory: {
      id: base.territoryId,
      slug: 'ile-de-france',
      name: 'Île-de-France',
      zone: 'Europe/Paris',
      departments: ['93'],
      demo: true,
    },
  }
  /** Actions of the audit trail of a body, in order. */
  const audited = async ({ id }: TestBody) =>
    base.db
      .selectFrom('audit_entry')
      .select(['action', 'person_id', 'before', 'after'])
      .where('organisation_id', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute()
  /** Titles of what this person was told, in order. */
  const toldTo = async (personId: string): Promise<string[]> => {
    const rows = await base.db
      .selectFrom('notice')
      .select('title')
      .where('person_id', '=', personId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return rows.map(({ title }) => title)
  }
  return { body, toldTo, person, join, member, actor, actAs, as, roleOf, site, audited }
}

/** What a refusal says to programs; « ok » when there is none. */
export const codeOf = (result: Result<unknown, { readonly code: string }>): string =>
  result.ok ? 'ok' : result.refusal.code

/** Mails cost nothing in tests of use cases. */
export const uncounted = async (): Promise<null> => null
