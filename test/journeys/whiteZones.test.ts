import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nothingMore, type Siret, type Structure, saveStructures } from '../../app/directory/index.ts'
import { saveNeed } from '../../app/meetings/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { importContracts, projectNeeds } from '../../app/whiteZones/index.ts'
import { aMeetingDay } from '../builders/meetings.ts'
import { testApplication } from '../support/application.ts'

const ZONES = '/structures/zones-blanches'
const IMPORTS = '/gestion/imports/decp'
const DEPARTMENTS = ['75', '77', '78', '91', '92', '93', '94', '95']
/** Sole trader who won a contract, and is not in the directory. */
const STRANGER = '73282932000074'
const LISTED = '35600000000048'

const structure = (name: string, siret: string): Structure => {
  const id = newId()
  return {
    ...nothingMore,
    id,
    slug: `fictive-${id.slice(-10)}`,
    siret: siret as Siret,
    name,
    brand: null,
    description: null,
    naf: null,
    address: null,
    postCode: null,
    city: null,
    communeCode: null,
    department: '93',
    position: null,
    website: null,
    kinds: [{ kind: 'EI', source: 'essai', sourceDate: null }],
    activities: [{ sector: 'second-oeuvre', service: 'service', area: { kind: 'country' }, deduced: false }],
    origins: {},
    fictitious: true,
    source: 'essai',
    sourceDate: null,
  }
}

