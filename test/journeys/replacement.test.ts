import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveOrganisations } from '../../app/accounts/index.ts'
import { noteAbsence, proposeReplan } from '../../app/attendance/index.ts'
import { saveStructures } from '../../app/directory/index.ts'
import {
  findEventById,
  meetingsOf,
  type OpenMapEvent,
  proposeTimetable,
  publishedVersion,
  publishTimetable,
  saveEvent,
} from '../../app/events/index.ts'
import { runUseCase } from '../../app/platform/database/transaction.ts'
import { communesOf } from '../../app/platform/geo/find.ts'
import { loadGeography } from '../../app/platform/geo/load.ts'
import { type Clock, fixedClock, Temporal } from '../../app/platform/kernel/dates.ts'
import { generateDemo } from '../../demo/generate.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const TODAY = Temporal.PlainDate.from('2026-11-24')

let base: TestDatabase
let event: OpenMapEvent
let buyers: readonly string[] = []
let structures: readonly string[] = []

const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** The seed day: ten buyers, twenty-seven structures, seventy-nine meetings published. */
beforeAll(async () => {
  base = await testDatabase()
  await loadGeography(base.db)
  const demo = generateDemo({
    today: TODAY,
    communes: await communesOf(base.db, ['75', '77', '78', '91', '92', '93', '94', '95']),
  })
  await saveOrganisations(base.ctx, demo.organisations)
  await saveStructures(base.ctx, demo.structures)
  must(await base.run(saveEvent, demo.coming))
  event = (await findEventById(base.db, base.scope, demo.coming.event.id)) ?? demo.coming.event
  const of = (role: string): string[] =>
    (demo.coming.participants ?? []).filter((one) => one.role === role).map(({ id }) => id)
  buyers = of('buyer')
  structures = of('supplier')
  const { id } = must(await base.run(proposeTimetable, { eventId: event.id, seconds: 10 }))
  must(await base.run(publishTimetable, { eventId: event.id, versionId: id }))
})
afterAll(() => base.close())

/** A clock of the day itself, in the zone of the event. */
const at = (hour: string): Clock =>
  fixedClock(
    Temporal.PlainDateTime.from(`${event.day}T${hour}`).toZonedDateTime(event.zone).toInstant().toString(),
  )

const replanAt = async (hour: string) =>
  must(
    await runUseCase(
      base.db,
      { clock: at(hour), scope: base.scope, dispatch: async () => {} },
      proposeReplan,
      { event },
    ),
  )
const published = async () =>
  meetingsOf(base.db, base.scope, (await publishedVersion(base.ctx, event.id)) ?? '')

describe('proposeReplan', () => {
  it('after two no-shows at mid-day, cancels their meetings to come, moves nobody else, and proves it', async () => {
    const before = await published()
    expect(before.length).toBe(79)
    const [buyer = ''] = buyers
    const [structure = ''] = structures
    for (const participantId of [buyer, structure])
      must(await base.run(noteAbsence, { event, participantId, said: { state: 'absent' } }))
    const done = await replanAt('11:36')
    const after = await meetingsOf(base.db, base.scope, done.version.id)
    expect([done.proved, done.moved, done.removed]).toEqual([true, 0, 0])
    const gone = (one: { buyerId: string; supplierId: string }): boolean =>
      one.buyerId === buyer || one.supplierId === structure
    const place = ({ buyerId, supplierId, slotId, tableId }: (typeof before)[number]) =>
      [buyerId, supplierId, slotId, tableId].join(' ')
    const kept = new Set(after.map(place))
    const lost = before.filter((one) => !kept.has(place(one)))
    // What is lost is what the missing had to come, and nothing else; what had begun stands.
    expect(lost.every(gone)).toBe(true)
    expect(lost.length).toBe(done.cancelled)
    expect(done.cancelled).toBeGreaterThan(0)
    expect(after.length).toBe(before.length - done.cancelled + done.added)
    expect(done.version.name).toContain('changement minimal, prouvé')
    // Nothing is published by itself.
    expect((await published()).length).toBe(79)
    must(await base.run(publishTimetable, { eventId: event.id, versionId: done.version.id }))
    expect((await published()).map(place).sort()).toEqual(after.map(place).sort())
  })

  it('has nothing to mend once every slot has begun', async () => {
    const over = await runUseCase(
      base.db,
      { clock: at('18:00'), scope: base.scope, dispatch: async () => {} },
      proposeReplan,
      { event },
    )
    expect(over).toMatchObject({ refusal: { code: 'day-over' } })
  })
})
