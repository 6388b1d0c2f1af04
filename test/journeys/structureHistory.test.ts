import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Structure } from '../../app/directory/index.ts'
import { asSystem } from '../../app/platform/database/scoped.ts'
import { runRule } from '../../app/platform/privacy/retention/engine.ts'
import type { RetentionPorts } from '../../app/platform/privacy/retention/rule.ts'
import { aStructure } from '../builders/structures.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { type App, coordinationOf, plain, prefilled, read } from '../support/curation.ts'

/** No rule that is run here needs one. */
const ports = {} as RetentionPorts

/** Scénarios : lire l’historique, rétablir une valeur ; retirer une fiche, la faire revenir, l’effacer au bout de trente jours. */
describe('what a record was, and what left the directory', () => {
  let app: App
  let mission: Visitor
  let near: Visitor
  let far: Visitor
  let record: Structure

  beforeAll(async () => {
    app = await testApplication({ demo: false })
    mission = await app.signedIn({ name: 'Personne nommée', platform: ['mission'] })
    const member = async (departments: readonly string[]) =>
      app.signedIn({
        memberships: [{ organisationId: await coordinationOf(app, departments), role: 'contributor' }],
      })
    near = await member(['93'])
    far = await member(['75'])
    record = await aStructure(app.ctx, {
      name: 'Blanchisserie d’essai',
      phone: '01 23 45 67 89',
      siret: '00000006700017',
    })
  })
  afterAll(() => app?.close())

  const edit = async (who: Visitor, values: Record<string, string>) => {
    const page = await who.open(`/structures/${record.slug}/modifier/identite`)
    return who.submit(page, `/structures/${record.slug}/modifier/identite`, { ...prefilled(page), ...values })
  }

  it('tells who changed what by their function, and gives a value back', async () => {
    await edit(mission, { phone: '01 55 55 55 55', description: 'Vandalisé.' })
    const at = `/structures/${record.slug}/historique`
    expect((await far.open(at)).status).toBe(403)
    const page = await near.open(at)
    expect(page.html).toContain('Par la mission régionale')
    expect(page.html).not.toContain('Personne nommée')
    expect(page.html).toContain('55 55 55 55</ins>')
    const action = /action="(\/structures\/[^"]+\/historique\/[0-9a-f-]{36})"/.exec(page.html)?.[1] ?? ''
    const none = await near.submit(page, action)
    expect([none.status, plain(none.html).includes('Cochez au moins un champ')]).toEqual([422, true])
    const forged = await near.submit(page, action, { fields: 'organisationId' })
    expect(forged.status).toBe(422)
    const done = await near.submit(page, action, { fields: 'description' })
    expect(plain(done.html)).toContain('Les valeurs d’avant sont rétablies.')
    const after = await read(app, record.id)
    expect([after.description, after.phone]).toEqual([record.description, '01 55 55 55 55'])
    // Another field of the same change: what was restored since does not forbid it.
    await near.submit(await near.open(at), action, { fields: 'phone' })
    expect((await read(app, record.id)).phone).toBe('01 23 45 67 89')
  })

  it('leaves with a reason, says so, and comes back with what points to it', async () => {
    const at = `/structures/${record.slug}/retrait`
    expect((await far.open(at)).status).toBe(403)
    const page = await near.open(at)
    const missing = await near.submit(page, at)
    expect([missing.status, missing.html.includes('Choisissez une raison')]).toEqual([422, true])
    const gone = await near.submit(page, at, { reason: 'closed', note: 'Liquidation' })
    expect([
      gone.path,
      gone.html.includes('Blanchisserie d’essai'),
      gone.html.includes('Liquidation'),
    ]).toEqual(['/gestion/corbeille', true, true])
    const answer = await app.visitor().open(`/structures/${record.slug}`)
    expect([
      answer.status,
      answer.html.includes('a été retirée de l’annuaire'),
      answer.html.includes('Blanchisserie'),
    ]).toEqual([410, true, false])
    const list = await app.visitor().open('/structures?q=blanchisserie')
    expect(list.html).not.toContain(record.slug)
    for (const path of ['signaler', 'modifier', 'historique', 'retrait'])
      expect((await mission.open(`/structures/${record.slug}/${path}`)).status).toBe(404)
    expect((await far.open('/gestion/corbeille')).html).not.toContain('Blanchisserie d’essai')
    const restore = `/gestion/corbeille/${record.id}/retour`
    const refused = await far.post(
      restore,
      new URLSearchParams([
        ...['_csrf', '_key'].map((name) => [
          name,
          new RegExp(`name="${name}" value="([^"]*)"`).exec(gone.html)?.[1] ?? '',
        ]),
      ] as string[][]),
    )
    expect([refused.status, (await read(app, record.id)).deletedAt === null]).toEqual([403, false])
    const back = await near.submit(await near.open('/gestion/corbeille'), restore)
    expect([back.path, back.status]).toEqual([`/structures/${record.slug}`, 200])
  })

  it('is erased after thirty days, and the certificate counts it', async () => {
    await near.submit(
      await near.open(`/structures/${record.slug}/retrait`),
      `/structures/${record.slug}/retrait`,
      { reason: 'false' },
    )
    const early = await asSystem(app.ctx, (ctx) => runRule(ctx, 'trash', ports))
    expect(early?.gone).toBe(0)
    await app.db
      .updateTable('structure')
      .set({ deleted_at: new Date(Date.now() - 31 * 86_400_000) })
      .where('id', '=', record.id)
      .execute()
    const due = await asSystem(app.ctx, (ctx) => runRule(ctx, 'trash', ports))
    expect([due?.gone, due?.counts]).toEqual([1, { structure: 1 }])
    expect((await app.visitor().open(`/structures/${record.slug}`)).status).toBe(404)
    expect((await app.visitor().open('/structures')).status).toBe(200)
  })
})
