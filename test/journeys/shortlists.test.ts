import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Structure } from '../../app/directory/index.ts'
import { aBody } from '../builders/events.ts'
import { aStructure } from '../builders/structures.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { hasPoppler, wordsOf } from '../support/pdf.ts'

const plain = (html: string): string => html.replaceAll('\u00a0', ' ')

/** Scénarios : mettre de côté, noter à deux, ordonner, retirer et revenir, comparer, exporter. */
describe('lists of structures', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let bodyId = ''
  let first: Structure
  let second: Structure
  let writer: Visitor
  let colleague: Visitor
  let reader: Visitor
  let list = ''

  beforeAll(async () => {
    app = await testApplication()
    bodyId = await aBody(app, 'Acheteur d’essai')
    first = await aStructure(app.ctx, { name: 'Propreté d’essai', siret: '73282932000074' })
    second = await aStructure(app.ctx, {
      name: '=Jardin d’essai',
      kinds: [{ kind: 'EA', source: 'essai', sourceDate: null }],
      position: { latitude: 48.936, longitude: 2.357 },
    })
    const member = (role: 'contributor' | 'reader', name: string) =>
      app.signedIn({ name, memberships: [{ organisationId: bodyId, role }] })
    writer = await member('contributor', 'Personne une')
    colleague = await member('contributor', 'Personne deux')
    reader = await member('reader', 'Personne trois')
  })
  afterAll(() => app?.close())

  const add = (who: Visitor, structure: Structure, values: Record<string, string>) =>
    who
      .open(`/listes/ajout?structure=${structure.id}`)
      .then((page) => who.submit(page, '/listes/ajout', values))

  it('shows how to begin, and takes no nameless list', async () => {
    const empty = await writer.open('/listes')
    expect(plain(empty.html)).toContain('Vous n’avez pas encore de liste')
    expect(empty.html).toContain('href="/structures"')
    const wrong = await add(writer, first, { liste: 'nouvelle', titre: '' })
    expect([wrong.status, wrong.html.includes('Écrivez le nom de la liste.')]).toEqual([422, true])
    expect(wrong.html).toContain(`name="structure" value="${first.id}"`)
  })

  it('adds a structure to a new list of the body, from its record', async () => {
    const made = await add(writer, first, { liste: 'nouvelle', titre: 'Nettoyage lot 2', pour: bodyId })
    expect(made.status).toBe(200)
    expect(plain(made.html)).toContain('Partagée avec Acheteur d’essai')
    expect(made.html).toContain('Propreté d’essai')
    expect(made.html).toContain('Personne une')
    list = made.path.split('#')[0] ?? ''
    expect(list).toMatch(/^\/listes\/[0-9a-f-]{36}$/)
  })

  it('lets a colleague add, and the same structure twice is once', async () => {
    const id = list.split('/')[2] ?? ''
    await add(colleague, second, { liste: id })
    const again = await add(colleague, second, { liste: id })
    expect(plain(again.html)).toContain('Cette liste les contenait déjà.')
    expect(again.html.split('id="structure-').length - 1).toBe(2)
  })

  it('never writes over words that were not read', async () => {
    const action = `${list}/structures/${first.id}/note`
    const mine = await writer.open(list)
    const theirs = await colleague.open(list)
    await colleague.submit(theirs, action, { note: 'Visite le 12' })
    const late = await writer.submit(mine, action, { note: 'Rappeler' })
    expect(late.status).toBe(422)
    expect(plain(late.html)).toContain('Personne deux a changé cette note pendant que vous écriviez')
    expect([late.html.includes('Visite le 12'), late.html.includes('Rappeler')]).toEqual([true, true])
    // What is shown again carries the version now read.
    const done = await writer.submit(late, action, { note: 'Visite le 12. Rappeler' })
    expect([done.status, plain(done.html).includes('La note est enregistrée')]).toEqual([200, true])
  })

  it('keeps everything that two people add at the same time', async () => {
    const others = await Promise.all(
      ['Un', 'Deux', 'Trois', 'Quatre'].map((name) => aStructure(app.ctx, { name: `Ensemble ${name}` })),
    )
    const id = list.split('/')[2] ?? ''
    const answers = await Promise.all(
      others.map((one, index) => add(index % 2 === 0 ? writer : colleague, one, { liste: id })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { html } = await writer.open(list)
    expect(others.filter(({ name }) => html.includes(name)).length).toBe(4)
    for (const one of others)
      await writer.submit(await writer.open(list), `${list}/structures/${one.id}/retrait`)
  })

  it('orders the lines, takes one off and brings it back with its note', async () => {
    const order = async (): Promise<string[]> =>
      [...(await writer.open(list)).html.matchAll(/id="structure-([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
    expect(await order()).toEqual([first.id, second.id])
    await writer.submit(await writer.open(list), `${list}/structures/${second.id}/deplacement`, {
      vers: 'haut',
    })
    expect(await order()).toEqual([second.id, first.id])
    const removed = await writer.submit(await writer.open(list), `${list}/structures/${first.id}/retrait`)
    expect(await order()).toEqual([second.id])
    const back = await writer.submit(removed, `${list}/structures/${first.id}/remise`)
    expect([await order(), back.html.includes('Visite le 12. Rappeler')]).toEqual([
      [second.id, first.id],
      true,
    ])
  })

  it('is read by a reader, who writes nothing, and unknown to others', async () => {
    const page = await reader.open(list)
    expect([page.status, page.html.includes('/retrait"'), page.html.includes('/suppression"')]).toEqual([
      200,
      false,
      false,
    ])
    const refused = await reader.submit(await reader.open('/listes'), '/listes', {
      titre: 'À moi',
      pour: bodyId,
    })
    expect(refused.status).toBe(422)
    const stranger = await app.signedIn({})
    expect([(await stranger.open(list)).status, (await stranger.open(`${list}/export.csv`)).status]).toEqual([
      404, 404,
    ])
  })

  it('leaves as a table that runs nothing, a workbook and a document', async () => {
    const csv = await (await writer.send(`${list}/export.csv`)).text()
    expect(csv).toContain("'=Jardin d’essai")
    expect(csv).toContain('Visite le 12. Rappeler')
    expect(csv).toContain('73282932000074')
    const book = new Uint8Array(await (await writer.send(`${list}/export.xlsx`)).arrayBuffer())
    expect([book[0], book[1]]).toEqual([0x50, 0x4b])
    const pdf = new Uint8Array(await (await writer.send(`${list}/liste.pdf`)).arrayBuffer())
    if (hasPoppler) expect(wordsOf(pdf, 'liste')).toContain('Propreté d’essai')
  })

  it('puts records side by side and says what differs in words', async () => {
    const address = `/structures/comparer?ids=${first.id}&ids=${second.id}`
    const { html } = await app.visitor().open(address)
    expect(html).toContain('Entreprise d’insertion (EI)')
    expect(html).toContain('Entreprise adaptée (EA)')
    const rows = html.split('<tr').filter((row) => row.includes('scope="row"'))
    const differing = rows
      .filter((row) => row.includes('diffère'))
      .map((row) => /scope="row"[^>]*>([^<]+)/.exec(row)?.[1]?.trim())
    expect(differing).toEqual(['Types'])
    const added = await app
      .visitor()
      .open(`/structures/comparer?ids=${second.id}&ajout=732%20829%20320%2000074`)
    expect([added.path, added.status]).toEqual([`/structures/comparer?ids=${second.id}&ids=${first.id}`, 200])
    const unknown = await app.visitor().open(`/structures/comparer?ids=${second.id}&ajout=rien`)
    expect([unknown.status, unknown.html.includes('Aucune structure n’a ce SIRET')]).toEqual([422, true])
  })

  it('is put away, deleted, and comes back', async () => {
    const away = await writer.submit(await writer.open(list), `${list}/archivage`)
    expect(plain(away.html)).toContain('La liste est archivée')
    await writer.submit(await writer.open(list), `${list}/reprise`)
    const gone = await writer.submit(await writer.open(list), `${list}/suppression`)
    expect((await writer.open(list)).status).toBe(404)
    const back = await writer.submit(gone, `${list}/restauration`)
    expect([back.status, back.html.includes('Propreté d’essai')]).toEqual([200, true])
  })

  it('gives a list of one’s own to a body, once', async () => {
    const made = await add(writer, first, { liste: 'nouvelle', titre: 'Brouillon' })
    expect((await colleague.open(made.path)).status).toBe(404)
    const shared = await writer.submit(made, `${made.path}/partage`, { pour: bodyId })
    expect([shared.status, (await colleague.open(made.path)).status]).toEqual([200, 200])
    const renamed = await colleague.submit(await colleague.open(made.path), `${made.path}/modification`, {
      titre: 'Brouillon commun',
    })
    expect(renamed.html).toContain('Brouillon commun')
  })
})
