import { describe, expect, it } from 'vitest'
import { structure } from '../../../test/builders/structures.ts'
import { differencesWith, type Registered } from './fromRegister.ts'

const known = structure({ name: 'Propreté d’essai', naf: '8121Z' })
const place: Registered = {
  name: 'PROPRETE D ESSAI',
  naf: '8121Z',
  address: '1 RUE FEINTE',
  postCode: '93100',
  city: 'MONTREUIL',
  position: { latitude: 48.86, longitude: 2.44 },
  closed: false,
  closedOn: null,
}
const partsOf = (change: Partial<Registered>) =>
  differencesWith(known, { ...place, ...change }, '2026-11-27').map(({ part }) => part)

describe('a record beside the register', () => {
  it('does not differ by capitals, accents, a few metres or silence', () => {
    expect(partsOf({})).toEqual([])
    expect(partsOf({ position: { latitude: 48.8601, longitude: 2.4401 } })).toEqual([])
    expect(partsOf({ naf: null, address: null, postCode: null, city: null, position: null })).toEqual([])
  })

  it('tells each part that differs, with what would be written', () => {
    expect(partsOf({ name: 'Autre nom', naf: '8130Z', postCode: '93200' })).toEqual([
      'name',
      'address',
      'naf',
    ])
    const closed = differencesWith(known, { ...place, closed: true }, '2026-11-27')
    expect(closed).toEqual([{ part: 'closed', change: { closedOn: '2026-11-27' } }])
    const dated = differencesWith(known, { ...place, closed: true, closedOn: '2026-10-31' }, '2026-11-27')
    expect(dated).toEqual([{ part: 'closed', change: { closedOn: '2026-10-31' } }])
    const reopened = differencesWith({ ...known, closedOn: '2026-01-01' }, place, '2026-11-27')
    expect(reopened).toEqual([{ part: 'closed', change: { closedOn: null } }])
  })
})
