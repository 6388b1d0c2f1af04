import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveOrganisations } from '../../app/accounts/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { routes } from '../../app/routes.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const ours = routes.filter(({ path }) => path.startsWith('/administration'))

/** Every address of administration, asked for by everybody who may not: identifiers are those of things that exist. */
describe('administration', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Awaited<ReturnType<typeof app.administrator>>
  const organisationId = newId()
  const approvalId = newId()
  const strangers: Record<string, Visitor> = {}

  beforeAll(async () => {
    app = await testApplication()
    administrator = await app.administrator()
    await saveOrganisations(app.ctx, [
      {
        id: organisationId,
        slug: 'organisme',
        name: 'Organisme',
        kinds: ['mission'],
        siren: null,
        departments: [],
        city: null,
        website: null,
        description: null,
        fictitious: true,
      },
    ])
    await app.db
      .insertInto('approval')
      .values({
        territory_id: app.territoryId,
        id: approvalId,
        kind: 'administrator.grant',
        payload: JSON.stringify({ personId: administrator.personId }),
        subject: 'x',
        reason: 'x',
        asked_by: administrator.personId,
        asked_at: new Date(),
        expires_at: new Date(Date.now() + 3_600_000),
        state: 'waiting',
      })
      .execute()
    Object.assign(strangers, {
      visitor: app.visitor(),
      'somebody without a role': await app.signedIn(),
      'a manager of a body of the mission': await app.signedIn({
        memberships: [{ organisationId, role: 'manager' }],
      }),
      'the mission': await app.signedIn({ platform: ['mission'] }),
      'an administrator with one proof': await app.signedIn({ platform: ['administrator'], single: true }),
    })
  })
  afterAll(() => app.close())

  const addressOf = (path: string): string =>
    path
      .replace(':queue', 'fact')
      .replace(':position', '1')
      .replace(/:id/, () => {
        if (path.startsWith('/administration/personnes')) return administrator.personId
        if (path.startsWith('/administration/organismes')) return organisationId
        return path.startsWith('/administration/approbations') ? approvalId : newId()
      })

  const press = async (who: Visitor, address: string): Promise<number> => {
    const page = await who.open('/connexion')
    const body = new URLSearchParams({
      _csrf: /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '',
      _key: newId(),
      reason: 'Essai',
      decision: 'approved',
    })
    const answered = await who.send(address, {
      method: 'POST',
      body: body.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.toString().length),
      },
    })
    return answered.status
  }

  it.each(ours.filter(({ method }) => method === 'GET').map(({ path }) => path))(
    'does not show %s to others',
    async (path) => {
      for (const [name, who] of Object.entries(strangers)) {
        const seen = await who.send(addressOf(path))
        const location = seen.headers.get('location')
        const refused = [403, 404].includes(seen.status) || (name === 'visitor' && location === '/connexion')
        expect([name, seen.status, location, refused]).toEqual([name, seen.status, location, true])
      }
    },
  )

  it.each(ours.filter(({ method }) => method === 'POST').map(({ path }) => path))(
    'lets nobody else press %s',
    async (path) => {
      const before = await app.db.selectFrom('audit_entry').select('id').execute()
      for (const [name, who] of Object.entries(strangers))
        expect([name, [403, 404].includes(await press(who, addressOf(path)))]).toEqual([name, true])
      expect((await app.db.selectFrom('audit_entry').select('id').execute()).length).toBe(before.length)
    },
  )

  it('opens every page to an administrator', async () => {
    const pages = ours.filter(({ method, path }) => method === 'GET' && !path.includes('courriels/:id'))
    for (const { path } of pages) {
      const seen = await administrator.send(addressOf(path))
      expect([path, seen.status]).toEqual([path, 200])
    }
  })
})
