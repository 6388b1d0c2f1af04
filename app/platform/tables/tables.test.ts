import { describe, expect, it } from 'vitest'
import { matchColumns } from './columns.ts'
import { openTable, type TableRow } from './read.ts'
import { neutralise, writeCsv, writeXlsx } from './write.ts'

const rowsOf = async (name: string, bytes: Uint8Array) => {
  const table = await openTable({ name, bytes })
  if (!table.ok) throw new Error(table.refusal.sentence)
  const rows: TableRow[] = []
  for await (const row of table.value.rows) rows.push(row)
  return { ...table.value, rows }
}
const windows = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

describe('openTable on CSV', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('nom;ville\nÉlan;Évry\n'), 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeffnom;ville\nÉlan;Évry\n'), 'utf-8'],
    ['Windows-1252', windows('nom;ville\n\xc9lan;\xc9vry\n'), 'windows-1252'],
    ['UTF-16', utf16('nom;ville\nÉlan;Évry\n'), 'utf-16le'],
  ])('reads %s', async (_, bytes, encoding) => {
    const table = await rowsOf('a.csv', bytes)
    expect(table.encoding).toBe(encoding)
    expect(table.rows.map((row) => ({ ...row.cells }))).toEqual([{ nom: 'Élan', ville: 'Évry' }])
  })

  it.each([';', ',', '\t', '|'])('guesses the separator %j', async (separator) => {
    const text = [
      ['nom', 'note'],
      ['A', 'x'],
      ['B', 'y'],
    ]
      .map((line) => line.join(separator))
      .join('\n')
    const table = await rowsOf('a.csv', new TextEncoder().encode(text))
    expect([table.separator, table.rows.length, table.rows[1]?.cells.note]).toEqual([separator, 2, 'y'])
  })

  it('counts records, not lines: a quoted field may hold line feeds', async () => {
    const table = await rowsOf('a.csv', new TextEncoder().encode('nom,texte\r\nA,"un\ndeux"\r\nB,trois\r\n'))
    expect(table.rows.map((row) => [row.row, row.cells.texte])).toEqual([
      [1, 'un\ndeux'],
      [2, 'trois'],
    ])
  })

  it('tells formulas apart from negative numbers', async () => {
    const table = await rowsOf('a.csv', new TextEncoder().encode('nom;lat\n=1+1;-2.5\n'))
    expect(table.rows[0]?.formulas).toEqual(['nom'])
  })

  it.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'unknown-format'],
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'unreadable'],
  ])('refuses %s in one sentence', async (_, bytes, code) => {
    const table = await openTable({ name: 'x', bytes })
    expect(table.ok ? null : table.refusal.code).toBe(code)
  })
})

describe('workbooks', () => {
  it('keep the digits of a SIRET given as a number, and come back equal', async () => {
    const bytes = await writeXlsx([
      {
        name: 'Structures',
        columns: ['nom', 'siret'],
        rows: [
          ['Élan', 73282932000074],
          ['=2+2', '00012345600014'],
        ],
      },
    ])
    const table = await rowsOf('a.xlsx', bytes)
    expect(table.sheet).toBe('Structures')
    expect(table.rows.map((row) => [row.cells.nom, row.cells.siret])).toEqual([
      ['Élan', '73282932000074'],
      ["'=2+2", '00012345600014'],
    ])
  })
})

describe('writeCsv', () => {
  it('neutralises what a spreadsheet would run, and leaves numbers', () => {
    expect(['=1', '+cmd', '-2,5', '@x', 'Élan'].map(neutralise)).toEqual([
      "'=1",
      "'+cmd",
      '-2,5',
      "'@x",
      'Élan',
    ])
    expect(writeCsv(['nom'], [['a;b']], { mark: false })).toBe('nom\r\n"a;b"\r\n')
  })
})

describe('matchColumns', () => {
  it('recognises the names that people give', () => {
    const match = matchColumns(['N° de SIRET', 'Raison sociale', 'Remarque'], {
      siret: ['siret', 'n de siret'],
      name: ['nom', 'raison sociale'],
      city: ['ville'],
    })
    expect(match).toEqual({
      found: { siret: 'N° de SIRET', name: 'Raison sociale' },
      missing: ['city'],
      unknown: ['Remarque'],
    })
  })
})
