import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aBody, anEvent } from '../../../test/builders/events.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { badgeAddress, findEventBySlug, type OpenMapEvent } from '../../events/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { mintScope } from '../../platform/access/scope.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { presencesOf } from '../domain/checkIn.ts'
import { checkInsOf } from '../store/checkIns.ts'
import { expectedAt } from '../store/people.ts'
import { addDevice, revokeDevice } from './doorDevices.ts'
import { absencesOf, noteAbsence } from './noteAbsence.ts'
import { prepareBadges } from './prepareBadges.ts'
import { hostName, readDoor } from './readDoor.ts'
import { type Noted, recordArrivals, takeBack, welcome } from './recordArrivals.ts'
import { registerWalkIn } from './registerWalkIn.ts'

let base: TestDatabase
let event: OpenMapEvent

const found = async (slug: string): Promise<OpenMapEvent> => {
  const one = await findEventBySlug(base.db, base.ctx.scope, slug)
  if (one === null) throw new Error(`no event ${slug}`)
  return one
}
const person = (name: string) => [{ name, email: null }]
const made = async (day = '2026-12-03') =>
  found(
    (
      await anEvent(base, {
        organiserId: await aBody(base, 'Mission'),
        day,
        people: [person('Ada Essai'), person('Élise Essai'), [{ name: null, email: null }]],
      })
    ).slug,
  )
const people = () => expectedAt(base.db, base.ctx.scope, event.id)
const one = async (rank: number) => {
  const expected = (await people())[rank]
  if (expected === undefined) throw new Error('nobody is expected')
  return expected
}
const presences = async () => presencesOf(await checkInsOf(base.db, base.ctx.scope, event.id))

/** As a device of the door, in a transaction of its own: what the policies of the database allow it. */
const asDevice = <T>(deviceId: string, eventId: string, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  const actor: Actor = { kind: 'agent', linkId: newId(), eventId, deviceId }
  return inTransaction(
    base.db,
    { clock: base.ctx.clock, scope: mintScope(base.territoryId, actor), dispatch: async () => {} },
    work,
    () => true,
  )
}
const noted = (representativeId: string, at: Date, id = newId()): Noted => ({
  id,
  representativeId,
  kind: 'arrival',
  undoes: null,
  way: 'badge',
  at,
})
const now = () => new Date(base.ctx.clock.now().epochMilliseconds)
const minutesAgo = (minutes: number): Date => new Date(now().getTime() - minutes * 60_000)

beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())
beforeEach(async () => {
  event = await made()
})

describe('badges', () => {
  it('are given to everybody once: a badge already printed stays good', async () => {
    expect(await prepareBadges(base.ctx, { event })).toBe(3)
    const before = (await people()).map(({ code }) => code)
    expect(new Set(before).size).toBe(3)
    await registerWalkIn(base.ctx, { event, role: 'press', displayName: 'Journal essai' })
    expect(await prepareBadges(base.ctx, { event })).toBe(1)
    expect((await people()).slice(0, 3).map(({ code }) => code)).toEqual(before)
  })
})

describe('welcoming', () => {
  it('reads a badge as an address or as a code, and refuses the others with a sentence', async () => {
    await prepareBadges(base.ctx, { event })
    const { code, representativeId } = await one(0)
    const address = badgeAddress('https://openmap.example', event.slug, code ?? '')
    const first = await welcome(base.ctx, { event, who: { badge: address } })
    expect(first.ok && [first.value.person.representativeId, first.value.outcome]).toEqual([
      representativeId,
      'first',
    ])
    const again = await welcome(base.ctx, { event, who: { badge: (code ?? '').toLowerCase() } })
    expect(again.ok && again.value.outcome).toBe('duplicate')
    const refusals = []
    for (const badge of ['bonjour', '0'.repeat(16), badgeAddress('https://o.example', 'autre', code ?? '')]) {
      const refused = await welcome(base.ctx, { event, who: { badge } })
      refusals.push(refused.ok ? null : refused.refusal.code)
    }
    expect(refusals).toEqual(['not-a-badge', 'unknown-badge', 'other-event'])
  })

  it('does not know the badge of another event, even by its bare code', async () => {
    const here = event
    event = await made()
    await prepareBadges(base.ctx, { event })
    const { code } = await one(0)
    const refused = await welcome(base.ctx, { event: here, who: { badge: code ?? '' } })
    expect(refused.ok ? null : refused.refusal.code).toBe('unknown-badge')
  })

  it('is taken back whole, duplicates too, and may begin again', async () => {
    const { representativeId } = await one(1)
    await welcome(base.ctx, { event, who: { representativeId } })
    await welcome(base.ctx, { event, who: { representativeId } })
    expect((await presences()).get(representativeId)?.duplicates).toHaveLength(1)
    expect((await takeBack(base.ctx, { event, representativeId })).ok).toBe(true)
    expect((await presences()).has(representativeId)).toBe(false)
    const nothing = await takeBack(base.ctx, { event, representativeId })
    expect(nothing.ok ? null : nothing.refusal.code).toBe('not-here')
    await welcome(base.ctx, { event, who: { representativeId } })
    expect((await presences()).get(representativeId)?.duplicates).toEqual([])
  })

  it('of one badge by two devices at once makes one first and one duplicate', async () => {
    const { representativeId } = await one(0)
    const devices = [newId(), newId()]
    for (let round = 0; round < 10; round += 1) {
      const outcomes = await Promise.all(
        devices.map((device) =>
          asDevice(device, event.id, async (ctx) => {
            const welcomed = await welcome(ctx, { event, who: { representativeId } })
            return welcomed.ok ? welcomed.value.outcome : null
          }),
        ),
      )
      expect(outcomes.sort()).toEqual(['duplicate', 'first'])
      await takeBack(base.ctx, { event, representativeId })
    }
  })
})