describe('white zones', () => {
  let site: Awaited<ReturnType<typeof testApplication>>

  const contract = (rank: number, change: object = {}) => ({
    id: `2024000${100 + rank}`,
    acheteur: { id: '21750001600019', nom: 'Ville démo' },
    objet: `Peinture, lot ${rank}`,
    codeCPV: '45442100',
    lieuExecution: { code: '93', typeCode: 'Code département', nom: '' },
    dateNotification: `2024-0${1 + (rank % 6)}-15`,
    datePublicationDonnees: '2024-07-01',
    montant: 50_000,
    titulaires: [{ typeIdentifiant: 'SIRET', id: STRANGER, denominationSociale: 'PERSONNE PRIVEE' }],
    ...change,
  })

  const ctx = () => site.ctx
  const status = async (address: string): Promise<number> => (await site.visitor().send(address)).status
  const page = async (address: string): Promise<string> =>
    (await (await site.visitor().send(address)).text()).replaceAll('&#39;', '’')

  beforeAll(async () => {
    site = await testApplication()
    const marches = Array.from({ length: 18 }, (_, rank) => contract(rank))
    marches[0] = contract(0, {
      titulaires: [{ typeIdentifiant: 'SIRET', id: LISTED, denominationSociale: 'AUTRE NOM' }],
    })
    marches.push(
      contract(50, {
        lieuExecution: { code: '75', typeCode: 'Code département' },
        dateNotification: '2023-01-15',
      }),
    )
    const bytes = new TextEncoder().encode(JSON.stringify({ marches }))
    const made = await importContracts(ctx(), {
      source: { name: 'essai.json', bytes },
      credit: 'Essai, licence ouverte',
      departments: DEPARTMENTS,
    })
    if (!made.ok) throw new Error(made.refusal.sentence)
  })
  afterAll(() => site.close())

  it('counts what the files tell, says where it comes from, and colours nothing else', async () => {
    const html = await page(ZONES)
    expect(html).toContain(
      'Second œuvre et finitions, Seine-Saint-Denis (93)\u00a0: 0\u00a0structure, 18\u00a0demandes.',
    )
    expect(html).toContain('Essai, licence ouverte')
    expect(html).toContain('du 15 janvier 2023 au 15 juin 2024')
    expect(html.match(/Aucune demande connue\./g)?.length).toBeGreaterThan(100)
    expect(html).not.toContain('PERSONNE')
  })

  it('has its period and its source in the address', async () => {
    const csv = await page(`${ZONES}/export.csv?du=2024-01-01&au=2024-12-31&source=marches`)
    const rows = csv.split('\r\n').filter((row) => /;[1-9]\d*;\d*;[\d.]*;/.test(row))
    expect(csv.split('\r\n')[0]).toContain('Structures par demande')
    expect(rows.filter((row) => row.includes(';75;'))).toEqual([])
    expect(await page(`${ZONES}?source=besoins`)).toContain('Aucune demande n’est connue pour ces critères')
    for (const wrong of [
      '?secteur=inconnu',
      '?source=x',
      '?du=hier',
      '?autre=1',
      '/detail?departement=93%27',
      '/detail',
    ])
      expect([wrong, await status(`${ZONES}${wrong}`)]).toEqual([wrong, 422])
    expect(await status(`${ZONES}/detail?departement=13`)).toBe(404)
  })

  it('leads to the rows, and names no winner but a structure of the directory', async () => {
    const address = `${ZONES}/detail?secteur=second-oeuvre&departement=93`
    const html = await page(address)
    expect(html).toContain('Peinture, lot 17')
    expect(html).toContain('Aucune structure de l’annuaire ne sert ce territoire')
    for (const hidden of ['PERSONNE', 'AUTRE NOM', STRANGER]) expect(html).not.toContain(hidden)
    await saveStructures(ctx(), [
      structure('Poste fictive', '35600000000048'),
      structure('Sœur fictive', '73282932099999'),
    ])
    const after = await page(address)
    expect(after).toContain('Poste fictive')
    expect(after).toContain('Sœur fictive (même entreprise, autre établissement)')
    for (const hidden of ['PERSONNE', 'AUTRE NOM', STRANGER]) expect(after).not.toContain(hidden)
    // 2 structures for 18 contracts, beside 2 for 19 over the territory: nothing is clear of the mean.
    expect(after).toContain('L’intervalle contient la moyenne du territoire')
  })

  it('takes needs of published days without their words nor their buyer, and lets them go', async () => {
    const day = await aMeetingDay(site, { buyers: 1, suppliers: 1, slots: 1, tables: 1 })
    const { eventId, slug } = day
    const participantId = day.buyers[0] ?? ''
    const need = {
      id: newId(),
      participantId,
      title: 'MOTS DU BESOIN',
      sector: 'nettoyage',
      departments: ['93', '94'],
      quarter: '2027-T2',
      amountBand: null,
    }
    await saveNeed(ctx(), eventId, need)
    expect(await projectNeeds(ctx())).toBe(1)
    expect(await projectNeeds(ctx())).toBe(0)
    const html = await page(`${ZONES}/detail?secteur=nettoyage&departement=94&source=besoins`)
    expect(html).toContain('Besoin exprimé pour une rencontre')
    expect(html).toContain(`/rencontres/${slug}`)
    expect(html).not.toContain('MOTS DU BESOIN')
    await site.db.updateTable('event').set({ status: 'draft' }).where('id', '=', eventId).execute()
    expect(await projectNeeds(ctx())).toBe(1)
    expect(await page(`${ZONES}/detail?secteur=nettoyage&departement=94`)).not.toContain(slug)
  })

  it('reads a file for the mission, twice without creating anything, and shows a refused one again', async () => {
    const mission = await site.signedIn({ platform: ['mission'] })
    const send = async (text: string, credit = 'Essai') =>
      mission.submit(await mission.open(IMPORTS), IMPORTS, {
        file: new File([text], 'lot.json', { type: 'application/json' }),
        credit,
      })
    const text = JSON.stringify({
      marches: [contract(80, { procedure: 'Procédure concurrentielle avec négociation' })],
    })
    const first = await send(text)
    expect(first.html).toContain('1\u00a0marché créé')
    expect(first.html).toContain('écrivez «\u00a0Procédure avec négociation\u00a0»')
    expect(first.html).not.toContain('PERSONNE')
    expect((await send(text)).html).toContain('0\u00a0marché créé')
    const lines = () => site.db.selectFrom('demand_line').selectAll().execute()
    const before = await lines()
    for (const [bad, sentence] of [
      [text.slice(0, -20), 's’arrête au milieu'],
      ['siret;nom\n1;2', 'n’a pas la forme'],
      ['<marches/>', 'XML'],
    ] as const) {
      const refused = await send(bad)
      expect([bad, refused.status]).toEqual([bad, 422])
      expect(refused.html.replaceAll('&#39;', '’')).toContain(sentence)
      expect(refused.html).toContain('value="Essai"')
    }
    expect((await send(text, '  ')).html).toContain('Indiquez la source à citer.')
    expect(await lines()).toEqual(before)
    const entries = await site.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', '=', 'contracts.imported')
      .execute()
    expect(entries.length).toBeGreaterThanOrEqual(2)
  })
})
