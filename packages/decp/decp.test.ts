import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import {
  type Contract,
  DecpFault,
  detectFormat,
  isTabular,
  isValid,
  merged,
  type Reading,
  readJson,
  readTable,
  territoryOf,
} from './index.ts'

const shared = (name: string): string =>
  fileURLToPath(new URL(`../../../shared/data/decp/${name}`, import.meta.url))

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const gather = async <T>(all: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = []
  for await (const one of all) list.push(one)
  return list
}

const read = async (text: string, size = 1000): Promise<Reading[]> => gather(readJson(pieces(text, size)))
const readFile = (name: string, size?: number): Promise<Reading[]> =>
  read(readFileSync(shared(name), 'utf8'), size)

const sample = {
  id: '2019000123',
  acheteur: { id: '21750001600019', nom: 'Ville démo' },
  nature: 'Marché',
  objet: 'Entretien',
  codeCPV: '77310000-6',
  procedure: 'Procédure adaptée',
  lieuExecution: { code: '93', typeCode: 'Code département', nom: 'Seine-Saint-Denis' },
  dureeMois: 12,
  dateNotification: '2019-02-03',
  datePublicationDonnees: '2019-03-01',
  montant: 50_000,
  formePrix: 'Ferme',
  titulaires: [{ typeIdentifiant: 'SIRET', id: '35600000000048', denominationSociale: 'PERSONNE PRIVEE' }],
  modifications: [],
}
const v1 = (...all: object[]): string =>
  JSON.stringify({ marches: all.map((one) => ({ ...sample, ...one })) })

describe('shapes', () => {
  test('a list is v1, an object is v2, whatever stands around it', async () => {
    expect((await read(v1({})))[0]?.contract?.shape).toBe('v1')
    const text = JSON.stringify({
      source: { marches: [1, { x: 2 }] },
      marches: { autre: [{}], marche: [sample, sample] },
      fin: ['}'],
    })
    const all = await read(text, 7)
    expect(all.map(({ contract }) => contract?.shape)).toEqual(['v2', 'v2'])
  })

  test('the same contracts whatever the size of the pieces', async () => {
    const text = v1({ objet: 'Une « citation » \\" et { des [ signes ] }' }, { id: '2019000124' })
    const whole = await read(text, 1_000_000)
    expect(whole).toHaveLength(2)
    for (const size of [1, 2, 3, 17]) expect(await read(text, size)).toEqual(whole)
  })

  test('the head tells the format', () => {
    expect(detectFormat('\ufeff  {"marches"')).toBe('json')
    expect(detectFormat('<?xml version="1.0"?>')).toBe('xml')
    expect(detectFormat('uid,id,acheteur_id')).toBe('table')
    expect(isTabular(['uid', 'id', 'acheteur_id'])).toBe(true)
    expect(isTabular(['siret', 'nom'])).toBe(false)
  })
})