describe('what devices noted without a network', () => {
  it('is kept once however often it is sent, and in whatever order', async () => {
    const { representativeId } = await one(0)
    const entry = noted(representativeId, minutesAgo(20))
    const send = () =>
      asDevice(newId(), event.id, (ctx) => recordArrivals(ctx, { event, entries: [entry], sentAt: now() }))
    expect((await send()).outcomes).toEqual([{ id: entry.id, outcome: 'first' }])
    expect((await send()).outcomes).toEqual([{ id: entry.id, outcome: 'first' }])
    expect(await checkInsOf(base.db, base.ctx.scope, event.id)).toHaveLength(1)
  })

  it('gives the first place to the earliest by the time of the device, though it is sent last', async () => {
    const { representativeId } = await one(0)
    const late = noted(representativeId, minutesAgo(10))
    const early = noted(representativeId, minutesAgo(30))
    const [one_, other] = [newId(), newId()]
    const first = await asDevice(one_, event.id, (ctx) =>
      recordArrivals(ctx, { event, entries: [late], sentAt: now() }),
    )
    const second = await asDevice(other, event.id, (ctx) =>
      recordArrivals(ctx, { event, entries: [early], sentAt: now() }),
    )
    expect([first.outcomes[0]?.outcome, second.outcomes[0]?.outcome]).toEqual(['first', 'first'])
    const presence = (await presences()).get(representativeId)
    expect([presence?.first.id, presence?.duplicates.map(({ id }) => id)]).toEqual([early.id, [late.id]])
  })

  it('is dated by our clock when that of the device is wrong', async () => {
    const { representativeId } = await one(0)
    // Two hours fast: it says 20 minutes ago of its own time.
    const ahead = 120 * 60_000
    const entry = noted(representativeId, new Date(minutesAgo(20).getTime() + ahead))
    await recordArrivals(base.ctx, { event, entries: [entry], sentAt: new Date(now().getTime() + ahead) })
    expect((await presences()).get(representativeId)?.first.at).toEqual(minutesAgo(20))
  })

  it('about nobody of this event is told so and not kept', async () => {
    const entry = noted(newId(), minutesAgo(1))
    const { outcomes } = await recordArrivals(base.ctx, { event, entries: [entry], sentAt: now() })
    expect(outcomes).toEqual([{ id: entry.id, outcome: 'unknown' }])
    expect(await checkInsOf(base.db, base.ctx.scope, event.id)).toEqual([])
  })

  it('takes back an arrival that comes after its own undoing', async () => {
    const { representativeId } = await one(0)
    const arrival = noted(representativeId, minutesAgo(9))
    const undo: Noted = { ...noted(representativeId, minutesAgo(8)), kind: 'undo', undoes: arrival.id }
    await recordArrivals(base.ctx, { event, entries: [undo], sentAt: now() })
    await recordArrivals(base.ctx, { event, entries: [arrival], sentAt: now() })
    expect((await presences()).has(representativeId)).toBe(false)
  })
})

