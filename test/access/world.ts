import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { OrganisationKind } from '../../app/accounts/index.ts'
import { saveOrganisations } from '../../app/accounts/index.ts'
import { saveAskedAddress } from '../../app/accounts/store/addressChanges.ts'
import { formToken, newSessionId, sealSession } from '../../app/platform/access/session.ts'
import { newId } from '../../app/platform/database/id.ts'
import { secretOf } from '../../app/platform/database/secrets.ts'
import { type Held, testApplication } from '../support/application.ts'
import { startFaultyProvider } from '../support/faultyProvider.ts'
import { idOf, idsOf, seedTenants, tokenOf } from './tenant.ts'

const ORIGIN = 'http://openmap.test'

/** Somebody who asks: a session, and the token that proves that our page made the form. */
export type Principal = {
  readonly get: (path: string) => Promise<Response>
  /** Sends `fields` as a form of ours, with a fresh key. */
  readonly post: (path: string, fields?: Readonly<Record<string, string>>) => Promise<Response>
}

type Payload = Parameters<typeof sealSession>[1]

/** @param place where they act for a participant: their forms there bear it */
const principal = (http: Hono, secret: string, holder: Partial<Payload>, place?: string): Principal => {
  const session: Payload = { id: newSessionId(), expires: Math.floor(Date.now() / 1000) + 3600, ...holder }
  const headers = { host: 'openmap.test', cookie: `openmap=${sealSession(secret, session)}` }
  const send = (path: string, fields: Readonly<Record<string, string>>, at?: string) => {
    const body = new URLSearchParams({
      _csrf: formToken(secret, session.id, at),
      _key: randomBytes(16).toString('hex'),
      ...fields,
    }).toString()
    return http.request(ORIGIN + path, {
      method: 'POST',
      body,
      headers: {
        ...headers,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
      },
    })
  }
  return {
    get: async (path) => http.request(ORIGIN + path, { headers }),
    post: async (path, fields = {}) => {
      const there = place === undefined ? null : await send(path, fields, place)
      return there === null || there.status === 403 ? send(path, fields) : there
    },
  }
}

/**
 * The whole application with two tenants, and one principal for each way of standing before it. All of them belong to
 * tenant A, or to a body of their own: tenant B is foreign to everybody but the roles over the territory.
 */
