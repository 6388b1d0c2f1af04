import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { openTable, type TableRow } from './read.ts'
import { writeXlsx } from './write.ts'

const opened = async (bytes: Uint8Array, sheet?: string) => {
  const table = await openTable({ name: 'essai.xlsx', bytes }, sheet === undefined ? {} : { sheet })
  if (!table.ok) return { refused: table.refusal.code }
  const rows: TableRow[] = []
  for await (const row of table.value.rows) rows.push({ ...row, cells: { ...row.cells } })
  return { ...table.value, rows }
}
const workbook = async (fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A zip of one stored or deflated file after another, good enough to lie about its sizes. */
const archive = (files: readonly { name: string; content: Buffer; announced?: number }[]): Uint8Array => {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, content, announced } of files) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(announced ?? content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(announced ?? content.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, Buffer.from(name), packed)
    central.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, directory, end]))
}

describe('workbooks', () => {
  it('give texts, numbers without loss, dates, times and computed values', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('Structures')
      sheet.addRow(['nom', 'siret', 'date', 'heure', 'note', 'part', 'riche', 'lien', 'oui'])
      const row = sheet.addRow([
        'Élan',
        7.3282932000074e13,
        new Date(Date.UTC(2026, 10, 24)),
        new Date(Date.UTC(1899, 11, 30, 9, 30)),
        { formula: 'A1&"x"', result: 'nomx' },
        0.1 + 0.2,
        { richText: [{ text: 'un ' }, { text: 'deux', font: { bold: true } }] },
        { text: 'notre site', hyperlink: 'https://exemple.fr' },
        true,
      ])
      row.getCell(3).numFmt = 'dd/mm/yyyy'
      row.getCell(4).numFmt = 'hh:mm'
    })
    const table = await opened(bytes)
    expect('rows' in table && [table.sheet, table.encoding, table.rows]).toEqual([
      'Structures',
      'xlsx',
      [
        {
          row: 1,
          cells: {
            nom: 'Élan',
            siret: '73282932000074',
            date: '2026-11-24',
            heure: '09:30',
            note: 'nomx',
            part: '0.3',
            riche: 'un deux',
            lien: 'notre site',
            oui: 'oui',
          },
          formulas: ['note'],
        },
      ],
    ])
  })

  it('open on the first visible sheet, or on the one asked for', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('Listes', { state: 'hidden' }).addRow(['caché'])
      book.addWorksheet('Données').addRows([['a'], ['1']])
      book.addWorksheet('Autre').addRows([['b'], ['2']])
    })
    const [first, asked, unknown] = [
      await opened(bytes),
      await opened(bytes, 'Autre'),
      await opened(bytes, 'Rien'),
    ]
    expect('rows' in first && [first.sheet, first.rows[0]?.cells]).toEqual(['Données', { a: '1' }])
    expect('rows' in asked && [asked.sheet, asked.rows[0]?.cells]).toEqual(['Autre', { b: '2' }])
    expect(unknown).toEqual({ refused: 'unknown-sheet' })
  })

  it('keep the numbers of rows where lines are blank', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('A')
      sheet.getCell('A2').value = 'nom'
      sheet.getCell('A5').value = 'Élan'
    })
    const table = await opened(bytes)
    expect('rows' in table && table.rows.map((row) => [row.row, row.cells.nom])).toEqual([[3, 'Élan']])
  })

  it('written by us come back equal, and run nothing', async () => {
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
    const table = await opened(bytes)
    expect(
      'rows' in table && table.rows.map((row) => [row.cells.nom, row.cells.siret, row.formulas]),
    ).toEqual([
      ['Élan', '73282932000074', []],
      ["'=2+2", '00012345600014', []],
    ])
  })
})

describe('hostile workbooks', () => {
  const soundParts = [{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }]

  it('that inflate beyond measure are refused, whatever size they announce', async () => {
    const bytes = archive([
      ...soundParts,
      { name: 'xl/sharedStrings.xml', content: Buffer.alloc(90 * 1024 * 1024, 0x20), announced: 10 },
    ])
    expect(await opened(bytes)).toEqual({ refused: 'bomb' })
  })
  it('that define entities are refused', async () => {
    const content = Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')
    expect(await opened(archive([...soundParts, { name: 'xl/worksheets/sheet1.xml', content }]))).toEqual({
      refused: 'unknown-format',
    })
  })
  it('of another kind of archive are refused', async () => {
    expect(await opened(archive([{ name: 'content.xml', content: Buffer.from('<x/>') }]))).toEqual({
      refused: 'unknown-format',
    })
  })
  it('cut in the middle are refused', async () => {
    const bytes = await writeXlsx([{ name: 'A', columns: ['a'], rows: [['1']] }])
    expect(await opened(bytes.subarray(0, bytes.length / 2))).toEqual({ refused: 'unreadable' })
  })

  it('finds each sheet of a workbook without a table of strings, every time', async () => {
    const names = ['Notes', 'Structures', 'Fin']
    const book = await writeXlsx(names.map((name) => ({ name, columns: ['titre'], rows: [[name]] })))
    for (let time = 0; time < 30; time += 1) {
      const sheet = names[time % 3] ?? ''
      const table = await openTable({ name: 'a.xlsx', bytes: book }, { sheet })
      if (!table.ok) throw new Error(table.refusal.sentence)
      const rows = []
      for await (const { cells } of table.value.rows) rows.push(cells.titre)
      expect([table.value.sheets, rows]).toEqual([names, [sheet]])
    }
  })
})
