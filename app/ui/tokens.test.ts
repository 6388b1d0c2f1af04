import { expect, test } from 'vitest'
import { contrast } from './contrast.ts'
import { contrastPairs, roles } from './tokens.ts'
import { tokensCss } from './tokensCss.ts'

/** Two decimals, as in the design reference: 9.926 is written 9.93. */
const rounded = (ratio: number) => Math.round(ratio * 100) / 100

for (const mode of ['light', 'dark'] as const) {
  test.each(contrastPairs)(`$front on $back, ${mode}`, (pair) => {
    const ratio = rounded(contrast(roles[pair.front][mode], roles[pair.back][mode]))
    expect(pair[mode]).toBeGreaterThanOrEqual(3)
    expect(ratio).toBeGreaterThanOrEqual(pair[mode])
  })
}

test('the figures printed in the design reference', () => {
  const ratio = (front: keyof typeof roles, back: keyof typeof roles, mode: 'light' | 'dark') =>
    rounded(contrast(roles[front][mode], roles[back][mode]))
  expect(ratio('sur-action', 'action', 'light')).toBe(6.89)
  expect(ratio('sur-action', 'action', 'dark')).toBe(9.93)
  expect(ratio('focus-interieur', 'focus-exterieur', 'light')).toBe(9.51)
  expect(ratio('focus-interieur', 'focus-exterieur', 'dark')).toBe(9.51)
})

test('contrast knows its two ends', () => {
  expect(rounded(contrast('#FFFFFF', '#000000'))).toBe(21)
  expect(contrast('#777777', '#777777')).toBe(1)
})

test('styles/tokens.css is what tokensCss() makes', async () => {
  await expect(tokensCss()).toMatchFileSnapshot('styles/tokens.css')
})
