import type { BodyRole } from '../../platform/access/actor.ts'
import type { PersonStep } from './contribution.ts'
import { type OrganisationKind, organisationKinds } from './organisation.ts'
import { roleAllows } from './policy.ts'

/** Whose first steps: those of a kind of body, or of somebody who works for none yet. */
export type Profile = OrganisationKind | 'nobody'
export const profiles: readonly Profile[] = [...organisationKinds, 'nobody']

/** What is known of a body that somebody works for. */
export type KnownBody = {
  readonly slug: string
  readonly name: string
  readonly kinds: readonly OrganisationKind[]
  readonly role: BodyRole
  readonly described: boolean
  /** Somebody else works there, or was invited. */
  readonly accompanied: boolean
}

export type KnownPerson = {
  readonly bodies: readonly KnownBody[]
  /** Asked to join a body, or for its creation. */
  readonly asked: boolean
  readonly protected: boolean
  /** An account shared by a demonstration is protected by nobody. */
  readonly shared: boolean
  /** Works for the platform itself, whose pages say what to do. */
  readonly platform: boolean
  readonly closed: ReadonlySet<string>
}

export type OwnStep = 'describe' | 'invite' | 'join' | 'protect'

export type Step =
  | { readonly kind: OwnStep; readonly done: boolean }
  | { readonly kind: 'brought'; readonly done: boolean; readonly step: PersonStep }

export type Checklist = {
  readonly profile: Profile
  /** The body that the steps are about. */
  readonly body: KnownBody | null
  readonly steps: readonly Step[]
}

/** No longer list is ever finished. */
const MOST_STEPS = 4

const protection = (person: KnownPerson): readonly Step[] =>
  person.shared ? [] : [{ kind: 'protect', done: person.protected }]

const ofBody = (
  person: KnownPerson,
  body: KnownBody,
  profile: OrganisationKind,
  brought: readonly PersonStep[],
): Checklist => ({
  profile,
  body,
  steps: [
    ...(roleAllows(body.role, 'edit') ? [{ kind: 'describe', done: body.described } as const] : []),
    ...(roleAllows(body.role, 'invite') ? [{ kind: 'invite', done: body.accompanied } as const] : []),
    ...brought
      .filter(({ kinds }) => kinds.includes(profile))
      .map((step): Step => ({ kind: 'brought', done: step.done, step })),
    ...protection(person),
  ].slice(0, MOST_STEPS),
})

/**
 * The first steps to show: those of the first body that leaves something to do and whose list was not closed. Null when
 * there is nothing left to say.
 */
export const checklistOf = (person: KnownPerson, brought: readonly PersonStep[]): Checklist | null => {
  const nobody: Checklist = {
    profile: 'nobody',
    body: null,
    steps: [{ kind: 'join', done: person.asked }, ...protection(person)],
  }
  const all =
    person.bodies.length > 0
      ? person.bodies.map((body) => ofBody(person, body, body.kinds[0] ?? 'partner', brought))
      : person.platform
        ? []
        : [nobody]
  return (
    all.find(({ profile, steps }) => !person.closed.has(profile) && steps.some(({ done }) => !done)) ?? null
  )
}
