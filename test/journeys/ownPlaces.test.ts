import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveOrganisations } from '../../app/accounts/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { aMeetingDay } from '../builders/meetings.ts'
import { testApplication } from '../support/application.ts'

/** Scénario : une personne qui a un compte ouvre les pages de ce à quoi elle participe, sans chercher son lien. */
describe('the places of somebody at a day', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let day: Awaited<ReturnType<typeof aMeetingDay>>
  const base = (): string => `/rencontres/${day.slug}`
  const at = (path: string): string => `${base()}${path}`
  beforeAll(async () => {
    app = await testApplication()
    day = await aMeetingDay(app, { buyers: 3, suppliers: 2, slots: 3, tables: 2, day: '2028-03-09' })
  })
  afterAll(() => app.close())

  /** The participant is from now on that body. */
  const bodyOf = async (...participants: readonly string[]): Promise<string> => {
    const id = newId()
    await saveOrganisations(app.ctx, [
      {
        id,
        slug: `corps-${id.slice(-8)}`,
        name: 'Corps fictif',
        kinds: ['buyer'],
        siren: null,
        departments: ['93'],
        city: null,
        website: null,
        description: null,
        fictitious: true,
      },
    ])
    await app.db
      .updateTable('participant')
      .set({ organisation_id: id })
      .where('id', 'in', participants)
      .execute()
    return id
  }
  const represent = (participantId: string, email: string, position = 1) =>
    app.db
      .insertInto('representative')
      .values({
        territory_id: app.territoryId,
        id: newId(),
        event_id: day.eventId,
        participant_id: participantId,
        position,
        email,
      })
      .execute()

  it('open at once where there is one, for whoever contributes to the body', async () => {
    const [a = ''] = day.buyers
    const organisationId = await bodyOf(a)
    const one = await app.signedIn({ memberships: [{ organisationId, role: 'contributor' }] })
    const agenda = await one.open(at('/mon-agenda'))
    expect([agenda.status, agenda.path]).toEqual([200, at('/mon-agenda')])
    expect(agenda.html).toContain('Vous êtes dans l’espace de')
    // The account stays whole: notices, other pages, the way out.
    expect(agenda.html).toContain('Notifications')
    expect((await one.open('/compte')).html).toContain('Mes prochaines rencontres')
    expect((await one.open(base())).html).toContain('Ouvrir mon espace')
    // A registration is of a person: a body opens no colleague's.
    expect((await one.send(at('/mon-inscription'))).status).toBe(404)
  })

  it('write in the name of the person, and are refused at the very next request once the role is gone', async () => {
    const [, b = ''] = day.buyers
    const [s = ''] = day.suppliers
    const organisationId = await bodyOf(b)
    const one = await app.signedIn({ memberships: [{ organisationId, role: 'contributor' }] })
    const page = await one.open(at('/souhaits'))
    await one.submit(page, at('/souhaits'), { to: s, level: 'must' })
    expect(
      await app.db
        .selectFrom('wish')
        .select('level')
        .where('from_id', '=', b)
        .where('to_id', '=', s)
        .execute(),
    ).toEqual([{ level: 'must' }])
    const [entry] = await app.db
      .selectFrom('audit_entry')
      .select(['actor', 'person_id'])
      .where('actor', '=', `person:${one.personId}`)
      .execute()
    expect(entry?.person_id).toBe(one.personId)
    await app.db
      .updateTable('membership')
      .set({ role: 'reader' })
      .where('person_id', '=', one.personId)
      .execute()
    expect((await one.send(at('/souhaits'))).headers.get('location')).toBe(at('/mon-espace'))
    expect((await one.submit(page, at('/souhaits'), { to: s, level: 'no' })).status).toBe(403)
    expect((await one.open(at('/mon-espace'))).html).toContain('Vous ne participez pas à cette rencontre')
    expect((await one.open('/compte')).html).not.toContain('Mes prochaines rencontres')
  })

  it('are chosen where there are several, and a form of one is never kept for another', async () => {
    const [, , c = ''] = day.buyers
    const [s = '', r = ''] = day.suppliers
    const email = 'plusieurs.places@essai.invalid'
    await represent(c, email.toUpperCase(), 7)
    await represent(r, email, 7)
    const one = await app.signedIn({ email })
    const choice = await one.open(at('/souhaits'))
    expect(choice.path).toBe(at('/mon-espace'))
    expect(choice.html.match(/name="place"/g)).toHaveLength(2)
    const wishes = await one.submit(choice, at('/mon-espace'), { place: c })
    expect(wishes.path).toBe(at('/souhaits'))
    await one.submit(await one.open(at('/mon-espace')), at('/mon-espace'), { place: r })
    expect((await one.submit(wishes, at('/souhaits'), { to: s, level: 'must' })).status).toBe(403)
    expect(await app.db.selectFrom('wish').select('level').where('from_id', 'in', [c, r]).execute()).toEqual(
      [],
    )
    // One that is not theirs is not opened.
    const other = await one.submit(await one.open(at('/mon-espace')), at('/mon-espace'), {
      place: day.buyers[0] ?? '',
    })
    expect([other.path, other.html.includes('ne vous est plus ouvert')]).toEqual([at('/mon-espace'), true])
    expect((await one.open('/mon-agenda')).path).toBe(at('/mon-agenda'))
  })

  it('are nobody’s by an address that was not confirmed, nor at a draft that was told to nobody', async () => {
    const [a = ''] = day.buyers
    const email = 'pas.confirmee@essai.invalid'
    await represent(a, email, 8)
    const one = await app.signedIn({ email })
    expect((await one.open(at('/mon-agenda'))).path).toBe(at('/mon-agenda'))
    const person = app.db.updateTable('person').where('id', '=', one.personId)
    await person.set({ email_verified: false }).execute()
    expect((await one.open(at('/mon-agenda'))).path).toBe(at('/mon-espace'))
    await person.set({ email_verified: true }).execute()
    const event = app.db.updateTable('event').where('id', '=', day.eventId)
    await event.set({ status: 'draft' }).execute()
    expect((await one.open(at('/mon-agenda'))).status).toBe(404)
    await event.set({ status: 'published' }).execute()
    expect((await one.open(at('/mon-agenda'))).status).toBe(200)
  })

  it('sends whoever is not signed in to sign in first, then back', async () => {
    expect((await app.visitor().send(at('/mon-agenda'))).headers.get('location')).toBe('/connexion')
  })
})
