import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApplication } from '../../../test/support/application.ts'
import { importStructures } from '../usecases/importStructures.ts'

const FILE = [
  'SIRET;Raison sociale;Type;Adresse;CP;Ville;Secteurs;Site internet',
  '00012345600014;Atelier du Bief fictif;EI;3 rue du Bief;01000;Bourg-en-Bresse;Nettoyage et propreté;https://bief.example',
  '00012345900018;Jardins du Loin fictifs;EA;;93100;Montreuil;;',
].join('\n')

const HEAD = [
  'Nom',
  'Enseigne',
  'SIRET',
  'Types',
  'Secteurs d’activité',
  'Adresse',
  'Code postal',
  'Commune',
  'Département',
  'Site internet',
]

describe('export of a search', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
    const source = { name: 'essai.csv', bytes: new TextEncoder().encode(FILE) }
    const done = await app.run(importStructures, { source, origin: 'essai' })
    if (!done.ok || !done.value.written) throw new Error('the import was refused')
  })
  afterAll(() => app.close())

  it('writes as CSV all that a buyer needs to consult a structure', async () => {
    const text = await (await app.visitor().send('/structures/export.csv?q=bief')).text()
    const [head, row, ...rest] = text.split('\r\n')
    expect(head?.replace('\ufeff', '').split(';').slice(0, HEAD.length)).toEqual(HEAD)
    expect(row?.split(';').slice(0, HEAD.length)).toEqual([
      'Atelier du Bief fictif',
      '',
      '00012345600014',
      'Entreprise d’insertion',
      'Nettoyage et propreté',
      '3 rue du Bief',
      '01000',
      'Bourg-en-Bresse',
      '01',
      'https://bief.example',
    ])
    expect(rest).toEqual([''])
  })

  it('keeps the zeros and the fourteen digits of codes in XLSX', async () => {
    const response = await app.visitor().send('/structures/export.xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    const sheet = book.worksheets[0]
    const columnOf = (name: string): unknown[] =>
      [2, 3].map((row) => sheet?.getRow(row).getCell(HEAD.indexOf(name) + 1).value)
    expect(columnOf('SIRET')).toEqual(['00012345600014', '00012345900018'])
    expect(columnOf('Code postal')).toEqual(['01000', '93100'])
  })
})