describe('what a contract says', () => {
  test('without the name of its holder', async () => {
    const [reading] = await read(v1({}))
    expect(reading?.remarks).toEqual([])
    expect(reading?.contract).toEqual({
      uid: '217500016000192019000123',
      kind: 'contract',
      shape: 'v1',
      buyerSiret: '21750001600019',
      buyerName: 'Ville démo',
      title: 'Entretien',
      cpv: '77310000',
      amount: 50_000,
      procedure: 'Procédure adaptée',
      notifiedOn: '2019-02-03',
      publishedOn: '2019-03-01',
      place: { code: '93', kind: 'Code département' },
      placeOfBuyer: false,
      holders: [{ scheme: 'SIRET', id: '35600000000048' }],
      considerations: 'unknown',
    } satisfies Contract)
  })

  test('faults name field, value and remedy, and show no name of a holder', async () => {
    const [reading] = await read(
      v1({
        procedure: 'Procédure concurrentielle avec négociation',
        dureeMois: '12',
        codeCPV: '7731',
        titulaires: [{ typeIdentifiant: 'SIREN', id: 12, denominationSociale: ['PERSONNE PRIVEE'] }],
      }),
    )
    expect(reading && isValid(reading)).toBe(false)
    const said = Object.fromEntries(
      reading?.remarks.map(({ field, value, remedy }) => [field, [value, remedy]]) ?? [],
    )
    expect(said.procedure).toEqual([
      'Procédure concurrentielle avec négociation',
      'Ce libellé n’a plus cours\u00a0: écrivez «\u00a0Procédure avec négociation\u00a0».',
    ])
    expect(said.dureeMois?.[1]).toContain('un nombre, sans guillemets')
    expect(said.codeCPV?.[0]).toBe('7731')
    expect(said['titulaires[0].typeIdentifiant']?.[0]).toBe('SIREN')
    expect(said['titulaires[0].denominationSociale']?.[0]).toBe('')
    expect(JSON.stringify(reading)).not.toContain('PERSONNE')
  })

  test('identifiers, impossible dates and placeholders only warn, and are left empty', async () => {
    const [reading] = await read(
      v1({
        acheteur: { id: '21750001600018', nom: 'Ville' },
        dateNotification: '2019-02-30',
        montant: 999_999_999,
        titulaires: [{ typeIdentifiant: 'SIRET', id: '123', denominationSociale: 'X' }],
      }),
    )
    expect(reading && isValid(reading)).toBe(true)
    expect(reading?.remarks.map(({ field }) => field).toSorted()).toEqual([
      'acheteur.id',
      'dateNotification',
      'montant',
      'titulaires[0].id',
    ])
    expect(reading?.contract).toMatchObject({ notifiedOn: null, amount: null })
  })

  test('the last modification holds, and « none » gives way to another consideration', async () => {
    const [one] = await read(
      v1({
        modifications: [
          {
            objetModification: 'b',
            dateNotificationModification: '2020-02-01',
            datePublicationDonneesModification: '2020-02-02',
            montant: 70_000,
          },
          {
            objetModification: 'a',
            dateNotificationModification: '2019-02-01',
            datePublicationDonneesModification: '2019-02-02',
            montant: 60_000,
          },
        ],
      }),
    )
    expect(one?.contract?.amount).toBe(70_000)
    const text = JSON.stringify({
      marches: {
        marche: [
          {
            ...sample,
            considerationsSociales: {
              considerationSociale: ['Clause sociale', 'Pas de considération sociale'],
            },
          },
        ],
      },
    })
    expect((await read(text))[0]?.contract?.considerations).toEqual(['Clause sociale'])
  })

  test.each([
    ['93', 'Code département', { kind: 'department', code: '93' }],
    ['93', 'Code région', { kind: 'region', code: '93' }],
    ['11', 'Code région', { kind: 'region', code: '11' }],
    ['75116', 'Code postal', { kind: 'department', code: '75' }],
    ['97410', 'Code commune', { kind: 'department', code: '974' }],
    ['2A004', 'Code commune', { kind: 'department', code: '2A' }],
    ['20200', 'Code postal', { kind: 'department', code: '2B' }],
    ['1', 'CODE DEPARTEMENT', { kind: 'department', code: '01' }],
    ['INO', 'Code commune', { kind: 'unknown' }],
    ['FR', 'Code pays', { kind: 'unknown' }],
  ])('%s as %s', (code, kind, territory) => {
    expect(territoryOf({ code, kind })).toEqual(territory)
  })
})

describe('two tellings of a contract', () => {
  const base = async (change: object): Promise<Contract> => {
    const [reading] = await read(v1(change))
    if (!reading?.contract) throw new Error('no contract')
    return reading.contract
  }
  test('the latest stands, in whatever order they come', async () => {
    const old = await base({ montant: 90_000 })
    const late = await base({ datePublicationDonnees: '2019-04-01' })
    expect(merged(old, late)).toEqual(late)
    expect(merged(late, old)).toEqual(late)
    expect(merged(late, late)).toEqual(late)
  })

  test('rows of a table add their holders up', async () => {
    async function* rows() {
      for (const holder of ['35600000000048', '73282932000074', '35600000000048'])
        yield {
          uid: 'x',
          id: 'A 1',
          acheteur_id: '21750001600019',
          acheteur_nom: 'V',
          titulaire_id: holder,
          codeCPV: '45211000',
          montant: '1000',
          dateNotification: '2024-07-01',
          acheteur_departement_code: '75',
        }
    }
    const contracts = (await gather(readTable(rows()))).flatMap(({ contract }) => contract ?? [])
    const whole = contracts.reduce(merged)
    expect(whole.uid).toBe('21750001600019A_1')
    expect(whole.holders.map(({ id }) => id)).toEqual(['35600000000048', '73282932000074'])
    expect(contracts.toReversed().reduce(merged)).toEqual(whole)
    expect(whole).toMatchObject({ placeOfBuyer: true, considerations: 'unknown' })
  })
})

describe('bad input', () => {
  const fault = async (text: string): Promise<string> => {
    try {
      await read(text)
    } catch (error) {
      if (error instanceof DecpFault) return error.code
      throw error
    }
    return 'none'
  }
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['{}', 'not-decp'],
    ['{"marches": []}', 'empty'],
    ['{"marches": {}}', 'empty'],
    ['"marches"', 'not-decp'],
    ['bonjour', 'not-decp'],
    [']', 'not-decp'],
    ['<?xml version="1.0"?><marches/>', 'xml'],
    [v1({}, {}).slice(0, -30), 'truncated'],
    [`${v1({})}}`, 'truncated'],
    [v1({}).slice(0, 400), 'truncated'],
  ])('%.30s', async (text, code) => {
    expect(await fault(text)).toBe(code)
  })

  test('one unreadable contract does not hide the others', async () => {
    const text = v1({}, { id: '2019000124' }).replace('"dureeMois":12', '"dureeMois":12 12')
    const all = await read(text)
    expect(all.map(({ contract }) => contract === null)).toEqual([true, false])
  })

  test('a huge or endless contract is passed over, in bounded memory', async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    const big = JSON.stringify('x'.repeat(5_000_000))
    const text = `{"marches":[{"objet":${big}},{"objet":${deep}},${v1({}).slice('{"marches":['.length, -2)}]}`
    const all = await read(text, 65_536)
    expect(all.map(({ contract }) => contract?.title ?? null)).toEqual([null, null, 'Entretien'])
    expect(all[0]?.remarks[0]?.remedy).toContain('2\u00a0Mo')
  })

  test('keys of the language itself and hostile words are data like any other', async () => {
    const [reading] = await read(
      `{"marches":[${JSON.stringify({ ...sample, objet: '<script>', id: '2019.1/2' }).replace('{', '{"__proto__":{"id":"x"},"constructor":1,')}]}`,
    )
    expect(reading?.contract).toMatchObject({ title: '<script>', uid: '217500016000192019_1_2' })
  })
})

