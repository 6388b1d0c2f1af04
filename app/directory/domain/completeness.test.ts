import { describe, expect, it } from 'vitest'
import { completenessOf } from './completeness.ts'
import { nothingMore, type Structure } from './structure.ts'

const bare: Structure = {
  ...nothingMore,
  id: 'x',
  slug: 'x',
  siret: null,
  name: 'Structure',
  brand: null,
  description: null,
  naf: null,
  address: null,
  postCode: null,
  city: null,
  communeCode: null,
  department: null,
  position: null,
  website: null,
  kinds: [{ kind: 'EI', source: 's', sourceDate: null }],
  activities: [],
  fictitious: true,
  source: 's',
  sourceDate: null,
  origins: {},
}
const basis = {
  number: 'C-1',
  validFrom: null,
  validTo: null,
  evidence: null,
  checkedBy: null,
  checkedAt: null,
}
const whole: Structure = {
  ...bare,
  description: 'Ce que fait la structure.',
  postCode: '93100',
  city: 'Montreuil',
  website: 'https://example.org',
  phone: '01 02 03 04 05',
  email: 'contact@example.org',
  kinds: [{ kind: 'EI', source: 's', sourceDate: null, basis }],
  activities: [{ sector: 'nettoyage', service: 'service', area: { kind: 'country' }, deduced: false }],
  capacity: 4,
  headcount: 10,
  insertionPlaces: 0,
  references: [{ client: 'Ville', object: 'Entretien', year: 2025, amount: null }],
  photos: [{ id: 'p', mediaType: 'image/png', width: 1, height: 1, alt: 'Un atelier' }],
}

describe('completenessOf', () => {
  it('is 0 for a bare record and 100 for a whole one', () => {
    expect(completenessOf(bare).percent).toBe(0)
    expect(completenessOf(whole)).toEqual({ percent: 100, missing: [] })
  })

  it('names first what counts most', () => {
    const { percent, missing } = completenessOf({ ...whole, description: null, photos: [] })
    expect(missing).toEqual(['description', 'photos'])
    expect(percent).toBe(80)
  })

  it('asks a cooperative neither insertion posts nor a convention', () => {
    const scop = {
      ...whole,
      insertionPlaces: null,
      kinds: [{ kind: 'SCOP', source: 's', sourceDate: null }] as const,
    }
    expect(completenessOf(scop)).toEqual({ percent: 100, missing: [] })
    expect(completenessOf({ ...whole, insertionPlaces: null }).missing).toEqual(['posts'])
  })

  it('wants deduced activities confirmed and an area for each', () => {
    const activities = [
      { sector: 'nettoyage', service: 'service', area: { kind: 'unknown' }, deduced: true },
    ] as const
    expect(completenessOf({ ...whole, activities }).missing).toEqual(['activities', 'area'])
  })
})
