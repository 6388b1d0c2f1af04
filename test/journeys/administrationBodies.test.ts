import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../app/platform/database/id.ts'
import { type Seen, testApplication } from '../support/application.ts'

const at = '/administration/organismes'
const plain = (html: string) => html.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ')
const namesOf = (html: string): string[] =>
  [...html.matchAll(/href="\/administration\/organismes\/[0-9a-f-]{36}">([^<]*)</g)].map(
    ([, name = '']) => name,
  )
const pathOf = ({ path }: Seen): string => path.split('?')[0] ?? ''

/** Scénario : une administratrice crée des organismes, corrige l'un, archive l'autre, fusionne un doublon. */
describe('bodies', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Awaited<ReturnType<typeof app.administrator>>
  let second: typeof administrator
  let city = ''
  beforeAll(async () => {
    app = await testApplication()
    administrator = await app.administrator()
    second = await app.administrator()
  })
  afterAll(() => app.close())

  /** The hidden fields of a form, with values that may come several times. */
  const send = async (page: Seen, action: string, values: readonly (readonly [string, string])[]) => {
    const form = page.html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
    const body = new URLSearchParams(values.map(([name, value]): [string, string] => [name, value]))
    for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g))
      body.set(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '')
    return administrator.post(action, body)
  }
  const fields = (name: string, ...rest: readonly (readonly [string, string])[]) => [
    ['name', name] as const,
    ['kinds', 'buyer'] as const,
    ['manager', 'gestion@ville.invalid'] as const,
    ...rest,
  ]
  const create = async (name: string, ...rest: readonly (readonly [string, string])[]): Promise<Seen> =>
    send(await administrator.open(`${at}/nouveau`), `${at}/nouveau`, fields(name, ...rest))

  it('are created with a checked SIREN, everything typed being kept until it is right', async () => {
    const wrong = await create(
      'Ville de Test',
      ['kinds', 'network'],
      ['siren', '732 829 321'],
      ['departments', '93'],
      ['departments', '75'],
      ['website', 'www.ville.fr'],
    )
    expect(wrong.status).toBe(422)
    expect(plain(wrong.html)).toContain('Écrivez l’adresse entière')
    for (const value of ['buyer', 'network', '93', '75'])
      expect(wrong.html).toMatch(new RegExp(`value="${value}" checked`))
    const mended = await send(wrong, `${at}/nouveau`, [
      ...fields('Ville de Test', ['kinds', 'network'], ['siren', '732 829 321'], ['departments', '93']),
    ])
    expect([mended.status, plain(mended.html).includes('dont le dernier s’accorde')]).toEqual([422, true])
    const good = await create('Ville de Test', ['siren', '732 829 320'], ['departments', '93'])
    expect([good.status, plain(good.html).includes('est créé ; l’invitation est partie')]).toEqual([
      200,
      true,
    ])
    city = pathOf(good)
    const empty = await send(await administrator.open(`${at}/nouveau`), `${at}/nouveau`, [])
    expect([empty.status, [...empty.html.matchAll(/class="field-error"/g)].length]).toEqual([422, 3])
  })

  it('invite their first manager by mail, who then manages them', async () => {
    const mail = await app.db
      .selectFrom('mail')
      .select(['recipient', 'body_text'])
      .where('template', '=', 'body-invitation')
      .executeTakeFirstOrThrow()
    expect(mail.recipient).toBe('gestion@ville.invalid')
    const token = /\/invitation\/([\w-]+)/.exec(mail.body_text)?.[1] ?? ''
    const visitor = app.visitor()
    const page = await visitor.open(`/invitation/${token}`)
    expect(page.html).toContain('Ville de Test')
    const inside = await visitor.submit(page, `/invitation/${token}`, { name: 'Gestionnaire' })
    expect(inside.html).toContain('Ville de Test')
    expect(plain((await administrator.open(city)).html)).toContain('Gestionnaire')
  })

  it('ask before two bear the same SIREN', async () => {
    const doubt = await create('Ville de Test (bis)', ['siren', '732829320'])
    expect([doubt.status, plain(doubt.html).includes('« Ville de Test » porte déjà ce SIREN')]).toEqual([
      422,
      true,
    ])
    const sure = await send(
      doubt,
      `${at}/nouveau`,
      fields('Ville de Test (bis)', ['siren', '732829320'], ['distinct', 'on']),
    )
    expect(sure.status).toBe(200)
  })

  it('are found by name, kind, département and state', async () => {
    await create('Réseau d’essai', ['kinds', 'network'], ['departments', '94'])
    for (const [query, names] of [
      ['', ['Réseau d’essai', 'Ville de Test', 'Ville de Test (bis)']],
      ['?q=RESEAU', ['Réseau d’essai']],
      ['?q=732829320', ['Ville de Test', 'Ville de Test (bis)']],
      ['?sorte=network', ['Réseau d’essai']],
      ['?departement=93', ['Ville de Test']],
      ['?etat=archive', []],
    ] as const)
      expect([query, namesOf((await administrator.open(`${at}${query}`)).html)]).toEqual([query, names])
    expect((await administrator.open(`${at}?sorte=royaume`)).status).toBe(422)
  })

  it('are edited, and the journal says what each field was', async () => {
    const page = await administrator.open(`${city}/modifier`)
    expect(page.html).toContain('value="732829320"')
    const values = [
      ['name', 'Ville de Test'],
      ['kinds', 'buyer'],
      ['siren', '732829320'],
      ['departments', '93'],
    ] as const
    const same = await send(page, `${city}/modifier`, values)
    expect(same.html).toContain('Rien n’a changé.')
    const saved = await send(await administrator.open(`${city}/modifier`), `${city}/modifier`, [
      ...values,
      ['city', 'Montreuil'],
    ])
    expect(saved.html).toContain('Les changements sont enregistrés.')
    const entry = await app.db
      .selectFrom('audit_entry')
      .select(['before', 'after'])
      .where('action', '=', 'organisation.changed')
      .execute()
    expect(entry).toEqual([{ before: { city: null }, after: { city: 'Montreuil' } }])
  })

  it('take the rights of their members away at once when archived, and give them back', async () => {
    const organisationId = city.split('/').at(-1) ?? ''
    const member = await app.signedIn({ memberships: [{ organisationId, role: 'manager' }] })
    expect((await member.open('/compte')).html).toContain('Ville de Test')
    const archived = await administrator.submit(await administrator.open(city), `${city}/archivage`, {
      reason: 'Commune fusionnée',
    })
    expect(archived.html).toContain('L’organisme est archivé.')
    expect((await member.open('/compte')).html).not.toContain('Ville de Test')
    expect(archived.html).not.toContain(`${city}/invitation`)
    const restored = await administrator.submit(archived, `${city}/restauration`, { reason: 'Erreur' })
    expect(restored.html).toContain('sorti des archives')
    expect((await member.open('/compte')).html).toContain('Ville de Test')
  })

  it('are invited to from their page, an address being checked', async () => {
    const page = await administrator.open(city)
    const wrong = await administrator.submit(page, `${city}/invitation`, { email: 'rien', role: 'reader' })
    expect([wrong.status, wrong.html.includes('value="rien"')]).toEqual([422, true])
    const sent = await administrator.submit(wrong, `${city}/invitation`, {
      email: 'lecture@ville.invalid',
      role: 'reader',
    })
    expect(plain(sent.html)).toContain('L’invitation est partie vers lecture@ville.invalid.')
  })

  it('are proposed as duplicates, compared, merged by two people, and their address leads on', async () => {
    const list = await administrator.open(`${at}/doublons`)
    expect(plain(list.html)).toContain('Même SIREN')
    const link = /href="(\/administration\/organismes\/[0-9a-f-]+\/fusion\?avec=[0-9a-f-]+)"/.exec(list.html)
    const compare = await administrator.open(link?.[1] ?? '')
    const kept = city.split('/').at(-1) ?? ''
    // The first is kept: more hangs on it.
    expect(plain(compare.html)).toContain('Gardé : Ville de Test<')
    const [, action = ''] = /action="([^"]+\/fusion)"/.exec(compare.html) ?? []
    const empty = await administrator.submit(compare, action, { reason: '' })
    expect([empty.status, empty.html.includes('Écrivez la raison')]).toEqual([422, true])
    const asked = await administrator.submit(empty, action, { reason: 'Créé deux fois' })
    expect([asked.status, pathOf(asked)]).toEqual([200, '/administration/approbations'])
    const page = await second.open('/administration/approbations')
    expect(plain(page.html)).toContain('Fusionner « Ville de Test (bis) » dans « Ville de Test »')
    const [, decide = ''] = /action="(\/administration\/approbations\/[0-9a-f-]+)"/.exec(page.html) ?? []
    expect((await second.submit(page, decide)).html).toContain('C’est approuvé et fait.')
    const merged = await app.db
      .selectFrom('organisation_merge')
      .select(['merged_id', 'survivor_id'])
      .executeTakeFirstOrThrow()
    expect(merged.survivor_id).toBe(kept)
    const old = await administrator.open(`${at}/${merged.merged_id}`)
    expect([pathOf(old), plain(old.html).includes('a été fusionné dans « Ville de Test »')]).toEqual([
      city,
      true,
    ])
    expect(pathOf(await administrator.open(`${at}/${kept}/fusion?avec=${merged.merged_id}`))).toBe(city)
    expect(namesOf((await administrator.open(`${at}?etat=fusionne`)).html)).toEqual(['Ville de Test (bis)'])
    expect(plain((await administrator.open(`${at}/doublons`)).html)).toContain('Aucun doublon probable')
    const journal = await administrator.open(`/administration/journal?organisme=${kept}`)
    expect(journal.html).toContain('Ville de Test (bis)')
  })

  it('propose names alike, but not those that differ by a number', async () => {
    for (const name of [
      'Syndicat des eaux du nord',
      'Syndicat des eaux du Nord',
      'Lot 1 des eaux',
      'Lot 2 des eaux',
    ])
      await create(name)
    const list = plain((await administrator.open(`${at}/doublons`)).html)
    expect([list.includes('Noms très proches'), list.includes('Lot 1')]).toEqual([true, false])
  })

  it('are erased by two people only if they did nothing', async () => {
    const page = await create('À effacer')
    const path = pathOf(page)
    await administrator.submit(page, `${path}/effacement`, { reason: 'Essai' })
    const waiting = await second.open('/administration/approbations')
    const [, decide = ''] = /action="(\/administration\/approbations\/[0-9a-f-]+)"/.exec(waiting.html) ?? []
    expect((await second.submit(waiting, decide)).html).toContain('C’est approuvé et fait.')
    expect((await administrator.open(path)).status).toBe(404)
  })

  it('answer alike for an unknown body and one that is not an identifier', async () => {
    expect((await administrator.open(`${at}/${newId()}`)).status).toBe(404)
    expect((await administrator.open(`${at}/rien`)).status).toBe(404)
    expect((await administrator.open(`${city}/fusion?avec=${newId()}`)).status).toBe(422)
  })
})
