import { type Actor, actorKey, type BodyRole, RANK } from './actor.ts'

/** Every setting there is: a connection that serves one person after another is told all of them each time. */
const NAMES = [
  'actor',
  'key',
  'person',
  'reads',
  'writes',
  'manages',
  'platform',
  'departments',
  'event',
  'participant',
  'registration',
  'door',
] as const

/** Settings that the row-level policies of PostgreSQL read (schema `access`), without their prefix. */
export type RowContext = { readonly [N in (typeof NAMES)[number]]?: string }

/** The same with nothing left unsaid: what somebody else was is forgotten. */
export const wholeContext = (context: RowContext): readonly (readonly [name: string, value: string])[] =>
  NAMES.map((name) => [name, context[name] ?? ''])

/** Prefix of the settings. */
export const SETTING = 'openmap.'

const array = (items: readonly string[]): string => `{${items.join(',')}}`

/** What an actor may reach, as the second wall wants to hear it. */
export const rowContextOf = (actor: Actor): RowContext => {
  const context = { actor: actor.kind, key: actorKey(actor) }
  switch (actor.kind) {
    case 'visitor':
    case 'half':
    case 'system':
      return context
    case 'participant':
      return {
        ...context,
        event: actor.eventId,
        participant: actor.participantId,
        ...(actor.registrationId ? { registration: actor.registrationId } : {}),
      }
    case 'agent':
      return { ...context, door: actor.eventId }
    case 'person': {
      const bodies = (least: BodyRole): string =>
        array(
          actor.memberships
            .filter(({ role }) => RANK[role] >= RANK[least])
            .map(({ organisationId }) => organisationId),
        )
      const departments = actor.memberships
        .filter(({ kinds }) => kinds.includes('coordination'))
        .flatMap((held) => held.departments)
      return {
        ...context,
        person: actor.personId,
        reads: bodies('reader'),
        writes: bodies('contributor'),
        manages: bodies('manager'),
        platform: array(actor.platform),
        departments: array(departments),
      }
    }
  }
}
