import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/database/id.ts'
import type { Organisation } from '../domain/organisation.ts'
import { findOrganisations, saveOrganisations } from './organisations.ts'

const organisation = (slug: string, kinds: Organisation['kinds']): Organisation => ({
  id: newId(),
  slug,
  name: `Organisme ${slug}`,
  kinds,
  siren: null,
  departments: ['93'],
  city: null,
  website: null,
  description: null,
  fictitious: true,
})

let base: TestDatabase
let other: TestDatabase
beforeAll(async () => {
  ;[base, other] = [await testDatabase(), await testDatabase()]
  await saveOrganisations(base.ctx, [
    organisation('c', ['buyer']),
    organisation('a', ['buyer', 'network']),
    organisation('b', ['network']),
  ])
})
afterAll(() => Promise.all([base.close(), other.close()]))

const slugs = async (...kind: [Organisation['kinds'][number]?]) =>
  (await findOrganisations(base.db, base.scope, ...kind)).map(({ slug }) => slug)

it('finds the organisations of a kind, whatever their other kinds, by name', async () => {
  expect(await slugs()).toEqual(['a', 'b', 'c'])
  expect(await slugs('buyer')).toEqual(['a', 'c'])
  expect(await slugs('network')).toEqual(['a', 'b'])
  expect(await slugs('contractor')).toEqual([])
})

it('finds nothing of another territory', async () => {
  expect(await findOrganisations(base.db, other.scope)).toEqual([])
})

it('leaves an organisation already known as it is', async () => {
  await saveOrganisations(base.ctx, [{ ...organisation('a', ['contractor']), name: 'Autre nom' }])
  const [first] = await findOrganisations(base.db, base.scope, 'buyer')
  expect([first?.name, first?.kinds, first?.departments]).toEqual([
    'Organisme a',
    ['buyer', 'network'],
    ['93'],
  ])
})
