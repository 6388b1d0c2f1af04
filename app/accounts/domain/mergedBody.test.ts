import { expect, it } from 'vitest'
import type { BodyIdentity } from './bodyChange.ts'
import { mergedBody } from './mergedBody.ts'

const body = (fields: Partial<BodyIdentity>): BodyIdentity => ({
  name: 'Organisme',
  kinds: [],
  siren: null,
  departments: [],
  city: null,
  website: null,
  description: null,
  ...fields,
})

it('keeps what the survivor says, and takes from the other what it does not know', () => {
  const survivor = body({ name: 'Ville A', kinds: ['buyer'], departments: ['93'], city: 'Ville A' })
  const merged = body({
    name: 'Mairie A',
    kinds: ['network', 'buyer'],
    departments: ['75', '93'],
    siren: '732829320',
    city: 'Autre',
    description: 'Connue ici seulement.',
  })
  expect(mergedBody(survivor, merged)).toEqual({
    name: 'Ville A',
    kinds: ['buyer', 'network'],
    siren: '732829320',
    departments: ['75', '93'],
    city: 'Ville A',
    website: null,
    description: 'Connue ici seulement.',
  })
})

it('changes nothing of the survivor when the other knows less', () => {
  const survivor = body({
    kinds: ['buyer'],
    siren: '732829320',
    departments: ['75'],
    website: 'https://a.fr',
  })
  expect(mergedBody(survivor, body({}))).toEqual(survivor)
})
