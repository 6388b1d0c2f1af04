import { describe, expect, it } from 'vitest'
import { readWords, sectorMatches, uselessWord } from './taxonomy.ts'

describe('readWords', () => {
  it('takes lines, commas and semicolons; twice the same counts once', () => {
    expect(readWords('tonte\r\n  taille  de haie ;élagage, Élagage,\n\n ,TONTE')).toEqual([
      'tonte',
      'taille de haie',
      'élagage',
    ])
    expect(readWords(' \n,;')).toEqual([])
  })
  it('finds the word that would find nothing', () => {
    expect([
      uselessWord(['tonte', '123']),
      uselessWord(['a'.repeat(61)]),
      uselessWord(['tonte', '3D']),
    ]).toEqual(['123', 'a'.repeat(61), null])
  })
})

describe('sectorMatches', () => {
  const green = {
    code: 'espaces-verts',
    name: 'Espaces verts et nature',
    cpv: ['773', '451127'],
    naf: ['8130'],
    words: ['élagage', 'tonte'],
  }
  it.each([
    ['', true],
    ['ELAGAGE', true],
    ['nature', true],
    ['ton', true],
    ['cuisine', false],
    ['77310000', true],
    ['773', true],
    ['77', true],
    ['81.30Z', true],
    ['81300000', false],
    ['7811', false],
    ['452', false],
  ] as const)('%s', (words, expected) => {
    expect(sectorMatches(green, words)).toBe(expected)
  })
})
