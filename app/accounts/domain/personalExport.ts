import type { Actor } from '../../platform/access/actor.ts'
import { mayInBody } from './policy.ts'

/** What is copied: all that is held about the asker, or the members of a body that they manage. */
export type ExportSubject =
  | { readonly kind: 'person' }
  | { readonly kind: 'members'; readonly organisationId: string }

export const exportStates = ['waiting', 'running', 'ready', 'refused', 'failed', 'gone'] as const
/** gone = its file was erased at the end of its days, or because somebody in it was. */
export type ExportState = (typeof exportStates)[number]

export type PersonalExport = {
  readonly id: string
  readonly subject: ExportSubject
  readonly personId: string
  readonly sessionId: string
  readonly state: ExportState
  /** Of a hundred. */
  readonly progress: number
  readonly requestedAt: Date
  readonly finishedAt: Date | null
  readonly expiresAt: Date | null
  readonly fileId: string | null
  readonly people: readonly string[]
}

/** Days during which the file may be taken. */
export const EXPORT_DAYS = 7

/** A copy that nothing finished after this time may be asked for again. */
export const STALLED_MINUTES = 60

/**
 * Decided three times: when the copy is asked for, when it is made and when it is taken. An account that a demonstration
 * shares holds the connections of whoever used it: it is copied by nobody.
 */
export const mayExport = (actor: Actor, wanted: Pick<PersonalExport, 'personId' | 'subject'>): boolean =>
  actor.kind === 'person' &&
  actor.personId === wanted.personId &&
  !actor.shared &&
  (wanted.subject.kind === 'person' || mayInBody(actor, wanted.subject.organisationId, 'exportMembers'))

/** Is there still a file to take? */
export const takeable = ({ state, expiresAt }: PersonalExport, now: Date): boolean =>
  state === 'ready' && expiresAt !== null && expiresAt > now
