import { describe, expect, it } from 'vitest'
import { siret } from './siret.ts'

describe('vector 27: SIRET', () => {
  it.each([
    ['73282932000074', true],
    ['73282932000075', false],
    ['21750001600019', true],
    ['21750001630040', true],
    ['21750001630066', false],
    ['55204599900869', true],
    ['35600000000048', true],
    ['35600000049837', true],
    ['35600000009075', true],
    ['35600000009076', false],
    ['868768687576575', false],
    ['214356', false],
    ['00000000000000', false],
    ['732 829 320 00074', true],
  ])('%s → %s', (text, valid) => {
    expect(siret(text).ok).toBe(valid)
  })

  it.each([
    ['732829320000', 'Le SIRET compte 14\u00a0chiffres\u00a0; il en manque 2.'],
    ['7328293200007411', 'Le SIRET compte 14\u00a0chiffres\u00a0; il y en a 2 de trop.'],
  ])('%s says how to mend it', (text, sentence) => {
    const read = siret(text)
    expect(read.ok ? '' : read.refusal.sentence).toBe(sentence)
  })

  it('comes back without spaces', () => {
    expect(siret('732 829 320 00074')).toEqual({ ok: true, value: '73282932000074' })
  })
})
