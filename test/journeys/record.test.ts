import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStructure, createStructure, readStructures, siret } from '../../app/directory/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { loadGeography } from '../../app/platform/geo/load.ts'
import { writePng } from '../../app/platform/images/png.ts'
import { aBody } from '../builders/events.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const plain = (html: string) =>
  html
    .replaceAll('\u00a0', ' ')
    .replaceAll('&#39;', '’')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const numberOf = (text: string) => {
  const number = siret(text)
  if (!number.ok) throw new Error(number.refusal.code)
  return number.value
}

/** Scénarios : lire une fiche, la tenir à jour partie par partie, écrire à deux, créer une fiche. */
describe('the record of a structure', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let member: Visitor
  let mission: Visitor
  let id = ''
  let slug = ''

  beforeAll(async () => {
    app = await testApplication()
    await loadGeography(app.db)
    const organisationId = await aBody(app, 'Organisme d’essai')
    const made = await createStructure(app.ctx, {
      structure: {
        siret: numberOf('00012345600014'),
        name: 'Atelier du Bief',
        kinds: ['EI'],
        postCode: '93100',
        city: 'Montreuil',
        organisationId,
        activities: [{ sector: 'nettoyage', service: 'service', area: { kind: 'unknown' }, deduced: true }],
      },
      source: 'registre',
    })
    if (!made.ok) throw new Error(made.refusal.code)
    ;({ id, slug } = made.value)
    member = await app.signedIn({ memberships: [{ organisationId, role: 'contributor' }] })
    mission = await app.signedIn({ platform: ['mission'] })
  })
  afterAll(() => app?.close())

  const at = (under = '') => `/structures/${slug}${under}`
  const stored = async () => {
    const [found] = await readStructures(app.db, app.scope, 'id', [id])
    if (found === undefined) throw new Error('no structure')
    return found
  }
  const fill = async (who: Visitor, section: string, values: Record<string, string | File>) => {
    const path = at(`/modifier/${section}`)
    return who.submit(await who.open(path), path, values)
  }
  const identity = {
    name: 'Atelier du Bief',
    description: 'Nettoyage de locaux.\nDeux équipes.',
    postCode: '93100',
    city: 'Montreuil',
  }

  it('shows visitors what is known, its source, and no way to write it', async () => {
    const { html, status } = await app.visitor().open(at())
    const text = plain(html)
    expect(status).toBe(200)
    for (const words of [
      'Entreprise d’insertion (EI)',
      'article L5132-5',
      'Source : registre',
      'déduit du code NAF',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('Modifier la fiche')
    expect(text).not.toContain('À compléter')
    expect(html).toContain('"@type":"LocalBusiness"')
    const refused = await app.visitor().send(at('/modifier'))
    expect(refused.status).toBe(303)
    const other = await app.signedIn({})
    expect((await other.open(at('/modifier'))).status).toBe(403)
  })

  it('tells a member what is missing, what counts most first', async () => {
    const { html } = await member.open(at())
    const list = plain(html.slice(html.indexOf('À compléter')))
    expect(list.indexOf('Présentez ce que vous faites')).toBeLessThan(list.indexOf('Montrez une photo'))
    expect(list).toContain('Déclarez vos activités')
  })

  it('is written part by part, each value with its source', async () => {
    const wrong = await fill(member, 'identite', {
      ...identity,
      phone: '12',
      email: 'jeanne.dupont@essai.fr',
    })
    expect(wrong.status).toBe(422)
    expect(plain(wrong.html)).toContain('Écrivez un numéro de téléphone entier')
    const person = await fill(member, 'identite', { ...identity, email: 'jeanne.dupont@essai.fr' })
    expect(plain(person.html)).toContain('semble celle d’une personne')
    const done = await fill(member, 'identite', {
      ...identity,
      phone: '+33 1 48 00 00 00',
      email: 'contact@essai.fr',
      website: 'essai.fr',
    })
    expect(plain(done.html)).toContain('C’est enregistré')
    expect(await stored()).toMatchObject({
      phone: '01 48 00 00 00',
      website: 'https://essai.fr',
      origins: { phone: { source: 'déclaration de la structure' } },
    })
    await fill(member, 'moyens', {
      headcount: '14',
      insertionPlaces: '8',
      insertionFte: '6,5',
      labels: 'ISO 14001\nEcocert\n',
      capacityText: 'Deux équipes de six',
    })
    await fill(member, 'references', {
      'client-1': 'Ville d’essai',
      'object-1': 'Nettoyage des écoles',
      'year-1': '2025',
      'amount-1': '10k-40k',
    })
    const text = plain((await app.visitor().open(at())).html)
    for (const words of [
      '14 personnes',
      '8 postes, 6,5 ETP',
      'ISO 14001, Ecocert',
      'Nettoyage des écoles',
      'de 10 000 à 40 000 €',
    ])
      expect(text).toContain(words)
    const half = await fill(member, 'references', { 'client-1': '', 'object-1': 'Sans client' })
    expect(half.status).toBe(422)
    await fill(member, 'references', { 'client-1': '', 'object-1': '', 'year-1': '', 'amount-1': '' })
    expect((await stored()).references).toEqual([])
  })

  it('takes activities, areas named as people name them', async () => {
    const path = at('/modifier/activites')
    const refused = await fill(member, 'activites', {
      sector: 'nettoyage',
      service: 'service',
      area: 'communes',
      communes: 'Montreuil (93)\nVilleimaginaire',
    })
    expect(plain(refused.html)).toContain('La commune « Villeimaginaire » n’est pas connue')
    await fill(member, 'activites', {
      sector: 'nettoyage',
      service: 'service',
      area: 'communes',
      communes: 'Montreuil (93)\nBagnolet',
    })
    await fill(member, 'activites', {
      sector: 'espaces-verts',
      service: 'service',
      area: 'departments',
      departments: '93\nParis',
    })
    const list = await member.open(path)
    expect(plain(list.html)).toContain('Montreuil (93), Bagnolet (93)')
    // What was deduced is confirmed, then taken away all the same; what is left is changed into a radius.
    const deduced = (await stored()).activities.findIndex((one) => one.deduced) + 1
    const confirmed = await member.submit(await member.open(path), `${path}/${deduced}/confirmation`)
    expect(confirmed.status).toBe(200)
    expect((await stored()).activities.some((one) => one.deduced)).toBe(false)
    await member.submit(confirmed, `${path}/${deduced}/retrait`)
    const open = await member.open(`${path}?rang=2`)
    await member.submit(open, `${path}/2`, {
      sector: 'espaces-verts',
      service: 'service',
      area: 'radius',
      km: '15',
    })
    expect((await stored()).activities.map(({ sector, area }) => [sector, area])).toEqual([
      ['nettoyage', { kind: 'communes', communes: ['93048', '93006'] }],
      ['espaces-verts', { kind: 'radius', km: 15 }],
    ])
    const again = await fill(member, 'activites', {
      sector: 'espaces-verts',
      service: 'service',
      area: 'radius',
      km: '15',
    })
    expect(plain(again.html)).toContain('déjà dans la liste')
    const found = await app.visitor().open('/structures?secteur=espaces-verts&departement=93')
    expect(plain(found.html)).toContain('Atelier du Bief')
  })

  it('gives a kind its convention; only who tends the directory checks it', async () => {
    await fill(member, 'types', {
      'number-EI': 'C-2026-01',
      'validFrom-EI': '2024-01-01',
      'validTo-EI': '2025-12-31',
      'checked-EI': 'on',
    })
    const [kind] = (await stored()).kinds
    expect(kind?.basis).toMatchObject({ number: 'C-2026-01', checkedBy: null })
    expect(plain((await app.visitor().open(at())).html)).toContain('validité passée')
    await fill(mission, 'types', {
      kinds: 'EI',
      'number-EI': 'C-2026-01',
      'validFrom-EI': '2024-01-01',
      'validTo-EI': '2029-12-31',
      'checked-EI': 'on',
    })
    const text = plain((await app.visitor().open(at())).html)
    expect(text).toMatch(/vérifié le \d/)
    expect(text).not.toContain('validité passée')
    // Whoever changes what was checked loses the check.
    await fill(member, 'types', { 'number-EI': 'C-2026-02', 'validTo-EI': '2029-12-31' })
    expect((await stored()).kinds[0]?.basis).toMatchObject({ number: 'C-2026-02', checkedAt: null })
  })

  it('names whom to speak to with their consent, to people signed in alone', async () => {
    const values = { contactName: 'Personne Essai', role: 'Direction', contactPhone: '0148000001' }
    expect(plain((await fill(member, 'contacts', values)).html)).toContain('Demandez d’abord son accord')
    await fill(member, 'contacts', { ...values, agrees: 'on' })
    const other = await app.signedIn({})
    expect(plain((await other.open(at())).html)).toContain('Personne Essai, Direction')
    expect((await app.visitor().open(at())).html).not.toContain('Personne Essai')
  })

  it('shows photos cleaned of what they hide', async () => {
    const photo = new File([Buffer.from(writePng(8, 4, new Uint8Array(8 * 4 * 3)))], 'photo.png')
    const refused = await fill(member, 'photos', { file: new File(['<svg/>'], 'x.png'), alt: 'Un dessin' })
    expect(plain(refused.html)).toContain('n’est pas une photo JPEG ou PNG')
    await fill(member, 'photos', { file: photo, alt: 'Un atelier' })
    await fill(member, 'photos', { file: photo, alt: 'Une équipe' })
    const [first, second] = (await stored()).photos
    const path = at('/modifier/photos')
    await member.submit(await member.open(path), `${path}/${second?.id}`, {
      alt: 'Notre équipe',
      earlier: '1',
    })
    const { html } = await app.visitor().open(at())
    expect(html.indexOf('alt="Notre équipe"')).toBeLessThan(html.indexOf('alt="Un atelier"'))
    const picture = await app.visitor().send(at(`/photos/${first?.id}`))
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    await member.submit(await member.open(path), `${path}/${first?.id}/retrait`)
    expect((await app.visitor().send(at(`/photos/${first?.id}`))).status).toBe(404)
    expect((await stored()).photos.map(({ alt }) => alt)).toEqual(['Notre équipe'])
  })

  it('tells the second of two field by field, and lets them choose', async () => {
    const path = at('/modifier/moyens')
    const mine = await member.open(path)
    await fill(mission, 'moyens', { headcount: '20', capacity: '5' })
    const conflict = await member.submit(mine, path, { headcount: '15', capacity: '9', labels: 'Ecocert' })
    expect(conflict.status).toBe(409)
    const text = plain(conflict.html)
    expect(text).toContain('Cette fiche a changé pendant que vous écriviez')
    expect(text).toMatch(/Effectif 20 15 .*Reprendre la valeur enregistrée/)
    const done = await member.submit(conflict, path, {
      headcount: '15',
      capacity: '9',
      labels: 'Ecocert',
      take: 'headcount',
    })
    expect(plain(done.html)).toContain('C’est enregistré')
    expect(await stored()).toMatchObject({ headcount: 20, capacity: 9, labels: ['Ecocert'] })
  })

  it('says that an establishment closed and who took over', async () => {
    const made = await createStructure(app.ctx, {
      structure: { siret: numberOf('00012345600022'), name: 'Bief et compagnie', kinds: ['EI'] },
    })
    if (!made.ok) throw new Error(made.refusal.code)
    await changeStructure(app.ctx, {
      structureId: id,
      cause: 'edited',
      change: { closedOn: '2026-03-01', successorSiret: '00012345600022' },
    })
    const { html } = await app.visitor().open(at())
    expect(plain(html)).toContain('Cet établissement a fermé le 1er mars 2026')
    expect(html).toContain(`href="/structures/${made.value.slug}"`)
  })

  it('keeps an old address, and none of a record in the trash', async () => {
    await fill(member, 'identite', { ...identity, name: 'Atelier nouveau' })
    const { status, path } = await app.visitor().open(at())
    expect([status, path]).toEqual([200, `/structures/${(await stored()).slug}`])
    await changeStructure(app.ctx, {
      structureId: id,
      cause: 'deleted',
      change: { deletedAt: '2026-11-24T08:00:00Z' },
    })
    expect((await app.visitor().send(at())).status).toBe(410)
  })

  it('is created by the mission; a SIRET that is known leads to its record', async () => {
    const path = '/structures/creation'
    expect((await member.open(path)).status).toBe(403)
    const create = async (values: Record<string, string>) =>
      mission.submit(await mission.open(path), path, { name: 'Structure neuve', ...values })
    expect(plain((await create({ siret: '00012345600023', kinds: 'EA' })).html)).toContain('clé de contrôle')
    expect(plain((await create({ siret: '00012345600030' })).html)).toContain('Cochez au moins un type')
    const taken = await create({ siret: '00012345600022', kinds: 'EA' })
    expect(plain(taken.html)).toContain('Ouvrir la fiche « Bief et compagnie »')
    const made = await create({ siret: '000 123 456 00030', kinds: 'EA', postCode: '75011', city: 'Paris' })
    expect(plain(made.html)).toContain('La fiche est créée')
    expect(made.path).toMatch(/^\/structures\/structure-neuve-.*\/modifier$/)
    expect((await mission.open(`/structures/inconnue-${newId().slice(-10)}/modifier`)).status).toBe(404)
  })
})
