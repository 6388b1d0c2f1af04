import { describe, expect, it } from 'vitest'
import { structure } from '../../../test/builders/structures.ts'
import { DECLARED, type Structure } from '../../directory/index.ts'
import { differingFields, mergedChange, proposalOf, usualSurvivor } from './mergedFields.ts'

const record = (parts: Partial<Structure> = {}): Structure => structure({ name: 'Atelier', ...parts })

describe('the value proposed for a field', () => {
  const cases: readonly (readonly [string, Partial<Structure>, Partial<Structure>, string])[] = [
    ['the only one that there is', { phone: null }, { phone: '01' }, 'merged only'],
    [
      'what the structure declared, however old',
      { phone: '01', origins: { phone: { source: DECLARED, date: '2020-01-01' } } },
      { phone: '02', sourceDate: '2026-02-01' },
      'kept declared',
    ],
    [
      'the more recent',
      { phone: '01', sourceDate: '2025-01-01' },
      { phone: '02', sourceDate: '2026-01-01' },
      'merged recent',
    ],
    [
      'that of the record that stays, when nothing tells them apart',
      { phone: '01' },
      { phone: '02' },
      'kept kept',
    ],
  ]
  it.each(cases)('is %s', (_why, kept, merged, expected) => {
    const { choice, why } = proposalOf(record(kept), record(merged), 'phone')
    expect(`${choice} ${why}`).toBe(expected)
  })

  it('is a name as people write it, before the more recent one', () => {
    const kept = record({ name: 'Régie du Bief', sourceDate: '2020-01-01' })
    expect(proposalOf(kept, record({ name: 'REGIE DU BIEF' }), 'name')).toEqual({
      choice: 'kept',
      why: 'written',
    })
  })

  it('is both for lists', () => {
    expect(proposalOf(record({ labels: ['a'] }), record({ labels: ['b'] }), 'labels')).toEqual({
      choice: 'both',
      why: 'together',
    })
  })
})

describe('what the record that stays becomes', () => {
  const kept = record({ address: '1 rue A', siret: null, labels: ['a'] })
  const merged = record({
    address: '2 rue B',
    city: 'Nanterre',
    postCode: '92000',
    communeCode: '92050',
    department: '92',
    position: { latitude: 48.89, longitude: 2.2 },
    labels: ['b'],
    source: 'registre',
    sourceDate: '2026-03-01',
    organisationId: 'body',
  })

  it('takes an address whole, with its position and its origin', () => {
    const change = mergedChange(kept, merged, { place: 'merged', labels: 'both' })
    expect(change).toMatchObject({
      address: '2 rue B',
      city: 'Nanterre',
      postCode: '92000',
      position: { latitude: 48.89, longitude: 2.2 },
      labels: ['a', 'b'],
      organisationId: 'body',
      origins: { address: { source: 'registre', date: '2026-03-01' } },
    })
  })

  it('keeps what was chosen, and never gives a number for none', () => {
    const change = mergedChange(kept, merged, { place: 'kept', labels: 'kept', siret: 'merged' })
    expect(Object.keys(change).sort()).toEqual(['organisationId', 'origins'])
    const numbered = record({ siret: '00012345600014' as Structure['siret'] })
    expect(mergedChange(numbered, merged, { siret: 'merged' }).siret).toBe(undefined)
  })

  it('leaves deduced trades where the same one was stated', () => {
    const deduced = record({ activities: kept.activities.map((one) => ({ ...one, deduced: true })) })
    expect(mergedChange(deduced, kept, { activities: 'both' }).activities).toEqual(kept.activities)
  })

  it('has nothing to choose where both say the same, whatever the order', () => {
    const kinds = ['EI', 'ACI'].map((kind) => ({
      kind,
      source: 'essai',
      sourceDate: null,
    })) as unknown as Structure['kinds']
    expect(differingFields(record({ kinds }), record({ kinds: kinds.toReversed() }))).toEqual([])
  })

  it('is the record that a body looks after, else the one that says more', () => {
    const [one, other] = [record({ organisationId: 'body' }), record()]
    expect(usualSurvivor(other, one, () => 50)).toBe(one)
    const full = record({ description: 'x' })
    expect(usualSurvivor(other, full, (of) => (of === full ? 60 : 50))).toBe(full)
  })
})
