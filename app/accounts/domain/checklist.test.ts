import { describe, expect, it } from 'vitest'
import { checklistOf, type KnownBody, type KnownPerson } from './checklist.ts'
import type { PersonStep } from './contribution.ts'
import { organisationKinds } from './organisation.ts'

const body = (held: Partial<KnownBody> = {}): KnownBody => ({
  slug: 'o',
  name: 'Organisme',
  kinds: ['buyer'],
  role: 'manager',
  described: false,
  accompanied: false,
  ...held,
})
const person = (held: Partial<KnownPerson> = {}): KnownPerson => ({
  bodies: [body()],
  asked: false,
  protected: false,
  shared: false,
  platform: false,
  closed: new Set(),
  ...held,
})
const step: PersonStep = { title: 't', text: 't', href: '/r', kinds: ['buyer', 'structure'], done: false }
const kindsOf = (known: KnownPerson, brought: readonly PersonStep[] = [step]) =>
  checklistOf(known, brought)?.steps.map(({ kind, done }) => `${kind}${done ? ' done' : ''}`)

describe('checklistOf', () => {
  it.each(organisationKinds)('has two to four steps for whoever manages a %s', (kind) => {
    const list = checklistOf(person({ bodies: [body({ kinds: [kind] })] }), [step])
    expect([list?.profile, list?.body?.slug]).toEqual([kind, 'o'])
    expect([2, 3, 4]).toContain(list?.steps.length)
  })
  it('asks a manager to present the body and to invite, the others not', () => {
    expect(kindsOf(person())).toEqual(['describe', 'invite', 'brought', 'protect'])
    expect(kindsOf(person({ bodies: [body({ role: 'contributor' })] }))).toEqual(['brought', 'protect'])
  })
  it('tells what is done', () => {
    const known = person({ bodies: [body({ described: true, accompanied: true })], protected: true })
    expect(kindsOf(known)).toEqual(['describe done', 'invite done', 'brought', 'protect done'])
    expect(checklistOf(known, [{ ...step, done: true }])).toBeNull()
  })
  it('brings a step to the kinds that it is for only', () => {
    expect(kindsOf(person({ bodies: [body({ kinds: ['mission'] })] }))).toEqual([
      'describe',
      'invite',
      'protect',
    ])
  })
  it('asks nothing that cannot be done of a shared account', () => {
    expect(kindsOf(person({ shared: true }))).toEqual(['describe', 'invite', 'brought'])
  })
  it('shows the next body once a list is closed or done', () => {
    const other = body({ slug: 'p', kinds: ['structure'] })
    expect(checklistOf(person({ bodies: [body(), other], closed: new Set(['buyer']) }), [])?.body?.slug).toBe(
      'p',
    )
    expect(checklistOf(person({ closed: new Set(['buyer']) }), [])).toBeNull()
  })
  it('tells somebody without body to find theirs, but not somebody of the platform', () => {
    expect(kindsOf(person({ bodies: [] }))).toEqual(['join', 'protect'])
    expect(kindsOf(person({ bodies: [], asked: true }))).toEqual(['join done', 'protect'])
    expect(kindsOf(person({ bodies: [], platform: true }))).toBeUndefined()
  })
})
