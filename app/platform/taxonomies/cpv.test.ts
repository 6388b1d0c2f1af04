import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { cpvAncestors, readCpvCode } from './cpvCode.ts'
import { cpvDefaults } from './cpvDefaults.ts'
import { findCpv } from './findCpv.ts'
import { importCpv } from './importCpv.ts'

const list = fileURLToPath(new URL('../../../../shared/data/taxonomies/cpv_2008_fr.csv', import.meta.url))
let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())
const csv = (text: string) => ({ name: 'cpv.csv', bytes: new Uint8Array(Buffer.from(text)) })
const parents = async () =>
  Object.fromEntries(
    (await base.db.selectFrom('cpv_code').select(['code', 'parent']).execute()).map((row) => [
      row.code,
      row.parent,
    ]),
  )

describe('CPV codes', () => {
  it('are read with or without their check digit', () => {
    expect(readCpvCode('90910000-9')).toEqual({ code: '90910000', check: '9' })
    expect(readCpvCode('9091')).toEqual({ code: '90910000', check: null })
    expect(readCpvCode('nettoyage')).toBeNull()
    expect(cpvAncestors('45262522')).toEqual([
      '45262520',
      '45262500',
      '45262000',
      '45260000',
      '45200000',
      '45000000',
    ])
  })

  it('have a label by default: 45 divisions and the trades of the field', async () => {
    expect(Object.keys(cpvDefaults).filter((code) => code.endsWith('000000')).length).toBe(45)
    const found = await findCpv(base.db, ['90910000-9', '90911200', '99000000'])
    expect([...found]).toEqual([
      ['90910000-9', { code: '90910000', check: null, label: 'Nettoyage', exact: true }],
      ['90911200', { code: '90910000', check: null, label: 'Nettoyage', exact: false }],
    ])
  })

  it('take the nearest ancestor that exists for parent, also when it comes later', async () => {
    const first = await importCpv(base.db, {
      source: csv(
        'code;libelle;parent\n3000000;Informatique;\n30192121-5;Stylos à bille;30000000\n30192121;Encore;\nabc;Rien;\n30200000;;30000000\n',
      ),
    })
    expect(
      first.ok &&
        first.value.rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)]),
    ).toEqual([
      ['accepted'],
      ['warned', 'parent'],
      ['rejected', 'repeated'],
      ['rejected', 'cpv-code'],
      ['rejected', 'label-absent'],
    ])
    expect(await parents()).toEqual({ '03000000': null, '30192121': null })
    await importCpv(base.db, { source: csv('code;libelle\n30192100;Gommes\n') })
    expect((await parents())['30192121']).toBe('30192100')
    const found = await findCpv(base.db, ['30192121'])
    expect(found.get('30192121')).toEqual({
      code: '30192121',
      check: '5',
      label: 'Stylos à bille',
      exact: true,
    })
  })

  it('refuses a file without the columns', async () => {
    const result = await importCpv(base.db, { source: csv('numero;texte\n1;2\n') })
    expect(result.ok ? null : result.refusal.code).toBe('columns-missing')
  })
})

describe.skipIf(!existsSync(list))('the real list (else skipped: fixtures absent)', () => {
  it('is taken whole, twice with the same end; our codes are all in it', async () => {
    const first = await importCpv(base.db, { source: { path: list } })
    expect(first.ok && [first.value.accepted, first.value.warned, first.value.rejected]).toEqual([9454, 0, 0])
    const before = await parents()
    await importCpv(base.db, { source: { path: list } })
    expect(await parents()).toEqual(before)
    expect(Object.values(before).filter((parent) => parent === null).length).toBe(45)
    expect(Object.keys(cpvDefaults).filter((code) => !(code in before))).toEqual([])
    expect(
      readFileSync(list, 'utf8')
        .split('\n')
        .filter((line) => line !== '').length - 1,
    ).toBe(9454)
  })
})
