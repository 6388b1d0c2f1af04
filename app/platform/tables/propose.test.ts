import { describe, expect, it } from 'vitest'
import { distance, type Expected, type Mapping, proposeColumns, readMapped } from './propose.ts'

type Field = 'name' | 'role' | 'email'
const expected: Expected<Field> = {
  names: {
    name: ['nom', 'raison sociale', 'nom de la structure', 'structure'],
    role: ['rôle', 'type'],
    email: ['courriel', 'e-mail'],
  },
  required: ['name', 'role'],
  looks: { email: (cell) => cell.includes('@') },
}
const propose = (
  headers: readonly string[],
  rows: readonly Record<string, string>[] = [],
  remembered: Mapping<Field> = {},
) => proposeColumns(headers, rows, expected, remembered)

describe('proposeColumns', () => {
  it('is sure of the expected headers, whatever their case and accents', () => {
    expect(propose(['NOM', 'Role', 'E-mail'])).toEqual({
      mapping: { name: { header: 'NOM' }, role: { header: 'Role' }, email: { header: 'E-mail' } },
      sure: true,
    })
  })

  it('asks about headers that resemble: words around, slips of the keyboard', () => {
    const found = propose(['Raison sociale (obligatoire)', 'Rôle', 'Couriel'])
    expect(found).toEqual({
      mapping: {
        name: { header: 'Raison sociale (obligatoire)' },
        role: { header: 'Rôle' },
        email: { header: 'Couriel' },
      },
      sure: false,
    })
  })

  it('takes the column whose cells look right when its header says nothing', () => {
    const rows = [
      { Nom: 'A', Rôle: 'x', Joindre: 'a@a.example' },
      { Nom: 'B', Rôle: 'x', Joindre: '' },
    ]
    expect(propose(['Nom', 'Rôle', 'Joindre'], rows).mapping.email).toEqual({ header: 'Joindre' })
    const few = [{ Joindre: 'a@a.example' }, { Joindre: 'non' }, { Joindre: 'non' }]
    expect(propose(['Nom', 'Rôle', 'Joindre'], few).mapping.email).toBeUndefined()
  })

  it('follows what was chosen the last time, by header; a value for all yields to a column', () => {
    const remembered = { name: { header: 'Entité' }, role: { value: 'structure' } }
    expect(propose(['entite', 'Nom'], [], remembered)).toEqual({
      mapping: { name: { header: 'entite' }, role: { value: 'structure' } },
      sure: true,
    })
    expect(propose(['entite', 'Type'], [], remembered).mapping.role).toEqual({ header: 'Type' })
  })

  it('forgets the last choice for a file that has not its columns', () => {
    const remembered = { name: { header: 'Entité' }, role: { value: 'structure' }, email: { header: 'Nom' } }
    expect(propose(['Nom', 'Courriel'], [], remembered)).toEqual({
      mapping: { name: { header: 'Nom' }, email: { header: 'Courriel' } },
      sure: false,
    })
  })

  it('never gives one header to two fields, and is not sure without what is needed', () => {
    const found = propose(['Structure'])
    expect(found).toEqual({ mapping: { name: { header: 'Structure' } }, sure: false })
  })
})

it('counts the letters to change', () => {
  expect([distance('couriel', 'courriel'), distance('abc', 'abc'), distance('', 'ab')]).toEqual([1, 0, 2])
})

it('reads a row by its mapping', () => {
  expect(readMapped({ A: 'x' }, { name: { header: 'A' }, role: { value: 'y' } })).toEqual({
    name: 'x',
    role: 'y',
  })
})
