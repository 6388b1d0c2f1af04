import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSOLE_MINUTES, invite } from '../../app/accounts/index.ts'
import { testApplication } from '../support/application.ts'
import { totp } from '../support/totp.ts'

/** Scénario : la première personne qui administre accepte son invitation, puis protège son compte. */
describe('the first administrator', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
  })
  afterAll(() => app.close())

  const offer = { kind: 'platform', role: 'administrator' } as const
  const email = 'premiere@exemple.fr'

  it('accepts once, has no right before a second proof, and all of them after it', async () => {
    const { token } = await invite(app.ctx, { email, offer, minutes: CONSOLE_MINUTES })
    const visitor = app.visitor({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0' })
    const page = await visitor.open(`/invitation/${token}`)
    expect(page.html).toContain('administration de l’installation')
    const inside = await visitor.submit(page, `/invitation/${token}`, { name: 'Première' })
    expect(inside.path).toBe('/compte')
    expect(inside.html).toContain('Protéger mon compte')
    expect((await visitor.open('/administration')).status).toBe(403)
    expect((await app.visitor().open(`/invitation/${token}`)).status).toBe(410)

    const security = await visitor.open('/compte/securite')
    expect(security.html).toContain('Firefox, Windows')
    const enrolment = await visitor.submit(security, '/compte/securite/code')
    const key = /<code>([A-Z2-7 ]{20,})<\/code>/.exec(enrolment.html)?.[1]?.replaceAll(' ', '') ?? ''
    const wrong = await visitor.submit(enrolment, '/compte/securite/code/confirmation', { code: '123' })
    expect(wrong.status).toBe(422)
    expect((await visitor.open('/administration')).status).toBe(403)
    const before = visitor.cookies.get('openmap') ?? ''
    const good = { code: totp(key, Date.now()) }
    const done = await visitor.submit(wrong, '/compte/securite/code/confirmation', good)
    expect(done.html).toContain('Un code à six chiffres est demandé')
    expect((await visitor.open('/administration')).status).toBe(200)

    const thief = app.visitor()
    thief.keep('openmap', before)
    expect((await thief.open('/compte')).path).toBe('/connexion')
    const entries = await app.db.selectFrom('audit_entry').select('action').orderBy('id').execute()
    expect(entries.map(({ action }) => action)).toEqual([
      'invitation.sent',
      'invitation.accepted',
      'second-factor.enabled',
    ])
  })

  it('is refused when the invitation has expired, was replaced, or is for somebody else', async () => {
    const first = await invite(app.ctx, { email: 'autre@exemple.fr', offer, minutes: 10 })
    await invite(app.ctx, { email: 'autre@exemple.fr', offer, minutes: 10 })
    const late = await invite(app.ctx, { email: 'tard@exemple.fr', offer, minutes: -1 })
    for (const token of [first.token, late.token, 'jamaisvujamaisvu1234']) {
      const page = await app.visitor().open(`/invitation/${token}`)
      expect([page.status, page.html.includes('Invitation expirée')]).toEqual([410, true])
    }
    const { token } = await invite(app.ctx, { email: 'troisieme@exemple.fr', offer, minutes: 10 })
    const somebody = await app.signedIn()
    const page = await somebody.open(`/invitation/${token}`)
    const answered = await somebody.submit(page, `/invitation/${token}`)
    expect([answered.status, answered.html.includes('connecté avec une autre adresse')]).toEqual([409, true])
    const granted = await app.db
      .selectFrom('platform_role')
      .select('role')
      .where('person_id', '=', somebody.personId)
      .execute()
    expect(granted).toEqual([])
  })

  it('is given to one of two who accept at once', async () => {
    const { token } = await invite(app.ctx, { email: 'course@exemple.fr', offer, minutes: 10 })
    const path = `/invitation/${token}`
    const two = [app.visitor(), app.visitor()]
    const pages = await Promise.all(two.map((visitor) => visitor.open(path)))
    const answers = await Promise.all(
      two.map((visitor, index) =>
        visitor.submit(pages[index] ?? { status: 0, html: '', path, headers: new Headers() }, path),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
  })
})

describe('open devices', () => {
  it('are closed one by one or all but this one, never those of somebody else', async () => {
    const app = await testApplication()
    const person = await app.signedIn()
    const other = await app.signedIn()
    const ids = await app.db.selectFrom('person_session').select(['id', 'person_id']).execute()
    const foreign = ids.find(({ person_id }) => person_id === other.personId)?.id ?? ''
    await app.db
      .insertInto('person_session')
      .columns(['id', 'person_id', 'token', 'expires_at', 'created_at', 'updated_at'])
      .values(
        [1, 2].map((rank) => ({
          id: `00000000-0000-7000-8000-00000000000${rank}`,
          person_id: person.personId,
          token: `jeton-de-la-session-${rank}`,
          expires_at: new Date(Date.now() + 3_600_000),
          created_at: new Date(),
          updated_at: new Date(),
        })),
      )
      .execute()
    const page = await person.open('/compte/securite')
    const one = '/compte/securite/connexions/00000000-0000-7000-8000-000000000001/fermeture'
    const after = await person.submit(page, one)
    expect(after.html).toContain('L’appareil est déconnecté.')
    const csrf = /name="_csrf" value="([^"]+)"/.exec(after.html)?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: csrf, _key: 'cle-unique-de-cet-essai' })
    const stolen = await person.post(`/compte/securite/connexions/${foreign}/fermeture`, body)
    expect(stolen.html).toContain('était déjà déconnecté')
    expect((await other.open('/compte')).status).toBe(200)
    await person.submit(after, '/compte/securite/connexions/fermeture')
    const left = await app.db
      .selectFrom('person_session')
      .select('id')
      .where('person_id', '=', person.personId)
      .execute()
    expect(left.length).toBe(1)
    expect((await person.open('/compte')).status).toBe(200)
    await app.close()
  })

  it('is no page of an account that a demonstration shares', async () => {
    const app = await testApplication()
    const person = await app.signedIn()
    await app.db.updateTable('person').set({ demo: 'essai' }).where('id', '=', person.personId).execute()
    expect((await person.open('/compte/securite')).status).toBe(403)
    await app.close()
  })
})
