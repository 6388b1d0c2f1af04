import { describe, expect, it } from 'vitest'
import type { Siret } from '../../directory/index.ts'
import type { Compared } from './compared.ts'
import { likenessOf, POSSIBLE, type ReasonCode } from './score.ts'

const record = (parts: Partial<Omit<Compared, 'siret'>> & { siret?: string } = {}): Compared => ({
  id: '1',
  name: 'Jardins du Bief',
  brand: null,
  address: '12 avenue de la Gare',
  postCode: '93100',
  city: 'Montreuil',
  communeCode: '93048',
  department: '93',
  phone: null,
  email: null,
  website: null,
  position: null,
  ...parts,
  siret: (parts.siret ?? null) as Siret | null,
})

const codes = (one: Compared, other: Compared): ReasonCode[] =>
  (likenessOf(one, other)?.reasons ?? []).map(({ code }) => code)
const score = (one: Compared, other: Compared): number => likenessOf(one, other)?.score ?? -1

describe('likeness of two records', () => {
  it('is high for one address and one name, however both are written', () => {
    const other = record({
      name: 'LES JARDINS DU BIEF (ASSOC)',
      address: '12, Av. de la gare',
      communeCode: null,
    })
    expect(likenessOf(record(), other)).toEqual({
      score: 75,
      reasons: [
        { code: 'name', points: 40, measure: 100 },
        { code: 'address', points: 25 },
        { code: 'commune', points: 10 },
      ],
    })
  })

  it('says the same whichever comes first', () => {
    const one = record({ phone: '01 43 55 66 77', website: 'https://www.bief.exemple.fr/' })
    const other = record({ phone: '0143556677', website: 'http://bief.exemple.fr', address: null })
    expect(likenessOf(one, other)).toEqual(likenessOf(other, one))
    expect(codes(one, other)).toEqual(['name', 'commune', 'phone', 'website'])
  })

  it('proposes one name in one commune when nothing else is known', () => {
    expect(score(record({ address: null }), record())).toBe(POSSIBLE)
    expect(
      score(
        record({ address: null }),
        record({ address: null, city: 'Nanterre', communeCode: '92050', postCode: '92000' }),
      ),
    ).toBeLessThan(POSSIBLE)
  })

  it('never takes two establishments of one body at two addresses for one', () => {
    const one = record({ siret: '00012345600014' })
    expect(likenessOf(one, record({ siret: '00012345600022', address: '3 rue du Port' }))).toBe(null)
    expect(likenessOf(one, record({ siret: '00012345600022', address: null }))).toBe(null)
    expect(codes(one, record({ siret: '00012345600022' }))).toContain('siren')
  })

  it('counts two SIREN against, and does not let one address alone bring two firms together', () => {
    const one = record({ siret: '00012345600014', phone: '01 43 55 66 77' })
    const other = record({ siret: '00054321000019', phone: '01 43 55 66 77' })
    expect(codes(one, other)).toContain('otherSiren')
    expect(score(one, record({ siret: '00054321000019', name: 'Garage solidaire' }))).toBe(0)
    expect(score(record(), record({ name: 'Garage solidaire' }))).toBeLessThan(POSSIBLE)
  })

  it('always shows one SIRET under two names: a conflict to look at', () => {
    const one = record({ siret: '00012345600014', name: 'Tremplin' })
    const other = record({
      siret: '00012345600014',
      name: 'Garage solidaire',
      city: 'Arles',
      communeCode: '13004',
      postCode: '13200',
    })
    expect(likenessOf(one, other)).toMatchObject({ score: POSSIBLE })
    expect(codes(one, other)).toEqual(['siret', 'otherName', 'elsewhere'])
  })

  it('does not count a site that many share, nor two numbers of one street', () => {
    const facebook = 'https://www.facebook.com/un'
    expect(
      codes(record({ website: facebook }), record({ website: facebook, address: '14 avenue de la Gare' })),
    ).toEqual(['name', 'commune'])
  })

  it('counts the distance between two positions', () => {
    const at = (latitude: number) => record({ position: { latitude, longitude: 2.44 }, address: null })
    expect(codes(at(48.86), at(48.8601))).toContain('near')
    expect(codes(at(48.86), at(48.861))).toContain('close')
    expect(codes(at(48.86), at(48.87))).not.toContain('far')
    expect(codes(at(48.86), at(48.89))).toContain('far')
  })
})
