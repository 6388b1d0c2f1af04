import { saveAccounts, saveOrganisations } from '../app/accounts/index.ts'
import { saveStructures } from '../app/directory/index.ts'
import { type EventParts, proposeTimetable, publishTimetable, saveEvent } from '../app/events/index.ts'
import { saveNeed } from '../app/meetings/index.ts'
import { confirmProposal, loadPitches } from '../app/pitches/index.ts'
import { type Ctx, makeCtx } from '../app/platform/database/context.ts'
import { communesOf } from '../app/platform/geo/find.ts'
import { fixedClock, Temporal, today } from '../app/platform/kernel/dates.ts'
import { loadRegistrations } from '../app/registrations/index.ts'
import { loadStands } from '../app/stands/index.ts'
import { type Demo, generateDemo } from './generate.ts'
import { messages } from './messages.ts'
import { tellDemo } from './notices.ts'
import { departments } from './places.ts'

export type LoadedDemo = {
  readonly structures: number
  readonly organisations: number
  readonly events: number
  /** Meetings of the day replayed. */
  readonly meetings: number
  /** Address of the coming day, where everything is ready for a timetable. */
  readonly coming: string
}

/** The demonstration is ours: a refusal is a fault of its data, not something to tell a user. */
const kept = <T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusal: { readonly sentence: string } },
): T => {
  if (!result.ok) throw new Error(`demonstration: ${result.refusal.sentence}`)
  return result.value
}

/** Computes and publishes the timetable of a past day, dated of the week before it. */
const replay = async (ctx: Ctx, { event }: EventParts): Promise<number> => {
  const weekBefore = Temporal.PlainDate.from(event.day).subtract({ weeks: 1 })
  const then = makeCtx({
    db: ctx.db,
    scope: ctx.scope,
    clock: fixedClock(`${weekBefore}T09:00:00Z`),
    // The day is over and its people do not exist: the fact is recorded, nobody is written to.
    dispatch: async () => {},
  })
  const version = kept(await proposeTimetable(then, { eventId: event.id }))
  kept(
    await publishTimetable(then, { eventId: event.id, versionId: version.id, name: messages.publishedName }),
  )
  return version.held
}

/** The same scope at another moment; facts are recorded, and nobody is written to. */
const atMoment = (ctx: Ctx, local: string): Ctx =>
  makeCtx({ db: ctx.db, scope: ctx.scope, clock: fixedClock(`${local}Z`), dispatch: async () => {} })

/** Writes the pitches of a day as if they had been sent when its call opened, and those of the past day as chosen. */
const judge = async (ctx: Ctx, { past, coming, pitches }: Demo): Promise<void> => {
  for (const [{ event }, parts] of [
    [past, pitches.past],
    [coming, pitches.coming],
  ] as const)
    kept(await loadPitches(atMoment(ctx, parts.content.opensAt), { event, parts }))
  const decided = atMoment(ctx, `${pitches.past.content.juryUntil}T12:00:00`)
  kept(await confirmProposal(decided, { event: past.event }))
}

const furnish = async (ctx: Ctx, { past, coming, stands }: Demo): Promise<void> => {
  await loadStands(ctx, { event: past.event, parts: stands.past })
  await loadStands(ctx, { event: coming.event, parts: stands.coming })
}

/**
 * Writes the demonstration territory through the use cases of the modules. The caller opens one transaction: killed in
 * the middle, nothing of it remains and the next start begins again.
 */
export const loadDemo = async (ctx: Ctx, say: (sentence: string) => void): Promise<LoadedDemo> => {
  const demo = generateDemo({
    today: today(ctx.clock),
    communes: await communesOf(ctx.db, departments),
  })
  await saveOrganisations(ctx, demo.organisations)
  await saveAccounts(ctx, demo.accounts)
  await saveStructures(ctx, demo.structures)
  say(messages.structures(demo.structures.length, demo.organisations.length))
  const events = [...demo.real, demo.past, demo.coming]
  for (const parts of events) kept(await saveEvent(ctx, parts))
  for (const { event, registrations, needs } of [demo.past, demo.coming]) {
    await loadRegistrations(ctx, event, registrations)
    for (const need of needs) await saveNeed(ctx, event.id, need)
  }
  const meetings = await replay(ctx, demo.past)
  await judge(ctx, demo)
  await furnish(ctx, demo)
  await tellDemo(ctx, demo)
  say(messages.events(events.length, meetings))
  return {
    structures: demo.structures.length,
    organisations: demo.organisations.length,
    events: events.length,
    meetings,
    coming: `/rencontres/${demo.coming.event.slug}`,
  }
}
