import { describe, expect, it } from 'vitest'
import { type BodyIdentity, changedBody, differingFields } from './bodyChange.ts'

const body: BodyIdentity = {
  name: 'Organisme',
  kinds: ['buyer', 'mission'],
  siren: null,
  departments: ['93'],
  city: null,
  website: null,
  description: null,
}

describe('changedBody', () => {
  it('takes the kinds that a body says of itself, and no right that the platform gives', () => {
    const wanted: BodyIdentity = { ...body, kinds: ['structure', 'coordination', 'network'], name: 'Autre' }
    expect(changedBody(body, wanted)).toEqual({ ...body, kinds: ['mission', 'structure'], name: 'Autre' })
    expect(changedBody({ ...body, kinds: ['buyer'] }, { ...body, kinds: ['mission'] }).kinds).toEqual([])
  })
  it('keeps the départements of a coordination, which are rights, and sorts those of the others', () => {
    const wanted = { ...body, departments: ['95', '75'] }
    expect(changedBody(body, wanted).departments).toEqual(['75', '95'])
    expect(changedBody({ ...body, kinds: ['coordination'] }, wanted).departments).toEqual(['93'])
  })
})

it('tells what differs, whatever the order of kinds and départements', () => {
  const same = { ...body, kinds: ['mission', 'buyer'] as const }
  expect(differingFields(body, same)).toEqual([])
  expect(differingFields(body, { ...same, city: 'Ville', kinds: ['buyer'] })).toEqual(['kinds', 'city'])
})
