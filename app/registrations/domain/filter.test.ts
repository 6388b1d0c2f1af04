import { describe, expect, it } from 'vitest'
import { PAGE_SIZE, pageOf, searched } from './filter.ts'
import type { Registration } from './registration.ts'

const one = (n: number, given: Partial<Registration> = {}): Registration => ({
  id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  eventId: 'e',
  role: 'public',
  state: 'confirmed',
  bodyName: null,
  siret: null,
  name: `Personne ${n}`,
  email: `p${n}@essai.invalid`,
  jobTitle: null,
  accessNeeds: null,
  signLanguage: false,
  listed: false,
  answers: [],
  createdAt: new Date(0),
  queuedAt: new Date(0),
  offeredUntil: null,
  participantId: null,
  ...given,
})
const namesOf = (those: readonly Registration[]) => those.map(({ name }) => name)

describe('the list of registrations', () => {
  const all = [
    one(1, { name: 'Éléonore essai', bodyName: 'Atelier Démo' }),
    one(2, { role: 'buyer', state: 'waiting' }),
    one(3, { role: 'buyer', bodyName: 'Atelier' }),
  ]

  it('is searched without accents or case, in the name, the body, the address and the reference', () => {
    expect(namesOf(searched(all, { role: null, words: 'demo ELEONORE' }))).toEqual(['Éléonore essai'])
    expect(namesOf(searched(all, { role: null, words: 'p2@essai' }))).toEqual(['Personne 2'])
    expect(namesOf(searched(all, { role: null, words: '00000003' }))).toEqual(['Personne 3'])
    expect(namesOf(searched(all, { role: 'buyer', words: 'atelier' }))).toEqual(['Personne 3'])
    expect(searched(all, { role: null, words: 'absent' })).toEqual([])
  })

  it('has pages of fifty, each registration on one of them, and never an empty last one', () => {
    const many = Array.from({ length: 120 }, (_, n) => one(n))
    const pages = [1, 2, 3].map((page) => pageOf(many, { state: null, page }).items)
    expect(pages.map(({ length }) => length)).toEqual([PAGE_SIZE, PAGE_SIZE, 20])
    expect(pages.flat()).toEqual(many)
    expect(pageOf(many, { state: null, page: 99 }).page).toBe(3)
    expect(pageOf(all, { state: 'waiting', page: 1 })).toMatchObject({ total: 1, page: 1 })
  })
})
