import { afterAll, beforeAll, expect, it } from 'vitest'
import { anEvent } from '../../../test/builders/events.ts'
import { aCall, answersFor } from '../../../test/builders/pitches.ts'
import { testBodies } from '../../../test/support/bodies.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findEventById } from '../../events/index.ts'
import { runRule } from '../../platform/privacy/retention/engine.ts'
import { applicationsOf } from '../store/applications.ts'
import { assessmentsOf } from '../store/jury.ts'
import { loadPitches } from './loadPitches.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase({ demo: false })
})
afterAll(() => database.close())

const ports = {} as Parameters<typeof runRule>[2]

/** A day with one application, scored with a comment. */
const aDay = async (day: string) => {
  const { id } = await anEvent(database, { organiserId: null, day, people: [] })
  const event = await findEventById(database.db, database.scope, id)
  if (event === null) throw new Error('no event')
  const personId = await testBodies(database).person()
  const applicationId = event.id
  const said = {
    applicationId,
    personId,
    state: 'complete',
    scores: { c1: 4, c2: 4 },
    comment: 'Bien.',
  } as const
  const content = aCall({
    opensAt: `${day}T01:00:00`,
    closesAt: `${day}T02:00:00`,
    juryUntil: day,
  })
  const applications = [{ id: applicationId, answers: answersFor(1) }]
  const parts = { content, applications, jurors: [personId], assessments: [said], halfDays: [] }
  expect((await loadPitches(database.ctx, { event, parts })).ok).toBe(true)
  return event.id
}

it('empties contacts, answers and comments twelve months after the day, and keeps structures and scores', async () => {
  const old = await aDay('2025-11-01')
  const recent = await aDay('2026-11-01')
  await runRule(database.ctx, 'events', ports)
  const [emptied] = await applicationsOf(database.db, database.scope, old)
  expect(emptied).toMatchObject({
    structure: 'Structure démo 01',
    contactName: null,
    contactEmail: null,
    answers: {},
    state: 'submitted',
  })
  expect(await assessmentsOf(database.db, database.scope, old)).toMatchObject([
    { scores: { c1: 4, c2: 4 }, comment: null },
  ])
  const [kept] = await applicationsOf(database.db, database.scope, recent)
  expect(kept).toMatchObject({ contactName: 'Direction', answers: { q1: 'Offre 1' } })
  expect(await assessmentsOf(database.db, database.scope, recent)).toMatchObject([{ comment: 'Bien.' }])
})
