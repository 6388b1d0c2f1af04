import { describe, expect, it } from 'vitest'
import type { Actor } from '../../platform/access/actor.ts'
import type { OpenMapEvent } from './event.ts'
import { anyParticipant, participantOf } from './policy.ts'

const event = { id: 'e1' } as OpenMapEvent
const participant = (eventId: string): Actor => ({
  kind: 'participant',
  linkId: 'l',
  eventId,
  participantId: 'p',
})

const actors: readonly (readonly [string, Actor, boolean, boolean])[] = [
  ['a visitor', { kind: 'visitor' }, false, false],
  ['the administrator', { kind: 'administrator', linkId: 'l' }, false, false],
  ['a participant of this event', participant('e1'), true, true],
  ['a participant of another event', participant('e2'), false, true],
  ['the system', { kind: 'system', purpose: 'job' }, false, false],
]

describe('participantOf and anyParticipant', () => {
  it.each(actors)('%s', (_, actor, own, any) => {
    expect([
      participantOf().decide(actor, { event }).allowed,
      anyParticipant().decide(actor, undefined).allowed,
    ]).toEqual([own, any])
  })
})
