import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addCodes,
  addKey,
  addressOf,
  auditOf,
  csrfOf,
  enterByLink,
  mailsTo,
  newKey,
  SECURITY,
} from '../support/account.ts'
import { testApplication } from '../support/application.ts'
import { totp } from '../support/totp.ts'

const CODES = `${SECURITY}/codes-de-secours`
let app: Awaited<ReturnType<typeof testApplication>>
beforeAll(async () => {
  app = await testApplication()
})
afterAll(() => app.close())

const shown = (html: string): string[] =>
  [...html.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code = '']) => code)

describe('recovery codes', () => {
  it('are counted, renewed against a code, shown once; the old ones are dead', async () => {
    const person = await app.signedIn()
    const now = Date.now()
    const { secret, recovery } = await addCodes(person, now)
    expect((await person.open(SECURITY)).html).toContain('Il vous reste 10 codes de secours.')
    const page = await person.open(CODES)
    const wrong = await person.submit(page, CODES, { code: '000000' })
    expect([wrong.status, shown(wrong.html)]).toEqual([422, []])
    const spent = await person.submit(page, CODES, { code: totp(secret, now) })
    expect([spent.status, shown(spent.html)]).toEqual([422, []])
    const fresh = await person.submit(page, CODES, { code: totp(secret, now + 30_000) })
    const codes = shown(fresh.html)
    expect([fresh.status, codes.length, new Set([...codes, ...recovery]).size]).toEqual([200, 10, 20])
    expect(shown((await person.open(CODES)).html)).toEqual([])
    expect(await auditOf(app, person.personId)).toEqual(['second-factor.enabled', 'recovery-codes.renewed'])

    const email = await addressOf(app, person.personId)
    const visitor = app.visitor()
    const half = await enterByLink(app, visitor, email)
    const give = (code = '') => visitor.submit(half, '/connexion/second-facteur', { code })
    expect((await give(recovery[0])).status).toBe(422)
    expect((await give(codes[0])).path).toBe('/compte')
    expect((await visitor.open(SECURITY)).html).toContain('Il vous reste 9 codes de secours.')
    const told = (await mailsTo(app, email)).filter(({ template }) => template === 'security-change')
    expect(told.map(({ title }) => title)).toEqual([
      'Votre compte demande maintenant un code',
      'Vos codes de secours ont changé',
      'Un code de secours a servi',
    ])
  })
})

describe('codes of an application', () => {
  it('serve once, from the first one to the one that removes them', async () => {
    const person = await app.signedIn()
    const now = Date.now()
    const { secret } = await addCodes(person, now)
    const page = await person.open(SECURITY)
    const remove = (code: string) => person.submit(page, `${SECURITY}/code/retrait`, { code })
    const spent = await remove(totp(secret, now))
    expect([spent.status, spent.html.includes('il a déjà servi')]).toEqual([422, true])
    const gone = await remove(totp(secret, now + 30_000))
    expect([gone.path, gone.html.includes('L’application d’authentification est retirée.')]).toEqual([
      SECURITY,
      true,
    ])
    const again = await addCodes(person, now)
    expect(again.done.path).toBe(SECURITY)
    const replay = await person.submit(await person.open(CODES), CODES, { code: totp(again.secret, now) })
    expect(replay.status).toBe(422)
  })

  it('are removed by a recovery code when the telephone is lost, and told by mail', async () => {
    const person = await app.signedIn()
    const { recovery } = await addCodes(person)
    const page = await person.open(SECURITY)
    const gone = await person.submit(page, `${SECURITY}/code/retrait`, { code: recovery[3] ?? '' })
    expect(gone.path).toBe(SECURITY)
    expect(await auditOf(app, person.personId)).toEqual(['second-factor.enabled', 'second-factor.removed'])
    const told = await mailsTo(app, await addressOf(app, person.personId))
    expect(told.map(({ title }) => title)).toEqual([
      'Votre compte demande maintenant un code',
      'Votre compte ne demande plus de code',
    ])
  })

  it('stay while they are the last factor of a role over the territory', async () => {
    const person = await app.signedIn({ platform: ['administrator'] })
    const now = Date.now()
    const { secret, recovery } = await addCodes(person, now)
    const remove = async (code: string) =>
      person.submit(await person.open(SECURITY), `${SECURITY}/code/retrait`, { code })
    const refused = await remove(totp(secret, now + 30_000))
    expect([refused.status, refused.html.includes('gardez au moins une application')]).toEqual([409, true])
    expect((await person.open('/administration')).status).toBe(200)
    await addKey(person, newKey(), { verified: false })
    expect((await remove(recovery[0] ?? '')).status).toBe(409)
    await addKey(person, newKey())
    expect((await remove(recovery[0] ?? '')).path).toBe(SECURITY)
    expect((await person.open('/administration')).status).toBe(200)
  })

  it('are asked for where the account has a password too', async () => {
    const person = await app.signedIn()
    const path = `${SECURITY}/mot-de-passe`
    await person.submit(await person.open(path), path, { password: 'quatre pingouins au hasard' })
    const { done } = await addCodes(person)
    expect(done.html).toContain('Un code à six chiffres est demandé')
    expect(csrfOf(done)).not.toBe('')
  })
})
