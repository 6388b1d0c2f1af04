import type { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import type { Json } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/http/route.ts'
import type { Refusal, Result } from '../../platform/kernel/result.ts'

/** Where people reach the site: for the mails that a change sends. */
export type Site = Pick<Services, 'territory' | 'publicUrl'>

/** What is asked, as both people read it. */
export type ApprovalWords = {
  /** « Donner l’administration de l’installation à … » */
  readonly title: string
  /** What will happen, in one or two sentences. */
  readonly text: string
  /** Page to look at before deciding. */
  readonly href: string | null
}

/** A kind of change that takes two people. `app/approvables.ts` lists them all. */
export type Approvable<P> = {
  /** Stable name, kept with each request: `second-factor.reset`. */
  readonly kind: string
  /** What it is about: the same thing is not asked for twice at once. `person:…` */
  readonly subject: (payload: P) => string
  readonly words: (ctx: Ctx, payload: unknown) => Promise<ApprovalWords>
  /** Does it, in the transaction of the decision; a refusal undoes both. */
  readonly execute: (ctx: Ctx, site: Site, payload: unknown) => Promise<Result<unknown, Refusal>>
}

/** Any kind, whatever its payload: what was stored is checked again before it is used. */
export type AnyApprovable = Pick<Approvable<never>, 'kind' | 'words' | 'execute'>

/**
 * Declares a change that takes two people.
 *
 * @example
 * export const resetFactor = registerApprovable({
 *   kind: 'second-factor.reset',
 *   payload: z.strictObject({ personId: z.uuid() }),
 *   subject: ({ personId }) => `person:${personId}`,
 *   words: async (ctx, { personId }) => ({ title: '…', text: '…', href: `/administration/personnes/${personId}` }),
 *   execute: (ctx, site, { personId }) => resetSecondFactor(ctx, { site, personId }),
 * })
 */
export const registerApprovable = <S extends z.ZodType<{ readonly [key: string]: Json }>>(definition: {
  readonly kind: string
  /** Identifiers only: the request is kept. */
  readonly payload: S
  readonly subject: (payload: z.output<S>) => string
  readonly words: (ctx: Ctx, payload: z.output<S>) => Promise<ApprovalWords>
  readonly execute: (ctx: Ctx, site: Site, payload: z.output<S>) => Promise<Result<unknown, Refusal>>
}): Approvable<z.output<S>> => ({
  kind: definition.kind,
  subject: definition.subject,
  words: (ctx, stored) => definition.words(ctx, definition.payload.parse(stored)),
  execute: (ctx, site, stored) => definition.execute(ctx, site, definition.payload.parse(stored)),
})
