import { saveAccounts, saveOrganisations } from '../app/accounts/index.ts'
import { recordArrivals } from '../app/attendance/index.ts'
import { addPhoto, saveStructures } from '../app/directory/index.ts'
import {
  type EventParts,
  meetingsOf,
  proposeTimetable,
  publishedVersion,
  publishTimetable,
  saveEvent,
} from '../app/events/index.ts'
import { saveNeed } from '../app/meetings/index.ts'
import { addTalk, addTestimony, loadOutcomes, publishReport } from '../app/outcomes/index.ts'
import { confirmProposal, loadPitches } from '../app/pitches/index.ts'
import { type Ctx, makeCtx } from '../app/platform/database/context.ts'
import { communesOf } from '../app/platform/geo/find.ts'
import { fixedClock, Temporal, today } from '../app/platform/kernel/dates.ts'
import { loadRegistrations } from '../app/registrations/index.ts'
import { loadStands } from '../app/stands/index.ts'
import { importContracts, projectNeeds } from '../app/whiteZones/index.ts'
import { contractsFile } from './contracts.ts'
import { arrivalsOf, makeOutcomes, REPORT_DAYS, talks, testimonies } from './events/outcomes.ts'
import { showDays } from './events/shown.ts'
import { type Demo, generateDemo, SEED } from './generate.ts'
import { identifiers } from './identifiers.ts'
import { loadLists } from './lists.ts'
import { messages } from './messages.ts'
import { tellDemo } from './notices.ts'
import { departments } from './places.ts'
import { loadProposals } from './proposals.ts'
import { randomOf } from './random.ts'
import { demoPhotos } from './structures/photos.ts'

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

/** Writes who came to the past day, what they said of it afterwards, and its report. */
const lookBack = async (ctx: Ctx, { past }: Demo): Promise<void> => {
  const { event, participants = [], slots = [] } = past
  const versionId = await publishedVersion(ctx, event.id)
  const meetings = versionId === null ? [] : await meetingsOf(ctx.db, ctx.scope, versionId)
  const arrivals = arrivalsOf({ random: randomOf(SEED, 'past arrivals'), event, participants })
  const day = Temporal.PlainDate.from(event.day)
  const noon = atMoment(ctx, `${day}T12:00:00`)
  const newId = identifiers(randomOf(SEED, 'identifiers of arrivals'), noon.clock.now().epochMilliseconds)
  await recordArrivals(noon, {
    event,
    sentAt: new Date(noon.clock.now().epochMilliseconds),
    entries: arrivals.map((one) => ({ ...one, id: newId(), kind: 'arrival', undoes: null, way: 'badge' })),
  })
  const random = randomOf(SEED, 'past outcomes')
  // By pair: identifiers of meetings come from the moment at which they are placed.
  const placed = [...meetings].sort((one, other) =>
    `${one.buyerId} ${one.supplierId}` < `${other.buyerId} ${other.supplierId}` ? -1 : 1,
  )
  const later = atMoment(ctx, `${day.add({ days: REPORT_DAYS })}T09:00:00`)
  await loadOutcomes(later, {
    event,
    parts: makeOutcomes(
      { random, event, participants, slots, meetings: placed },
      new Set(arrivals.map(({ representativeId }) => representativeId)),
    ),
  })
  for (const talk of talks) kept(await addTalk(later, { event, talk }))
  for (const testimony of testimonies) kept(await addTestimony(later, { event, testimony, consented: true }))
  kept(await publishReport(later, event))
}

const furnish = async (ctx: Ctx, { past, coming, stands }: Demo): Promise<void> => {
  await loadStands(ctx, { event: past.event, parts: stands.past })
  await loadStands(ctx, { event: coming.event, parts: stands.coming })
}

/** What is bought: fictitious contracts, and the needs of the days, for the white zones. */
const award = async (ctx: Ctx, { organisations, structures }: Demo): Promise<void> => {
  const text = contractsFile({ seed: SEED, today: today(ctx.clock), organisations, structures })
  const { file: name, credit } = messages.contracts
  const source = { name, bytes: new TextEncoder().encode(text) }
  kept(await importContracts(ctx, { source, credit, departments }))
  await projectNeeds(ctx)
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
  for (const { id, organisationId } of demo.structures) {
    if (organisationId !== null)
      for (const photo of demoPhotos()) kept(await addPhoto(ctx, { structureId: id, ...photo }))
  }
  say(messages.structures(demo.structures.length, demo.organisations.length))
  const events = [...demo.real, demo.past, demo.coming]
  for (const parts of events) kept(await saveEvent(ctx, parts))
  for (const { event, registrations, needs } of [demo.past, demo.coming]) {
    await loadRegistrations(ctx, event, registrations)
    for (const need of needs) await saveNeed(ctx, event.id, need)
  }
  await showDays(ctx, kept, {
    real: demo.real.map(({ event }) => event),
    past: demo.past.event,
    coming: demo.coming.event,
  })
  const meetings = await replay(ctx, demo.past)
  await judge(ctx, demo)
  await lookBack(ctx, demo)
  await furnish(ctx, demo)
  await award(ctx, demo)
  await loadLists(ctx, kept, demo)
  await loadProposals(ctx, kept, demo)
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
