import { describe, expect, it } from 'vitest'
import { jsonPieces } from './output.ts'

describe('an answer written by pieces', () => {
  it.each([
    [null],
    [3],
    [[1, 2]],
    [{}],
    [{ nothing: undefined }],
    [{ first: undefined, total: 2, rows: [], deep: { rows: [1] }, text: '"é"' }],
    [{ rows: Array.from({ length: 4001 }, (_, row) => ({ row, problems: [] })), last: true }],
  ])('is the document itself (%#)', (value) => {
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value))
  })
})