export const makeWorld = async () => {
  const provider = await startFaultyProvider()
  const app = await testApplication({ demo: true, openId: provider.settings })
  await seedTenants(app.db, app.territoryId, new Date())
  const secret = await secretOf(app.db, 'session')
  const by = (holder: Partial<Payload>, place?: string): Principal =>
    principal(app.http, secret, holder, place)
  const who = async (held: Held = {}, place?: string) => {
    const { personId, sessionToken } = await app.signedIn(held)
    return { personId, principal: by({ person: sessionToken }, place) }
  }
  const { organisation: organisationId, link, applicantLink, doorLink, event } = idsOf('A')
  const memberOf = (id: string, role: 'reader' | 'contributor' | 'manager') => ({
    memberships: [{ organisationId: id, role }],
  })
  const bodyOf = async (kind: OrganisationKind, name: string = kind): Promise<string> => {
    const id = newId()
    await saveOrganisations(app.ctx, [
      {
        id,
        slug: `corps-${name}`,
        name: `Corps ${kind}`,
        kinds: [kind],
        siren: null,
        departments: ['93'],
        city: null,
        website: null,
        description: null,
        fictitious: true,
      },
    ])
    return id
  }
  const ofKind = async (kind: OrganisationKind, role: 'contributor' | 'manager' = 'manager') =>
    (await who(memberOf(await bodyOf(kind), role))).principal
  const changed = async (held: Held, change: (personId: string) => Promise<unknown>): Promise<Principal> => {
    const one = await who(held)
    await change(one.personId)
    return one.principal
  }
  /** Gives what tenant A holds for one person alone: their passkey, notices, requests, copies, a change of address under way. */
  const giveWhatIsOfOnePerson = async (personId: string): Promise<void> => {
    const { passkey, notice, joinRequest, copy, savedSearch } = idsOf('A')
    const { email } = await app.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const given = { person_id: personId }
    await app.db.updateTable('passkey').set(given).where('id', '=', passkey).execute()
    await app.db.updateTable('saved_search').set(given).where('id', '=', savedSearch).execute()
    await app.db.updateTable('notice').set(given).where('id', '=', notice).execute()
    await app.db.updateTable('join_request').set(given).where('id', '=', joinRequest).execute()
    await app.db.updateTable('body_request').set(given).where('id', '=', idOf('A', 44)).execute()
    await app.db.updateTable('personal_export').set(given).where('id', '=', copy).execute()
    await app.db.updateTable('invitation').set({ email }).where('id', '=', idOf('A', 43)).execute()
    const now = new Date()
    await saveAskedAddress(app.db, tokenOf('adresse', 'A'), {
      personId,
      email: 'nouvelle@essai.invalid',
      now,
      expiresAt: new Date(now.getTime() + 600_000),
    })
  }
  const person = (set: Record<string, unknown>) => (id: string) =>
    app.db.updateTable('person').set(set).where('id', '=', id).execute()
  /** A body that comes to the day of tenant A, and organises nothing. */
  const comingBody = await bodyOf('buyer', 'venu')
  await app.db
    .updateTable('participant')
    .set({ organisation_id: comingBody })
    .where('id', '=', idsOf('A').buyer)
    .execute()
  const registered = await app.db
    .updateTable('registration')
    .set({ participant_id: idsOf('A').buyer })
    .where('id', '=', idsOf('A').registration)
    .returning('email')
    .executeTakeFirstOrThrow()
  const principals = {
    visitor: by({}),
    half: await changed({ single: true }, person({ second_factor: true })),
    alone: await changed({}, giveWhatIsOfOnePerson),
    reader: (await who(memberOf(organisationId, 'reader'))).principal,
    contributor: (await who(memberOf(organisationId, 'contributor'))).principal,
    manager: (await who(memberOf(organisationId, 'manager'))).principal,
    buyer: await ofKind('buyer'),
    structure: await ofKind('structure'),
    contractor: await ofKind('contractor'),
    network: await ofKind('network'),
    partner: await ofKind('partner'),
    coordination: await ofKind('coordination'),
    organiser: await ofKind('mission', 'contributor'),
    mission: (await who({ platform: ['mission'] })).principal,
    asleep: (await who({ platform: ['mission', 'administrator'], single: true })).principal,
    administrator: (await who({ platform: ['administrator'] })).principal,
    participant: by({ link }),
    // With an account and no link: the address of A's registration, a body that takes part, and one that reads there.
    registered: (await who({ email: registered.email ?? '' }, idsOf('A').registration)).principal,
    delegate: (await who(memberOf(comingBody, 'contributor'), idsOf('A').buyer)).principal,
    onlooker: (await who(memberOf(comingBody, 'reader'))).principal,
    applicant: by({ link: applicantLink }),
    // Tenant A's day is not announced: only those of its body see it.
    juror: await changed(memberOf(organisationId, 'contributor'), (person_id) =>
      app.db
        .insertInto('pitch_juror')
        .values({ territory_id: app.territoryId, event_id: event, person_id, invited_at: new Date() })
        .execute(),
    ),
    agent: by({ link: doorLink }),
    shared: await changed({}, person({ demo: 'essai' })),
    suspended: await changed(memberOf(organisationId, 'manager'), person({ deactivated_at: new Date() })),
    removed: await changed(memberOf(organisationId, 'manager'), (id) =>
      app.db.deleteFrom('membership').where('person_id', '=', id).execute(),
    ),
  }
  const close = async (): Promise<void> => {
    await app.close()
    provider.stop()
  }
  return { app, principals, giveWhatIsOfOnePerson, close }
}

export type PrincipalName = keyof Awaited<ReturnType<typeof makeWorld>>['principals']
