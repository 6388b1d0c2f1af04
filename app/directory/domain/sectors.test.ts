import { describe, expect, it } from 'vitest'
import { sectorCodes, sectorOfNaf, sectorOfWords } from './sectors.ts'

describe('sectors', () => {
  it('are about twenty', () => {
    expect(sectorCodes).toHaveLength(20)
  })
  it.each([
    ['81.30Z', 'espaces-verts'],
    ['8121Z', 'nettoyage'],
    ['3811Z', 'dechets'],
    ['5621Z', 'restauration'],
    ['7820Z', 'travail-temporaire'],
    ['4334Z', 'second-oeuvre'],
    ['8899B', null],
    ['9499Z', null],
    ['', null],
  ])('NAF %s suggests %s', (naf, sector) => {
    expect(sectorOfNaf(naf)).toBe(sector)
  })
  it.each([
    ['Nettoyage et propreté', 'nettoyage'],
    ['TRAITEUR', 'restauration'],
    ['peinture', 'second-oeuvre'],
    ['astronautique', null],
  ])('« %s » means %s', (words, sector) => {
    expect(sectorOfWords(words)).toBe(sector)
  })
})
