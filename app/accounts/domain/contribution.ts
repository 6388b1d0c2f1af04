import type { OrganisationKind } from './organisation.ts'

/** Something that awaits this person. */
export type PersonTask = { readonly title: string; readonly text: string; readonly href: string }

/** A first step of people who work for a body of one of these kinds. */
export type PersonStep = PersonTask & {
  readonly kinds: readonly OrganisationKind[]
  readonly done: boolean
}

/** What a module brings to the account of somebody. */
export type PersonContributions = {
  /** Coming days in which they take part. */
  readonly days?: readonly PersonTask[]
  readonly tasks: readonly PersonTask[]
  /** Where they may go, beside what awaits them. */
  readonly links?: readonly PersonTask[]
  readonly steps: readonly PersonStep[]
}
