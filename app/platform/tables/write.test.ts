import { describe, expect, it } from 'vitest'
import { matchColumns } from './columns.ts'
import { neutralise, writeCsv } from './write.ts'

describe('writeCsv', () => {
  it('neutralises what a spreadsheet would run, and leaves numbers', () => {
    expect(['=1', '+cmd', '-2,5', '@x', ' =1', '\t=1', 'Élan', 3].map(neutralise)).toEqual([
      "'=1",
      "'+cmd",
      '-2,5',
      "'@x",
      "' =1",
      "'\t=1",
      'Élan',
      3,
    ])
  })
  it('separates by ; and quotes where needed', () => {
    expect(writeCsv(['nom'], [['a;b'], [null]], { mark: false })).toBe('nom\r\n"a;b"\r\n\r\n')
    expect(writeCsv(['nom'], []).charCodeAt(0)).toBe(0xfeff)
  })
})

describe('matchColumns', () => {
  it('recognises the names that people give', () => {
    const match = matchColumns(['N° de SIRET', 'Raison sociale', 'Remarque', 'Zone d’intervention'], {
      siret: ['siret', 'n de siret'],
      name: ['nom', 'raison sociale'],
      city: ['ville'],
      area: ["zone d'intervention"],
    })
    expect(match).toEqual({
      found: { siret: 'N° de SIRET', name: 'Raison sociale', area: 'Zone d’intervention' },
      missing: ['city'],
      unknown: ['Remarque'],
    })
  })
  it('gives a header to one field only', () => {
    expect(matchColumns(['Nom'], { name: ['nom'], person: ['nom'] }).missing).toEqual(['person'])
  })
})
