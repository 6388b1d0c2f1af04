import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { TableSource } from '../../platform/tables/source.ts'
import { coverageOf, linesOf } from '../store/demand.ts'
import { importContracts } from './importContracts.ts'

const shared = (name: string): string =>
  fileURLToPath(new URL(`../../../../shared/data/decp/${name}`, import.meta.url))
const REGION = ['75', '77', '78', '91', '92', '93', '94', '95']
const everything = { source: null, from: null, to: null }

const sample = {
  id: '2024000123',
  acheteur: { id: '21750001600019', nom: 'Ville démo' },
  objet: 'Peinture d’une école',
  codeCPV: '45442100-8',
  lieuExecution: { code: '93200', typeCode: 'Code postal', nom: 'Saint-Denis' },
  dateNotification: '2024-02-03',
  datePublicationDonnees: '2024-03-01',
  montant: 50_000,
  titulaires: [{ typeIdentifiant: 'SIRET', id: '35600000000048', denominationSociale: 'PERSONNE PRIVEE' }],
}

describe('importContracts', () => {
  let database: TestDatabase
  const folder = mkdtempSync(join(tmpdir(), 'openmap-decp-'))
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const run = (source: TableSource, departments: readonly string[] = REGION, keep = true) =>
    inTransaction(
      database.db,
      { clock: database.clock, scope: database.scope, dispatch: async () => {} },
      (ctx) => importContracts(ctx, { source, credit: 'essai', departments }),
      (outcome) => outcome.ok && keep,
    )
  const made = async (source: TableSource, departments?: readonly string[], keep?: boolean) => {
    const outcome = await run(source, departments, keep)
    if (!outcome.ok) throw new Error(outcome.refusal.sentence)
    const { contracts, valid, outside, rejected, created, changed, unchanged } = outcome.value
    return { contracts, valid, outside, rejected, created, changed, unchanged }
  }
  const file = (text: string, name = 'marches.json'): TableSource => ({
    name,
    bytes: new TextEncoder().encode(text),
  })
  const json = (...all: object[]) =>
    file(JSON.stringify({ marches: all.map((one) => ({ ...sample, ...one })) }))

  it('keeps a contract of the territory once, with its cell, and no name of who won it', async () => {
    const counts = await made(
      json({}, { id: '2024000124', lieuExecution: { code: '69', typeCode: 'Code département' } }),
    )
    expect(counts).toEqual({
      contracts: 2,
      valid: 0,
      outside: 1,
      rejected: 0,
      created: 1,
      changed: 0,
      unchanged: 0,
    })
    expect(await linesOf(database.db, database.scope, 'contracts')).toEqual([
      {
        id: '217500016000192024000123',
        sector: 'second-oeuvre',
        department: '93',
        on: '2024-02-03',
        amount: 50_000,
        reference: '217500016000192024000123',
      },
    ])
    const { rows } = await database.pool.query(
      `select to_jsonb(c)::text || to_jsonb(h)::text || (select jsonb_agg(i)::text from contract_import i) as all
       from awarded_contract c join contract_holder h using (uid)`,
    )
    expect(JSON.stringify(rows)).toContain('35600000000048')
    expect(JSON.stringify(rows)).not.toContain('PERSONNE')
  })

  it('creates nothing the second time, follows a later telling, and leaves an older one', async () => {
    expect(await made(json({}))).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
    const later = {
      montant: 60_000,
      datePublicationDonnees: '2024-04-01',
      lieuExecution: { code: '94', typeCode: 'Code département' },
    }
    expect(await made(json(later))).toMatchObject({ created: 0, changed: 1 })
    expect(await made(json({}))).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
    expect(await linesOf(database.db, database.scope, 'contracts')).toMatchObject([
      { department: '94', amount: 60_000 },
    ])
  })

  it('puts a whole région in no cell, and says so', async () => {
    await made(
      json({ id: '2024000200', lieuExecution: { code: '11', typeCode: 'Code région' }, codeCPV: '99999999' }),
    )
    const [coverage] = await coverageOf(database.db, database.scope, everything)
    expect(coverage).toMatchObject({ lines: 2, withoutDepartment: 1, withoutSector: 1 })
  })

  it.each([
    ['{"marches": [', 'truncated'],
    ['<marches/>', 'xml'],
    ['siret;nom\n1;2', 'not-decp'],
    ['', 'empty'],
    ['{"autre": 1}', 'not-decp'],
  ])('refuses %s', async (text, code) => {
    const outcome = await run(file(text))
    expect(outcome.ok ? 'taken' : outcome.refusal.code).toBe(code)
  })

  it('keeps nothing of a truncated file, nor of a dry run', async () => {
    const before = await linesOf(database.db, database.scope, 'contracts')
    const whole = JSON.stringify({ marches: [{ ...sample, id: '2024000777' }, sample] })
    expect((await run(file(whole.slice(0, -40)))).ok).toBe(false)
    await made(json({ id: '2024000778' }), REGION, false)
    expect(await linesOf(database.db, database.scope, 'contracts')).toEqual(before)
  })

  it('takes hostile words as data', async () => {
    const title = `\u0000'; drop table demand_line; -- <script>\ud800${'x'.repeat(5000)}`
    const hostile = json({ id: '2024000300', objet: title, acheteur: { id: '21750001600019', nom: '=1+1' } })
    expect(await made(hostile)).toMatchObject({ created: 1 })
    expect(await made(hostile)).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
  })

  it('reads 300 000 rows in bounded memory', { timeout: 240_000 }, async () => {
    const path = join(folder, 'large.csv')
    const out = await open(path, 'w')
    await out.write(
      'uid,id,codeCPV,acheteur_id,acheteur_nom,titulaire_id,titulaire_nom,montant,dateNotification,acheteur_departement_code\n',
    )
    for (let chunk = 0; chunk < 300; chunk += 1) {
      let text = ''
      for (let index = 0; index < 1000; index += 1) {
        const number = chunk * 1000 + index
        // One contract in a hundred lies in the territory; two holders each.
        const home = number % 200 < 2 ? '93' : '13'
        text += `x,M${number >> 1},45442100,21750001600019,Ville démo,3560000000004${number % 10},PERSONNE ${number},1000,2024-07-01,${home}\n`
      }
      await out.write(text)
    }
    await out.close()
    const start = process.memoryUsage().rss
    let peak = start
    const timer = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 50)
    const counts = await made({ path })
    clearInterval(timer)
    expect(counts).toEqual({
      contracts: 150_000,
      valid: 150_000,
      outside: 148_500,
      rejected: 0,
      created: 1500,
      changed: 0,
      unchanged: 0,
    })
    expect((peak - start) / 1024 / 1024).toBeLessThan(300)
  })

  describe.skipIf(!existsSync(shared('README.md')))('the real files (else skipped: fixtures absent)', () => {
    const wholeCountry: readonly string[] = []
    it('accounting channel: 1 080 of 1 148 valid; 34 contracts of the region, none created twice', async () => {
      const source = { path: shared('v1-reel/pes_2019.json') }
      // Eight pairs of buyer and identifier come twice or more: 1 140 contracts.
      const first = await made(source)
      expect(first).toMatchObject({ contracts: 1140, rejected: 0 })
      expect(first.created).toBe(first.contracts - first.outside)
      expect(await made(source)).toEqual({ ...first, created: 0, changed: 0, unchanged: first.created })
    })

    it('a platform and the tabular file, whole country: each contract once, and once more changes nothing', async () => {
      for (const [name, contracts] of [
        ['v1-reel/e-marchespublics_2019.json', 441],
        ['v3-tabulaire/decp_2024H2_travaux_cpv4521.csv', 5180],
      ] as const) {
        const first = await made({ path: shared(name) }, wholeCountry)
        expect(first.contracts).toBe(contracts)
        const again = await made({ path: shared(name) }, wholeCountry)
        expect([again.created, again.changed]).toEqual([0, 0])
      }
    }, 120_000)
  })
})
