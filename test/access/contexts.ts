import type { Actor, Membership, PersonActor } from '../../app/platform/access/actor.ts'
import { type RowContext, rowContextOf } from '../../app/platform/access/rowContext.ts'
import { idsOf } from './tenant.ts'

const stranger = '99999999-0000-7000-8000-000000000001'

const person = (held: Partial<PersonActor>): Actor => ({
  kind: 'person',
  personId: stranger,
  sessionId: stranger,
  name: '',
  shared: false,
  memberships: [],
  platform: [],
  asleep: [],
  ...held,
})

const member = (role: Membership['role'], kinds: readonly string[] = ['buyer']): readonly Membership[] => [
  { organisationId: idsOf('A').organisation, role, kinds, departments: ['93'] },
]

/** Who speaks to the database: no context at all, the constants of the pools, then actors, all of tenant A. */
export const contexts: Readonly<Record<string, RowContext>> = {
  none: {},
  system: rowContextOf({ kind: 'system', purpose: 'test' }),
  authentication: { actor: 'authentication' },
  visitor: rowContextOf({ kind: 'visitor' }),
  half: rowContextOf({ kind: 'half', personId: idsOf('A').person, sessionId: stranger }),
  giver: rowContextOf(person({ personId: idsOf('A').person, memberships: member('contributor') })),
  alone: rowContextOf(person({})),
  reader: rowContextOf(person({ memberships: member('reader') })),
  contributor: rowContextOf(person({ memberships: member('contributor') })),
  manager: rowContextOf(person({ personId: idsOf('A').person, memberships: member('manager') })),
  asker: rowContextOf(person({ personId: idsOf('A').asker })),
  coordination: rowContextOf(
    person({
      memberships: [
        { organisationId: stranger, role: 'manager', kinds: ['coordination'], departments: ['93'] },
      ],
    }),
  ),
  mission: rowContextOf(person({ platform: ['mission'] })),
  asleep: rowContextOf(person({ asleep: ['mission', 'administrator'] })),
  administrator: rowContextOf(person({ platform: ['administrator'] })),
  /** Administers, and is the person of tenant A: what they asked for themselves is theirs. */
  steward: rowContextOf(person({ personId: idsOf('A').person, platform: ['administrator'] })),
  participant: rowContextOf({
    kind: 'participant',
    linkId: stranger,
    eventId: idsOf('A').event,
    participantId: idsOf('A').buyer,
    registrationId: idsOf('A').registration,
  }),
  /** Judges the pitches of tenant A, and belongs to no body. */
  juror: rowContextOf(person({ personId: idsOf('A').colleague })),
  applicant: rowContextOf({
    kind: 'participant',
    linkId: stranger,
    eventId: idsOf('A').event,
    participantId: idsOf('A').application,
  }),
  agent: rowContextOf({
    kind: 'agent',
    linkId: stranger,
    eventId: idsOf('A').event,
    deviceId: idsOf('A').device,
  }),
}
