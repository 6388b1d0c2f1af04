import { describe, expect, it } from 'vitest'
import { openTable } from './read.ts'

const read = async (text: string) => {
  const table = await openTable({ name: 'a.json', bytes: new TextEncoder().encode(text) })
  if (!table.ok) return table.refusal.code
  const rows: Record<string, string>[] = []
  try {
    for await (const { cells } of table.value.rows) rows.push({ ...cells })
  } catch (error) {
    return (error as { refusal: { code: string } }).refusal.code
  }
  return { headers: table.value.headers, rows }
}

describe('a JSON list read as a table', () => {
  it('gives one record an object, with the columns of all', async () => {
    const list =
      '[{"nom": "A \\"}[", "labels": ["x", "y"], "deep": {"a": [{}]}}, {"siret": 12, "actif": true}]'
    const rows = [
      { nom: 'A "}[', labels: 'x | y', deep: '', siret: '', actif: '' },
      { nom: '', labels: '', deep: '', siret: '12', actif: 'oui' },
    ]
    expect(await read(list)).toEqual({ headers: ['nom', 'labels', 'deep', 'siret', 'actif'], rows })
    expect(
      await read(`\ufeff {"date": "2026", "structures": ${list}, "more": [{"nom": "B"}]}`),
    ).toMatchObject({ rows })
  })

  it('reads an object cut by the pieces of the file', async () => {
    const long = 'é'.repeat(30_000)
    const many = JSON.stringify(
      Array.from({ length: 700 }, (_, index) => ({ nom: `${index} ${long.slice(0, 400)}` })),
    )
    const table = await read(many)
    expect(
      typeof table === 'string' ? table : [table.rows.length, table.rows[699]?.nom?.slice(0, 4)],
    ).toEqual([700, '699 '])
  })

  it('refuses what is cut, what is too large for one object, and what holds nothing', async () => {
    expect(await read('[{"nom": "A"}, {"nom": "B"')).toBe('unreadable')
    expect(await read(`[{"nom": "${'a'.repeat(3_000_000)}"}]`)).toBe('unreadable')
    expect(await read(`[{"nom": "${'a'.repeat(50_000)}"}]`)).toBe('cell-too-long')
    expect(await read('{"rien": 1}')).toBe('empty')
    expect(await read('[{"nom": nimporte}]')).toBe('unreadable')
    expect(await read(`[{"__proto__": "x", "=1+1": "=cmd|' /c'!A1"}]`)).toEqual({
      headers: ['__proto__', '=1+1'],
      rows: [expect.objectContaining({ '=1+1': "cmd|' /c'!A1" })],
    })
  })
})
