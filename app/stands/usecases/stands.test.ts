import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anEvent } from '../../../test/builders/events.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { addParticipant, findEventById, type OpenMapEvent, type ParticipantRole } from '../../events/index.ts'
import { mintScope } from '../../platform/access/scope.ts'
import { enterScope } from '../../platform/database/scoped.ts'
import { type Clock, Temporal } from '../../platform/kernel/dates.ts'
import type { Equipment } from '../domain/stand.ts'
import { publicStands, standsOf } from '../store/stands.ts'
import { askForStand, decideRequest, withdrawRequest } from './askForStand.ts'
import { allocateStands, assignStand, releaseStand } from './assignStands.ts'
import { addStands, editStand, moveStand, removeStand } from './defineStands.ts'
import { exportStands } from './exportStands.ts'
import { figuresOf, readStands } from './readStands.ts'

const BEFORE = '2026-11-10T12:00:00Z'
let now = BEFORE
const clock: Clock = { now: () => Temporal.Instant.from(now) }
let database: Awaited<ReturnType<typeof testDatabase>>
let event: OpenMapEvent
const site = { territory: { name: 'Île-de-France', zone: 'Europe/Paris' }, publicUrl: 'https://openmap.test' }

beforeAll(async () => {
  database = await testDatabase({ clock })
})
afterAll(() => database.close())
beforeEach(async () => {
  now = BEFORE
  await database.db.deleteFrom('mail').execute()
  const made = await anEvent(database, { organiserId: null, day: '2026-12-10', people: [] })
  const found = await findEventById(database.db, database.scope, made.id)
  if (found === null) throw new Error('no event')
  event = found
})

const kept = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

const takesPart = async (name: string, role: ParticipantRole = 'exhibitor'): Promise<string> =>
  kept(
    await database.run(addParticipant, {
      eventId: event.id,
      displayName: name,
      role,
      representative: 'Animation',
      email: `${name.replaceAll(' ', '-').toLowerCase()}@essai.invalid`,
    }),
  ).id

const plan = async (count: number, ...equipment: Equipment[]) => {
  kept(await database.run(addStands, { event, count, perRow: 4, equipment }))
  return standsOf(database.db, database.scope, event.id)
}
const asks = async (participantId: string, needs: readonly Equipment[], listed = false) => {
  // The first asked is the first served.
  now = Temporal.Instant.from(now).add({ seconds: 1 }).toString()
  kept(await database.run(askForStand, { event, participantId, form: { needs, note: null, listed } }))
}
const mails = async () =>
  (await database.db.selectFrom('mail').select('template').orderBy('id').execute()).map(
    ({ template }) => template,
  )
const seen = async () => readStands(database.ctx, event)

describe('the plan', () => {
  it('numbers stands from one and puts them row by row', async () => {
    const stands = await plan(5, 'table')
    expect(stands.map(({ number, x, y }) => [number, x, y])).toEqual([
      [1, 1, 1],
      [2, 2, 1],
      [3, 3, 1],
      [4, 4, 1],
      [5, 1, 2],
    ])
  })

  it('refuses two stands at one place, or under one number', async () => {
    const [first, second] = await plan(2)
    if (first === undefined || second === undefined) throw new Error('no stand')
    const place = { x: second.x, y: second.y }
    expect(codeOf(await database.run(moveStand, { event, standId: first.id, place }))).toBe('place-taken')
    const form = { ...first, number: 2 }
    expect(codeOf(await database.run(editStand, { event, standId: first.id, form }))).toBe('number-taken')
    kept(await database.run(moveStand, { event, standId: first.id, place: { x: 9, y: 9 } }))
    const [moved] = await standsOf(database.db, database.scope, event.id)
    expect([moved?.x, moved?.y]).toEqual([9, 9])
  })

  it('keeps a stand that somebody has', async () => {
    const [stand] = await plan(1)
    const standId = stand?.id ?? ''
    const participantId = await takesPart('Exposant essai 1')
    kept(await database.run(assignStand, { event, site, standId, participantId }))
    expect(codeOf(await database.run(removeStand, { event, standId }))).toBe('stand-given')
    kept(await database.run(releaseStand, { event, site, standId }))
    kept(await database.run(removeStand, { event, standId }))
    expect(await standsOf(database.db, database.scope, event.id)).toEqual([])
  })
})