describe.skipIf(!existsSync(shared('README.md')))('the real files (else skipped: fixtures absent)', () => {
  test('accounting channel of 2019: 1 080 of 1 148 valid, the others fail by procedure alone', async () => {
    const all = await readFile('v1-reel/pes_2019.json')
    expect(all).toHaveLength(1148)
    expect(all.filter(isValid)).toHaveLength(1080)
    const faults = all.flatMap(({ remarks }) => remarks.filter(({ severity }) => severity === 'error'))
    expect(new Set(faults.map(({ field }) => field))).toEqual(new Set(['procedure']))
    expect(new Set(all.map(({ contract }) => contract?.uid)).size).toBe(1140)
    expect(new Set(all.map(({ contract }) => contract?.buyerSiret)).size).toBe(142)
    expect(all.filter(({ remarks }) => remarks.some(({ field }) => field === 'montant'))).toHaveLength(6)
    const near = all.filter(({ contract }) => {
      const territory = territoryOf(contract?.place ?? null)
      return (
        territory.kind === 'department' &&
        ['75', '77', '78', '91', '92', '93', '94', '95'].includes(territory.code)
      )
    })
    expect(near).toHaveLength(34)
    expect(JSON.stringify(all)).not.toContain('PERSONNE PHYSIQUE')
  })

  test('a platform of 2019: 453 of 470 valid', async () => {
    const all = await readFile('v1-reel/e-marchespublics_2019.json')
    expect(all).toHaveLength(470)
    expect(all.filter(isValid)).toHaveLength(453)
    const territories = all.map(({ contract }) => territoryOf(contract?.place ?? null))
    expect(territories.filter(({ kind }) => kind === 'region')).toHaveLength(31)
  })

  test.each([
    ['marches_avec_modifications.json', 2],
    ['marches_concessions.json', 4],
    ['concessions.json', 2],
    ['concessions_avec_modifications.json', 2],
  ])('official example %s: all valid', async (name, count) => {
    const all = await readFile(`v2-schema/exemples/json/${name}`, 100)
    expect(all).toHaveLength(count)
    expect(all.flatMap(({ remarks }) => remarks.filter(({ severity }) => severity === 'error'))).toEqual([])
  })

  test.each([
    ['mar-avec-modifications.json'],
    ['mar-basique-avec-uid.json'],
    ['mar-basique.json'],
    ['cc-avec-modifications.json'],
    ['cc-basique-avec-uid.json'],
    ['cc-basique.json'],
    ['paquet.json'],
    ['paquet-avec-uid.json'],
    ['paquet-result.json'],
  ])('official example of before, %s', async (name) => {
    const all = await readFile(`v1-schema/exemples/json/${name}`)
    expect(all.flatMap(({ remarks }) => remarks.filter(({ severity }) => severity === 'error'))).toEqual([])
  })

  test.each([
    ['marches_v2_20.json', 20],
    ['marches_v1_15.json', 15],
    ['marches_v1_3.json', 3],
  ])('fixture of another project, %s: read, none valid', async (name, count) => {
    const all = await readFile(`eclaireur/${name}`)
    expect(all).toHaveLength(count)
    expect(all.filter(isValid)).toHaveLength(0)
  })

  test('tabular file of works: 8 957 rows, 5 180 contracts, 1 342 buyers, 4 488 holders and two rows without', async () => {
    const rows = parse(readFileSync(shared('v3-tabulaire/decp_2024H2_travaux_cpv4521.csv')), {
      columns: true,
    }) as Record<string, string>[]
    async function* all() {
      yield* rows
    }
    const readings = await gather(readTable(all()))
    expect(readings).toHaveLength(8957)
    const contracts = readings.flatMap(({ contract }) => contract ?? [])
    expect(contracts).toHaveLength(8957)
    expect(new Set(contracts.map(({ uid }) => uid)).size).toBe(5180)
    expect(new Set(contracts.map(({ buyerSiret }) => buyerSiret)).size).toBe(1342)
    expect(new Set(contracts.flatMap(({ holders }) => holders.map(({ id }) => id))).size).toBe(4488)
    const warned = (field: string) =>
      readings.filter(({ remarks }) => remarks.some((one) => one.field === field)).length
    expect([
      warned('acheteur_nom'),
      readings.filter(({ contract }) => contract?.holders.length === 0).length,
    ]).toEqual([21, 2])
  })
})
