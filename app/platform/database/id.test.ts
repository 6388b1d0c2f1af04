import { expect, it } from 'vitest'
import { newId } from './id.ts'

it('makes identifiers of version 7 that follow the order of their making, never twice the same', () => {
  const made = Array.from({ length: 20_000 }, newId)
  expect(made).toEqual([...new Set(made)].sort())
  for (const id of made)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const milliseconds = Number.parseInt((made.at(-1) ?? '').replaceAll('-', '').slice(0, 12), 16)
  expect(Math.abs(milliseconds - Date.now())).toBeLessThan(60_000)
})