describe('a device of the door', () => {
  it('reads and writes at its event only, and changes nothing that was noted', async () => {
    const elsewhere = await made()
    const { representativeId } = await one(0)
    await asDevice(newId(), elsewhere.id, async (ctx) => {
      expect(await expectedAt(ctx.db, ctx.scope, event.id)).toEqual([])
      const { outcomes } = await recordArrivals(ctx, {
        event,
        entries: [noted(representativeId, now())],
        sentAt: now(),
      })
      expect(outcomes[0]?.outcome).toBe('unknown')
    })
    await welcome(base.ctx, { event, who: { representativeId } })
    await asDevice(newId(), event.id, async (ctx) => {
      expect(await expectedAt(ctx.db, ctx.scope, event.id)).toHaveLength(3)
      expect((await ctx.db.deleteFrom('check_in').executeTakeFirst()).numDeletedRows).toBe(0n)
      expect(
        (await ctx.db.updateTable('check_in').set({ way: 'name' }).executeTakeFirst()).numUpdatedRows,
      ).toBe(0n)
      expect(await ctx.db.selectFrom('wish').selectAll().execute()).toEqual([])
    })
  })

  it('is named beside the arrivals that it noted, even once its door is taken back', async () => {
    const added = await addDevice(base.ctx, { event, label: ' Téléphone  de l’entrée ' })
    expect(added.ok && added.value.label).toBe('Téléphone de l’entrée')
    const [device] = (await readDoor(base.ctx, event)).devices
    const { representativeId } = await one(0)
    await asDevice(device?.id ?? '', event.id, (ctx) => welcome(ctx, { event, who: { representativeId } }))
    expect((await revokeDevice(base.ctx, { event, deviceId: device?.id ?? '' })).ok).toBe(true)
    const door = await readDoor(base.ctx, event)
    const presence = door.presences.get(representativeId)
    expect(hostName(door.devices, presence?.first.actor ?? '')).toBe('Téléphone de l’entrée')
    expect(hostName(door.devices, 'person:x')).toBe('l’organisation')
    const again = await revokeDevice(base.ctx, { event, deviceId: device?.id ?? '' })
    expect(again.ok ? null : again.refusal.code).toBe('unknown-device')
  })

  it('needs a name, a day that is not over, and a door that is not full', async () => {
    const refusal = async (of: OpenMapEvent, label: string) => {
      const added = await addDevice(base.ctx, { event: of, label })
      return added.ok ? null : added.refusal.code
    }
    expect(await refusal(event, '  ')).toBe('label-missing')
    expect(await refusal(await made('2026-11-20'), 'Entrée')).toBe('day-over')
    for (let count = 0; count < 30; count += 1) expect(await refusal(event, `Appareil ${count}`)).toBeNull()
    expect(await refusal(event, 'Un de plus')).toBe('too-many-devices')
  })
})

describe('an absence', () => {
  it('is noted, changed and withdrawn, with the slot until which somebody is late', async () => {
    const { participantId } = await one(0)
    const slotId = newId()
    await base.db
      .insertInto('slot')
      .values({
        territory_id: base.territoryId,
        id: slotId,
        event_id: event.id,
        starts_at: '2026-12-03T10:00:00',
        ends_at: '2026-12-03T10:20:00',
      })
      .execute()
    const told = async () =>
      (await absencesOf(base.ctx, event.id)).map((absence) => [absence.participantId, absence.untilSlotId])
    await noteAbsence(base.ctx, { event, participantId, said: { state: 'absent' } })
    expect(await told()).toEqual([[participantId, null]])
    await noteAbsence(base.ctx, { event, participantId, said: { state: 'late', slotId } })
    expect(await told()).toEqual([[participantId, slotId]])
    await noteAbsence(base.ctx, { event, participantId, said: { state: 'here' } })
    expect(await told()).toEqual([])
    const wrong = await noteAbsence(base.ctx, {
      event,
      participantId,
      said: { state: 'late', slotId: newId() },
    })
    const nobody = await noteAbsence(base.ctx, { event, participantId: newId(), said: { state: 'absent' } })
    expect([wrong, nobody].map((result) => (result.ok ? null : result.refusal.code))).toEqual([
      'unknown-slot',
      'unknown-participant',
    ])
  })
})

describe('a walk-in', () => {
  it('is registered and there at once; an arrival is refused to a name that is registered already', async () => {
    const input = { event, role: 'buyer' as const, displayName: 'Acheteur venu', representative: 'Ida Essai' }
    const came = await registerWalkIn(base.ctx, input)
    expect(came.ok && [came.value.person.name, came.value.outcome, came.value.first.way]).toEqual([
      'Ida Essai',
      'first',
      'walk-in',
    ])
    const again = await registerWalkIn(base.ctx, input)
    expect(again.ok ? null : again.refusal.code).toBe('participant-exists')
  })
})
