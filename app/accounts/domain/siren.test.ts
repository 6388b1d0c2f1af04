import { describe, expect, it } from 'vitest'
import { formatSiren, sirenOf } from './siren.ts'

describe('sirenOf', () => {
  it.each([
    ['a SIREN', '732829320', '732829320'],
    ['spaces, points and hyphens', ' 732.829-320 ', '732829320'],
    ['unbreakable spaces', '732\u00a0829\u202f320', '732829320'],
    ['a SIRET', '732 829 320 00074', '732829320'],
    ['La Poste', '356000000', '356000000'],
    ['a wrong key', '732829321', null],
    ['zeros', '000000000', null],
    ['ten digits', '7328293200', null],
    ['words', 'Ville de Paris', null],
    ['nothing', '', null],
  ])('%s', (_, text, siren) => {
    expect(sirenOf(text)).toBe(siren)
  })
  it('is written by groups of three', () => {
    expect(formatSiren('732829320')).toBe('732\u00a0829\u00a0320')
  })
})
