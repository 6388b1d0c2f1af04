import type { Ctx } from '../../platform/database/context.ts'
import type { EventAction, EventPrint, EventStep, FunnelStage } from '../domain/contribution.ts'
import type { OpenMapEvent } from '../domain/event.ts'

/** Somebody whom the organiser may write to. */
export type Addressee = {
  /** Whose personal link may go with the mail; null for those who take part in nothing yet. */
  readonly participantId: string | null
  /** The body that they represent, or their own name. */
  readonly body: string
  readonly name: string | null
  readonly email: string | null
}

/** Some of those who take part in an event, whom its organiser may write to at once. */
export type EventSegment = {
  /** Stable, kept with what was sent. */
  readonly code: string
  readonly label: string
  readonly people: (ctx: Ctx, event: OpenMapEvent) => Promise<readonly Addressee[]>
}

/** What a module brings to the pages of an event: those modules know `events`, which knows none of them. */
export type EventContribution = {
  readonly actions?: (ctx: Ctx, event: OpenMapEvent) => Promise<readonly EventAction[]>
  readonly steps?: (ctx: Ctx, event: OpenMapEvent) => Promise<readonly EventStep[]>
  readonly segments?: readonly EventSegment[]
  /** From the invitation to what followed, in the order of the contributions. */
  readonly funnel?: (ctx: Ctx, event: OpenMapEvent) => Promise<readonly FunnelStage[]>
  readonly prints?: (ctx: Ctx, event: OpenMapEvent) => Promise<readonly EventPrint[]>
  /** Copies what is of the organiser, and of nobody else, from one event to another like it. */
  readonly clone?: (ctx: Ctx, from: OpenMapEvent, to: OpenMapEvent) => Promise<void>
  /** The event takes place so many days later, or earlier: dates that hang on it follow. */
  readonly moved?: (ctx: Ctx, event: OpenMapEvent, days: number) => Promise<void>
  /** Who must be told of what becomes of the event, beside its participants: a waiting list, applicants. */
  readonly addresses?: (ctx: Ctx, event: OpenMapEvent) => Promise<readonly EventAddress[]>
}

/** Somebody to write to. */
export type EventAddress = {
  /** Of the registration, the application…: one mail for each. */
  readonly id: string
  readonly email: string
}

export const actionsOf = async (
  contributions: readonly EventContribution[],
  ctx: Ctx,
  event: OpenMapEvent,
): Promise<readonly EventAction[]> => {
  const actions: EventAction[] = []
  // One connection serves a page: its questions follow one another.
  for (const one of contributions) actions.push(...((await one.actions?.(ctx, event)) ?? []))
  return actions
}

export const stepsOf = async (
  contributions: readonly EventContribution[],
  ctx: Ctx,
  event: OpenMapEvent,
): Promise<readonly EventStep[]> => {
  const steps: EventStep[] = []
  for (const one of contributions) steps.push(...((await one.steps?.(ctx, event)) ?? []))
  return steps
}

export const funnelOf = async (
  contributions: readonly EventContribution[],
  ctx: Ctx,
  event: OpenMapEvent,
): Promise<readonly FunnelStage[]> => {
  const stages: FunnelStage[] = []
  for (const one of contributions) stages.push(...((await one.funnel?.(ctx, event)) ?? []))
  return stages
}

export const printsOf = async (
  contributions: readonly EventContribution[],
  ctx: Ctx,
  event: OpenMapEvent,
): Promise<readonly EventPrint[]> => {
  const prints: EventPrint[] = []
  for (const one of contributions) prints.push(...((await one.prints?.(ctx, event)) ?? []))
  return prints
}
