/** What a person may do for a body: read, write, or also decide who belongs to it. */
export const bodyRoles = ['reader', 'contributor', 'manager'] as const
export type BodyRole = (typeof bodyRoles)[number]

/** Roles over a whole territory, beside those held in a body. */
export const platformRoles = ['mission', 'administrator'] as const
export type PlatformRole = (typeof platformRoles)[number]

/** A body that a person works for now, by membership or by a delegation of today. */
export type Membership = {
  readonly organisationId: string
  readonly role: BodyRole
  readonly kinds: readonly string[]
  /** INSEE codes of the départements where the body acts. */
  readonly departments: readonly string[]
}

/** Above this the header says no more than « more than ». */
export const UNREAD_SHOWN = 99

/** Somebody signed in, with the rights read from the database for this very request. */
export type PersonActor = {
  readonly kind: 'person'
  readonly personId: string
  readonly sessionId: string
  readonly name: string
  /** A one-click account of the demonstration: nobody changes what protects it. */
  readonly shared: boolean
  readonly memberships: readonly Membership[]
  /** In force: granted, and proved by two factors in this session. */
  readonly platform: readonly PlatformRole[]
  /** Granted but asleep until a second factor is given in this session. */
  readonly asleep: readonly PlatformRole[]
  /** Notices not read yet, as the header of every page shows them; counted up to `UNREAD_SHOWN + 1`. */
  readonly unread?: number
}

/**
 * Who acts. Anybody; a person who gave one proof of two and may only give the other; a person signed in; a participant of
 * an event, or an applicant, who came by their own link, or somebody signed in who acts as one that is theirs; a device that keeps the door of an event, by its link; the system
 * (command line, jobs).
 */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'half'; readonly personId: string; readonly sessionId: string }
  | PersonActor
  | {
      readonly kind: 'participant'
      /** Null without a link: see `by`. */
      readonly linkId: string | null
      readonly eventId: string
      /** The participant, or the application that the link opens. */
      readonly participantId: string
      /** Their registration, for a link that came by registering. */
      readonly registrationId?: string | null
      /** The link opens an application, and no agenda. */
      readonly applies?: true
      /** Somebody signed in acts here, with the rights of this place and none of their own (decision 0013). */
      readonly by?: PersonActor
      /** What the place is called, where a person acts. */
      readonly name?: string
    }
  | { readonly kind: 'agent'; readonly linkId: string; readonly eventId: string; readonly deviceId: string }
  | { readonly kind: 'system'; readonly purpose: string }

export const visitor: Actor = { kind: 'visitor' }

/** Stable text for logs, facts and idempotency keys; holds no personal data. */
export const actorKey = (actor: Actor): string => {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor'
    case 'half':
    case 'person':
      return `person:${actor.personId}`
    case 'participant':
      return actor.by === undefined ? `participant:${actor.participantId}` : `person:${actor.by.personId}`
    case 'agent':
      return `agent:${actor.deviceId}`
    case 'system':
      return `system:${actor.purpose}`
  }
}

/** The person behind what is done, where one is known: also when they act for a participant. */
export const personIdOf = (actor: Actor): string | null => {
  if (actor.kind === 'person' || actor.kind === 'half') return actor.personId
  return actor.kind === 'participant' ? (actor.by?.personId ?? null) : null
}

/** A higher role holds the lower ones. */
export const RANK: Readonly<Record<BodyRole, number>> = { reader: 0, contributor: 1, manager: 2 }

/** Does the actor hold at least this role in this body? */
export const worksFor = (actor: Actor, organisationId: string | null, role: BodyRole): boolean =>
  actor.kind === 'person' &&
  actor.memberships.some((held) => held.organisationId === organisationId && RANK[held.role] >= RANK[role])

/** Does the actor work for a coordination of one of these départements? */
export const coordinates = (actor: Actor, departments: readonly string[]): boolean =>
  actor.kind === 'person' &&
  actor.memberships.some(
    (held) =>
      held.kinds.includes('coordination') && held.departments.some((code) => departments.includes(code)),
  )

/** Does the actor hold this role over the territory, proved by two factors? */
export const holds = (actor: Actor, role: PlatformRole): boolean =>
  actor.kind === 'person' && actor.platform.includes(role)
