import { describe, expect, it } from 'vitest'
import { openTable, readingRefusal, type TableRow } from './read.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const little = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))
const big = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
/** É, é and à as a Macintosh of the nineties wrote them. */
const mac = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => ({ É: 0x83, é: 0x8e, à: 0x88 })[letter] ?? letter.charCodeAt(0))

const opened = async (bytes: Uint8Array) => {
  const table = await openTable({ name: 'essai.csv', bytes })
  if (!table.ok) throw new Error(table.refusal.sentence)
  const rows: TableRow[] = []
  for await (const row of table.value.rows) rows.push({ ...row, cells: { ...row.cells } })
  return { ...table.value, rows }
}
const cells = async (bytes: Uint8Array) => (await opened(bytes)).rows.map((row) => row.cells)

const TEXT = 'nom;ville\nÉlan à la clé;Évry\n'
const READ = [{ nom: 'Élan à la clé', ville: 'Évry' }]

describe('encodings', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16LE with a mark', little(`\ufeff${TEXT}`), 'utf-16le'],
    ['UTF-16BE with a mark', big(`\ufeff${TEXT}`), 'utf-16be'],
    ['UTF-16LE without a mark', little(TEXT), 'utf-16le'],
    ['Windows-1252', latin(TEXT), 'windows-1252'],
    ['Mac Roman', mac(TEXT), 'macintosh'],
  ])('reads %s', async (_, bytes, encoding) => {
    const table = await opened(bytes)
    expect([table.encoding, table.rows.map((row) => row.cells)]).toEqual([encoding, READ])
  })

  it('reads the signs that Windows adds to Latin-1: ’ and €', async () => {
    expect(await cells(latin('nom;prix\nl\x92atelier;3 \x80\n'))).toEqual([{ nom: 'l’atelier', prix: '3 €' }])
  })

  it('finds an accent that comes only at the end of a long file', async () => {
    const table = await opened(latin(`nom;ville\n${'A;B\n'.repeat(60_000)}C;\xc9vry\n`))
    expect([table.encoding, table.rows.at(-1)?.cells.ville, table.rows.length]).toEqual([
      'windows-1252',
      'Évry',
      60_001,
    ])
  })
})

describe('separators and records', () => {
  it.each([';', ',', '\t', '|'])('guesses %j, with the others inside the texts', async (separator) => {
    const lines = [
      ['nom', 'note', 'lieu'],
      ['A', '"x, y; z | t"', 'P'],
      ['B', 'y', 'Q'],
    ].map((line) => line.join(separator))
    const table = await opened(utf8(lines.join('\n')))
    expect([table.separator, table.rows[0]?.cells.note, table.rows[1]?.cells.lieu]).toEqual([
      separator,
      'x, y; z | t',
      'Q',
    ])
  })

  it('reads a file of one column', async () => {
    expect(await cells(utf8('siret\n73282932000074\n'))).toEqual([{ siret: '73282932000074' }])
  })

  it('counts records, not lines: a quoted field may hold line feeds', async () => {
    const table = await opened(utf8('nom,texte\r\nA,"un\ndeux"\r\n\r\nB,trois\r\n'))
    expect(table.rows.map((row) => [row.row, row.cells.texte])).toEqual([
      [1, 'un\ndeux'],
      [2, 'trois'],
    ])
  })

  it('passes over records of empty cells, and fills short ones', async () => {
    const table = await opened(utf8('nom;ville;cp\nA\n;;\nB;Évry;91000;en trop\n'))
    expect(table.rows.map((row) => [row.row, row.cells])).toEqual([
      [1, { nom: 'A', ville: '', cp: '' }],
      [3, { nom: 'B', ville: 'Évry', cp: '91000' }],
    ])
  })

  it('names repeated and empty headers', async () => {
    expect((await opened(utf8('nom;nom; ;cp;;\nA;B;C;D\n'))).headers).toEqual([
      'nom',
      'nom (2)',
      'colonne 3',
      'cp',
    ])
  })

  it('holds a column called __proto__ as any other', async () => {
    const table = await openTable({ name: 'x.csv', bytes: utf8('__proto__;b\n1;2\n') })
    if (!table.ok) throw new Error(table.refusal.sentence)
    for await (const row of table.value.rows)
      expect(Object.entries(row.cells)).toEqual([
        ['__proto__', '1'],
        ['b', '2'],
      ])
  })

  it('drops the signs that no database takes', async () => {
    expect(await cells(utf8('nom;b\nA\u0001\u200bB;2\n'))).toEqual([{ nom: 'AB', b: '2' }])
  })
})

describe('formulas', () => {
  it.each([
    ['=1+1', '1+1', true],
    ['="00123"', '00123', true],
    ['@SUM(A1:A2)', 'SUM(A1:A2)', true],
    ['+A1*2', 'A1*2', true],
    ["-cmd|' /C calc'!A0", "cmd|' /C calc'!A0", true],
    ['-12,5', '-12,5', false],
    ['+33 1 23 45', '+33 1 23 45', false],
    ['- nettoyage (bureaux)', '- nettoyage (bureaux)', false],
    ['@telier', '@telier', false],
  ])('%j is read as %j', async (written, value, formula) => {
    const { rows } = await opened(utf8(`a\tb\n${written}\tx\n`))
    expect([rows[0]?.cells.a, rows[0]?.formulas]).toEqual([value, formula ? ['a'] : []])
  })
})

describe('refusals', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['empty lines', utf8('\n\n;;\n'), 'empty'],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'unknown-format'],
    ['a page', utf8('<!DOCTYPE html><p>Connexion</p>'), 'unknown-format'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'unknown-format'],
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'unreadable'],
    ['too many columns', utf8(`${'a;'.repeat(400)}b\n`), 'too-many-columns'],
  ])('%s', async (_, bytes, code) => {
    const table = await openTable({ name: 'x', bytes })
    expect(table.ok ? null : table.refusal.code).toBe(code)
  })

  it('a path that leads nowhere', async () => {
    const table = await openTable({ path: '/tmp/n-existe-pas.csv' })
    expect(table.ok ? null : table.refusal.code).toBe('not-found')
  })

  it.each([
    ['a quote left open', utf8(`a;b\n1;"ouvert\n${'x;y\n'.repeat(700_000)}`), 'open-quote'],
    ['a cell too long', utf8(`a;b\n1;${'x'.repeat(40_000)}\n`), 'cell-too-long'],
  ])('%s, even when reading has begun', async (_, bytes, code) => {
    const reading = async (): Promise<string> => {
      const table = await openTable({ name: 'x.csv', bytes })
      if (!table.ok) return table.refusal.code
      for await (const _row of table.value.rows);
      return 'read'
    }
    expect(await reading().catch((error) => readingRefusal(error).code)).toBe(code)
  })
})
