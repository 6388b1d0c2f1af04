import { allowed, type Policy, refused } from '../../platform/access/policy.ts'
import type { Application } from './application.ts'

/** A member of the jury of this event. */
export const jurorOf = (): Policy<{ readonly juror: boolean }> => ({
  name: 'juror of the event',
  people: true,
  decide: (actor, { juror }) => (actor.kind === 'person' && juror ? allowed : refused('juror')),
})

/** Whoever applied: by the link that they were sent, or by the account with which they applied. */
export const applicantOf = (): Policy<{
  readonly application: Pick<Application, 'id' | 'eventId' | 'personId'>
}> => ({
  name: 'applicant',
  decide: (actor, { application }) => {
    const byLink =
      actor.kind === 'participant' &&
      actor.participantId === application.id &&
      actor.eventId === application.eventId
    const byAccount = actor.kind === 'person' && actor.personId === application.personId
    return byLink || byAccount ? allowed : refused('applicant')
  },
})
