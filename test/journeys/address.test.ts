import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, enterByLink, lastLink, mailsTo, SECURITY } from '../support/account.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const ADDRESS = `${SECURITY}/adresse`
let app: Awaited<ReturnType<typeof testApplication>>
beforeAll(async () => {
  app = await testApplication()
})
afterAll(() => app.close())

const ask = async (visitor: Visitor, email: string) =>
  visitor.submit(await visitor.open(ADDRESS), ADDRESS, { email })

describe('a change of address', () => {
  it('waits for a link opened in the session, then tells the old address', async () => {
    const person = await app.signedIn({ email: 'ancienne@depart.fr' })
    const sent = await ask(person, ' Nouvelle@Arrivee.fr ')
    expect([sent.path, sent.html.includes('Regardez les courriels de la nouvelle adresse')]).toEqual([
      `${ADDRESS}/envoi`,
      true,
    ])
    expect(await addressOf(app, person.personId)).toBe('ancienne@depart.fr')
    const [mail] = await mailsTo(app, 'nouvelle@arrivee.fr')
    expect([mail?.subject, mail?.template]).toEqual(['Confirmez votre adresse', 'new-address'])
    const link = await lastLink(app, 'nouvelle@arrivee.fr', 'new-address')

    expect((await app.visitor().open(link)).path).toBe('/connexion')
    const other = await app.signedIn()
    const foreign = await other.open(link)
    expect([foreign.status, foreign.html.includes('n’est pas pour le compte ouvert ici')]).toEqual([
      410,
      true,
    ])

    const page = await person.open(link)
    expect(page.html).toContain('nouvelle@arrivee.fr')
    expect(await addressOf(app, person.personId)).toBe('ancienne@depart.fr')
    const done = await person.submit(page, link)
    expect([
      done.path,
      done.html.includes('Votre compte a maintenant l’adresse nouvelle@arrivee.fr'),
    ]).toEqual([SECURITY, true])
    expect(await addressOf(app, person.personId)).toBe('nouvelle@arrivee.fr')
    expect((await person.open(link)).status).toBe(410)

    const told = await mailsTo(app, 'ancienne@depart.fr')
    expect(told.map(({ subject, title }) => [subject, title])).toEqual([
      ['Changement de sécurité sur votre compte', 'L’adresse de votre compte a changé'],
    ])
    const entries = await app.db
      .selectFrom('audit_entry')
      .select(['action', 'before', 'after', 'person_id'])
      .where('subject_id', '=', person.personId)
      .execute()
    expect(entries).toEqual([
      {
        action: 'address.changed',
        before: { domain: 'depart.fr' },
        after: { domain: 'arrivee.fr' },
        person_id: person.personId,
      },
    ])
    const visitor = app.visitor()
    await enterByLink(app, visitor, 'nouvelle@arrivee.fr')
    expect((await visitor.open(SECURITY)).html).toContain('nouvelle@arrivee.fr')
  })

  it('answers alike for an address that somebody has, and tells them alone', async () => {
    const person = await app.signedIn()
    await app.signedIn({ email: 'prise@exemple.fr' })
    const plain = (html: string) => html.replace(/value="[^"]*"/g, '')
    const [free, taken] = [await ask(person, 'libre@exemple.fr'), await ask(person, 'prise@exemple.fr')]
    expect([free.path, free.status]).toEqual([taken.path, taken.status])
    expect(plain(free.html)).toBe(plain(taken.html))
    const told = await mailsTo(app, 'prise@exemple.fr')
    expect(told.map(({ template, title }) => [template, title])).toEqual([
      ['taken-address', 'Cette adresse a déjà un compte'],
    ])
    expect(told[0]?.body_text).not.toContain('/compte/adresse/')
    const asked = await app.db
      .selectFrom('person_verification')
      .select('id')
      .where('identifier', 'like', 'address:%')
      .where('value', 'like', `%${person.personId}%`)
      .execute()
    expect(asked.length).toBe(2)
  })

  it('is lost when somebody took the address meanwhile', async () => {
    const person = await app.signedIn()
    const before = await addressOf(app, person.personId)
    await ask(person, 'course@exemple.fr')
    const link = await lastLink(app, 'course@exemple.fr', 'new-address')
    const page = await person.open(link)
    await app.signedIn({ email: 'course@exemple.fr' })
    expect((await person.submit(page, link)).status).toBe(410)
    expect(await addressOf(app, person.personId)).toBe(before)
    expect(await mailsTo(app, before)).toEqual([])
  })

  it('is done once by two clicks at the same time', async () => {
    const person = await app.signedIn()
    const before = await addressOf(app, person.personId)
    await ask(person, 'double@exemple.fr')
    const link = await lastLink(app, 'double@exemple.fr', 'new-address')
    const [one, two] = [await person.open(link), await person.open(link)]
    const both = await Promise.all([person.submit(one, link), person.submit(two, link)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    expect((await mailsTo(app, before)).length).toBe(1)
  })

  it('is refused for the same address, a broken one, and after five of them', async () => {
    const person = await app.signedIn({ email: 'moi@exemple.fr' })
    const same = await ask(person, 'MOI@exemple.fr')
    expect([same.status, same.html.includes('C’est déjà l’adresse de votre compte')]).toEqual([422, true])
    const broken = await ask(person, 'pas une adresse')
    expect([broken.status, broken.html.includes('value="pas une adresse"')]).toEqual([422, true])
    const seen: number[] = []
    for (let index = 0; index < 6; index += 1)
      seen.push((await ask(person, `autre${index}@exemple.fr`)).status)
    expect(seen).toEqual([200, 200, 200, 200, 200, 429])
    expect((await person.open('/compte/adresse/jamaisvujamaisvu1234')).status).toBe(410)
  })
})
