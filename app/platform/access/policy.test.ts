import { describe, expect, it } from 'vitest'
import {
  type Actor,
  actorKey,
  type BodyRole,
  coordinates,
  holds,
  type PersonActor,
  worksFor,
} from './actor.ts'
import {
  administrator,
  anyone,
  anySession,
  bodyRole,
  halfSignedIn,
  ownAccount,
  person,
  platform,
} from './policy.ts'

const somebody = (held: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  personId: 'p',
  sessionId: 's',
  name: '',
  shared: false,
  memberships: [],
  platform: [],
  asleep: [],
  ...held,
})
const member = (role: BodyRole, organisationId = 'own') =>
  somebody({ memberships: [{ organisationId, role, kinds: ['buyer'], departments: [] }] })

const actors: Readonly<Record<string, Actor>> = {
  visitor: { kind: 'visitor' },
  half: { kind: 'half', personId: 'p', sessionId: 's' },
  participant: { kind: 'participant', linkId: 'l', eventId: 'e', participantId: 'p' },
  agent: { kind: 'agent', linkId: 'l', eventId: 'e', deviceId: 'd' },
  system: { kind: 'system', purpose: 'job' },
  'without body': somebody(),
  shared: somebody({ shared: true }),
  reader: member('reader'),
  contributor: member('contributor'),
  manager: member('manager'),
  'manager elsewhere': member('manager', 'other'),
  mission: somebody({ platform: ['mission'] }),
  administrator: somebody({ platform: ['administrator'] }),
  'administrator asleep': somebody({ asleep: ['administrator'] }),
}
const own = { organisation: { id: 'own' } }
const people = Object.keys(actors).filter((name) => actors[name]?.kind === 'person')

/** Policy, then exactly who passes. */
const table: readonly (readonly [string, (actor: Actor) => boolean, readonly string[]])[] = [
  ['anyone', (actor) => anyone().decide(actor, undefined).allowed, Object.keys(actors)],
  ['person', (actor) => person().decide(actor, undefined).allowed, people],
  [
    'any session',
    (actor) => anySession().decide(actor, undefined).allowed,
    ['half', 'participant', 'agent', ...people],
  ],
  [
    'own account',
    (actor) => ownAccount().decide(actor, undefined).allowed,
    people.filter((name) => name !== 'shared'),
  ],
  ['half signed in', (actor) => halfSignedIn().decide(actor, undefined).allowed, ['half']],
  ['administrator', (actor) => administrator().decide(actor, undefined).allowed, ['administrator']],
  [
    'mission or administrator',
    (actor) => platform('mission', 'administrator').decide(actor, undefined).allowed,
    ['mission', 'administrator'],
  ],
  ['no role at all', (actor) => platform().decide(actor, undefined).allowed, []],
  [
    'reader of the body',
    (actor) => bodyRole('reader').decide(actor, own).allowed,
    ['reader', 'contributor', 'manager'],
  ],
  [
    'contributor of the body',
    (actor) => bodyRole('contributor').decide(actor, own).allowed,
    ['contributor', 'manager'],
  ],
  ['manager of the body', (actor) => bodyRole('manager').decide(actor, own).allowed, ['manager']],
]

describe('policies', () => {
  it.each(table)('%s: exactly those who may', (_, decide, expected) => {
    const passing = Object.keys(actors).filter((name) => decide(actors[name] as Actor))
    expect(passing.sort()).toEqual([...expected].sort())
  })
  it('bear the names that the list of routes shows', () => {
    expect(
      [
        anyone(),
        person(),
        ownAccount(),
        anySession(),
        halfSignedIn(),
        administrator(),
        bodyRole('reader'),
      ].map(({ name }) => name),
    ).toEqual([
      'anyone',
      'person',
      'own account',
      'any session',
      'half signed in',
      'platform: administrator',
      'body: reader',
    ])
    expect(platform('mission', 'administrator').name).toBe('platform: mission or administrator')
  })
  it('say why they refuse', () => {
    const visitor: Actor = { kind: 'visitor' }
    expect(person().decide(visitor, undefined)).toEqual({ allowed: false, reason: 'person' })
    expect(ownAccount().decide(visitor, undefined)).toEqual({ allowed: false, reason: 'own account' })
    expect(anySession().decide(visitor, undefined)).toEqual({ allowed: false, reason: 'session' })
    expect(halfSignedIn().decide(visitor, undefined)).toEqual({ allowed: false, reason: 'half signed in' })
    expect(platform('mission', 'administrator').decide(visitor, undefined)).toEqual({
      allowed: false,
      reason: 'mission or administrator',
    })
    expect(bodyRole('manager').decide(visitor, own)).toEqual({ allowed: false, reason: 'manager' })
  })
})

describe('worksFor and holds', () => {
  it('know nothing of nobody', () => {
    expect(worksFor({ kind: 'system', purpose: 'job' }, 'own', 'reader')).toBe(false)
    expect(worksFor(member('manager'), null, 'reader')).toBe(false)
    expect(holds({ kind: 'visitor' }, 'administrator')).toBe(false)
  })
})

describe('actorKey', () => {
  it.each([
    ['visitor', 'visitor'],
    ['half', 'person:p'],
    ['reader', 'person:p'],
    ['participant', 'participant:p'],
    ['agent', 'agent:d'],
    ['system', 'system:job'],
  ])('%s', (name, key) => {
    expect(actorKey(actors[name] as Actor)).toBe(key)
  })
})

describe('a coordination', () => {
  const of = (kinds: readonly string[], departments: readonly string[]): Actor =>
    somebody({ memberships: [{ organisationId: 'b', role: 'reader', kinds, departments }] })
  it('covers its own départements, through those who work for it', () => {
    expect(coordinates(of(['network', 'coordination'], ['93', '75']), ['75', '94'])).toBe(true)
    expect(coordinates(of(['coordination'], ['93']), ['75'])).toBe(false)
    expect(coordinates(of(['coordination'], ['93']), [])).toBe(false)
    expect(coordinates(of(['buyer'], ['75']), ['75'])).toBe(false)
    expect(coordinates(somebody(), ['75'])).toBe(false)
    expect(coordinates({ kind: 'visitor' }, ['75'])).toBe(false)
  })
})
