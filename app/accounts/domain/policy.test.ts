import { describe, expect, it } from 'vitest'
import { type Actor, type BodyRole, bodyRoles, type PersonActor } from '../../platform/access/actor.ts'
import {
  actionsIn,
  type BodyAction,
  bodyAction,
  bodyActions,
  mayDecideRequest,
  mayInBody,
  requestDecider,
  roleIn,
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
const member = (role: BodyRole, organisationId = 'own'): PersonActor =>
  somebody({ memberships: [{ organisationId, role, kinds: ['buyer'], departments: [] }] })

/** What each role may, written a second time by hand: the table of the policy is compared with it, cell by cell. */
const expected: Readonly<Record<BodyAction, readonly BodyRole[]>> = {
  view: ['reader', 'contributor', 'manager'],
  leave: ['reader', 'contributor', 'manager'],
  delegate: ['reader', 'contributor', 'manager'],
  write: ['contributor', 'manager'],
  edit: ['manager'],
  invite: ['manager'],
  changeRole: ['manager'],
  remove: ['manager'],
  decideRequests: ['manager'],
  manageDomains: ['manager'],
  overseeDelegations: ['manager'],
  seeLastVisit: ['manager'],
  exportMembers: ['manager'],
}
const actions = Object.keys(bodyActions) as BodyAction[]

describe('bodyActions', () => {
  it('holds every action of the reviewed table and no other', () => {
    expect([...actions].sort()).toEqual(Object.keys(expected).sort())
  })
  it.each(actions.flatMap((action) => bodyRoles.map((role) => [action, role] as const)))(
    '%s by a %s',
    (action, role) => {
      const allowed = expected[action].includes(role)
      expect(mayInBody(member(role), 'own', action)).toBe(allowed)
      expect(bodyAction(action).decide(member(role), { body: { id: 'own' } })).toEqual(
        allowed ? { allowed: true } : { allowed: false, reason: expected[action].join(' or ') },
      )
    },
  )
  it.each(actions)('%s is for nobody outside the body', (action) => {
    const strangers: readonly Actor[] = [
      { kind: 'visitor' },
      { kind: 'half', personId: 'p', sessionId: 's' },
      { kind: 'participant', linkId: 'l', eventId: 'e', participantId: 'p' },
      { kind: 'system', purpose: 'job' },
      somebody(),
      member('manager', 'other'),
      somebody({ platform: ['mission', 'administrator'] }),
    ]
    expect(strangers.map((actor) => mayInBody(actor, 'own', action))).toEqual(strangers.map(() => false))
  })
  it('gives views the same list', () => {
    for (const role of bodyRoles)
      expect([...actionsIn(member(role), 'own')].sort()).toEqual(
        actions.filter((action) => expected[action].includes(role)).sort(),
      )
    expect([...actionsIn(somebody(), 'own')]).toEqual([])
  })
  it('bears its name in the list of routes', () => {
    expect([bodyAction('invite').name, requestDecider().name]).toEqual([
      'body: invite',
      'decides the request',
    ])
  })
  it('knows the role in one body, not in another', () => {
    expect([roleIn(member('reader'), 'own'), roleIn(member('reader'), 'other')]).toEqual(['reader', null])
  })
})

describe('mayDecideRequest', () => {
  const cases: readonly (readonly [string, Actor, boolean, boolean])[] = [
    ['a manager', member('manager'), true, true],
    ['a contributor', member('contributor'), false, false],
    ['a reader', member('reader'), false, false],
    ['a manager elsewhere', member('manager', 'other'), false, false],
    ['the mission', somebody({ platform: ['mission'] }), false, true],
    ['an administrator', somebody({ platform: ['administrator'] }), false, true],
    ['a mission asleep', somebody({ asleep: ['mission'] }), false, false],
    ['a visitor', { kind: 'visitor' }, false, false],
  ]
  it.each(cases)('%s', (_, actor, managed, unmanaged) => {
    const said = [true, false].map((one) => mayDecideRequest(actor, { id: 'own', managed: one }))
    expect(said).toEqual([managed, unmanaged])
    expect(requestDecider().decide(actor, { body: { id: 'own', managed: true } })).toEqual(
      managed ? { allowed: true } : { allowed: false, reason: 'decides the request' },
    )
  })
})