describe('giving stands', () => {
  it('serves everybody at once with what they asked for, and says who is left', async () => {
    await plan(1, 'table')
    await plan(1, 'table', 'electricity')
    const [first, second, third] = [await takesPart('Un'), await takesPart('Deux'), await takesPart('Trois')]
    await asks(first, ['table'])
    await asks(second, ['electricity'])
    await asks(third, ['grille'])
    expect(kept(await database.run(allocateStands, { event, site }))).toEqual({ given: 2, left: ['Trois'] })
    const { exhibitors } = await seen()
    expect(
      exhibitors.map(({ participant, stand, request }) => [participant.id, stand?.number, request?.state]),
    ).toEqual([
      [first, 1, 'accepted'],
      [second, 2, 'accepted'],
      [third, undefined, 'waiting'],
    ])
    expect(await mails()).toEqual(['stand-given', 'stand-given'])
    expect(codeOf(await database.run(allocateStands, { event, site }))).toBe('nothing-to-give')
  })

  it('warns of missing equipment and gives the stand all the same when the organiser chose it', async () => {
    const [stand] = await plan(1, 'table')
    const participantId = await takesPart('Exposant essai 2')
    await asks(participantId, ['table', 'electricity'])
    const given = kept(
      await database.run(assignStand, { event, site, standId: stand?.id ?? '', participantId }),
    )
    expect(given.missing).toEqual(['electricity'])
    expect(figuresOf(await seen())).toEqual({ stands: 1, wanted: 1, given: 1, waiting: 0, lacking: 1 })
  })

  it('changes the stand of somebody, and tells them once by mail each time', async () => {
    const [first, second] = await plan(2)
    const participantId = await takesPart('Exposant essai 3')
    for (const stand of [first, second, second])
      kept(await database.run(assignStand, { event, site, standId: stand?.id ?? '', participantId }))
    expect((await standsOf(database.db, database.scope, event.id)).map((one) => one.participantId)).toEqual([
      null,
      participantId,
    ])
    expect(await mails()).toEqual(['stand-given', 'stand-changed'])
  })

  it('gives one stand to one of two who are given it at the same moment', async () => {
    const [stand] = await plan(1)
    const standId = stand?.id ?? ''
    const both = [await takesPart('Gauche'), await takesPart('Droite')]
    const codes = await Promise.all(
      both.map(async (participantId) =>
        codeOf(await database.run(assignStand, { event, site, standId, participantId })),
      ),
    )
    expect(codes.sort()).toEqual(['ok', 'stand-taken'])
  })

  it('lets the database refuse a second stand for one participant, whatever the code does', async () => {
    const [first, second] = await plan(2)
    const participantId = await takesPart('Exposant essai 4')
    kept(await database.run(assignStand, { event, site, standId: first?.id ?? '', participantId }))
    await expect(
      database.db
        .updateTable('stand')
        .set({ participant_id: participantId })
        .where('id', '=', second?.id ?? '')
        .execute(),
    ).rejects.toThrow(/unique/)
  })

  it('gives a stand to a participant who asked for none', async () => {
    const [stand] = await plan(1)
    const participantId = await takesPart('Acheteur essai', 'buyer')
    kept(await database.run(assignStand, { event, site, standId: stand?.id ?? '', participantId }))
    expect((await seen()).exhibitors.map(({ participant }) => participant.id)).toEqual([participantId])
  })
})

describe('requests', () => {
  it('are refused with a reason, which takes back the stand and goes by mail', async () => {
    const [stand] = await plan(1)
    const participantId = await takesPart('Exposant essai 5')
    await asks(participantId, [])
    kept(await database.run(assignStand, { event, site, standId: stand?.id ?? '', participantId }))
    const requestId = (await seen()).exhibitors[0]?.request?.id ?? ''
    const refusing = { event, site, requestId, accepted: false }
    expect(codeOf(await database.run(decideRequest, { ...refusing, reason: null }))).toBe('reason-missing')
    kept(await database.run(decideRequest, { ...refusing, reason: 'Plus de place' }))
    const [line] = (await seen()).exhibitors
    expect([line?.stand, line?.request?.state, line?.request?.reason]).toEqual([
      null,
      'refused',
      'Plus de place',
    ])
    expect(await mails()).toEqual(['stand-given', 'stand-refused'])
    expect(
      codeOf(await database.run(assignStand, { event, site, standId: stand?.id ?? '', participantId })),
    ).toBe('request-refused')
    // Said again, it is looked at again.
    await asks(participantId, ['table'])
    expect((await seen()).exhibitors[0]?.request?.state).toBe('waiting')
  })

  it('are withdrawn with the stand, and closed on the day', async () => {
    const [stand] = await plan(1)
    const participantId = await takesPart('Exposant essai 6')
    await asks(participantId, ['table'])
    kept(await database.run(assignStand, { event, site, standId: stand?.id ?? '', participantId }))
    kept(await database.run(withdrawRequest, { event, participantId }))
    expect((await standsOf(database.db, database.scope, event.id))[0]?.participantId).toBeNull()
    expect(figuresOf(await seen()).wanted).toBe(0)
    now = '2026-12-10T07:00:00Z'
    const form = { needs: [], note: null, listed: false }
    expect(codeOf(await database.run(askForStand, { event, participantId, form }))).toBe('requests-closed')
  })
})

describe('what is shown', () => {
  it('names in public only a body that agreed, also to a visitor', async () => {
    const stands = await plan(3)
    const [agreed, silent] = [await takesPart('Nommée'), await takesPart('Discrète')]
    await asks(agreed, [], true)
    await asks(silent, [])
    for (const [index, participantId] of [agreed, silent].entries())
      kept(await database.run(assignStand, { event, site, standId: stands[index]?.id ?? '', participantId }))
    const scope = mintScope(database.territoryId, { kind: 'visitor' })
    const shown = await database.db.transaction().execute(async (transaction) => {
      await enterScope(transaction, scope)
      expect(await standsOf(transaction, scope, event.id)).toEqual([])
      return publicStands(transaction, event.id)
    })
    expect(shown.map(({ number, taken, body }) => [number, taken, body])).toEqual([
      [1, true, 'Nommée'],
      [2, true, null],
      [3, false, null],
    ])
  })

  it('exports both lists', async () => {
    const [stand] = await plan(1, 'table')
    const participantId = await takesPart('Exposant essai 7')
    await asks(participantId, ['table', 'grille'])
    kept(await database.run(assignStand, { event, site, standId: stand?.id ?? '', participantId }))
    const { stands, requests } = await exportStands(database.ctx, { event })
    expect(stands.rows).toEqual([[1, null, 1, 1, 'Table', 'Exposant essai 7', 'Grille d’exposition']])
    expect(requests.rows[0]?.slice(0, 4)).toEqual([
      'Exposant essai 7',
      'Exposant',
      'Acceptée',
      'Table, Grille d’exposition',
    ])
  })
})
