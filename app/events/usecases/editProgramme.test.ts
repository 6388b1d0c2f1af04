import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { SessionForm } from '../domain/programme.ts'
import { programmeOf } from '../store/events.ts'
import { createEvent } from './createEvent.ts'
import { removeSession, saveSession } from './editProgramme.ts'

let base: TestDatabase
let eventId: string
let otherId: string
beforeAll(async () => {
  base = await testDatabase()
  const create = async (title: string): Promise<string> => {
    const made = await base.run(createEvent, { title, day: '2026-12-03' })
    if (!made.ok) throw new Error(made.refusal.sentence)
    return made.value.id
  }
  eventId = await create('Rencontre essai')
  otherId = await create('Autre rencontre')
})
afterAll(() => base.close())

const session = (title: string, start: string | null): SessionForm => ({
  kind: 'talk',
  title,
  start,
  end: null,
  room: null,
  speakers: null,
  description: null,
})
const save = async (title: string, start: string | null, sessionId?: string): Promise<string> => {
  const saved = await base.run(saveSession, { eventId, sessionId, form: session(title, start) })
  if (!saved.ok) throw new Error(saved.refusal.sentence)
  return saved.value.id
}
const titles = async () => (await programmeOf(base.db, base.scope, eventId)).map(({ title }) => title)

it('adds, moves and removes sessions, always in the order of hours', async () => {
  const meetings = await save('Rendez-vous', '10:00')
  await save('Accueil', '09:00')
  await save('Clôture', '12:00')
  expect(await titles()).toEqual(['Accueil', 'Rendez-vous', 'Clôture'])
  expect(await save('Rendez-vous individuels', '13:30', meetings)).toBe(meetings)
  expect(await titles()).toEqual(['Accueil', 'Clôture', 'Rendez-vous individuels'])
  expect((await base.run(removeSession, { eventId, sessionId: meetings })).ok).toBe(true)
  expect(await titles()).toEqual(['Accueil', 'Clôture'])
  const gone = await base.run(removeSession, { eventId, sessionId: meetings })
  expect(gone.ok ? null : gone.refusal.code).toBe('unknown-session')
})

it('reaches no session of another event', async () => {
  const mine = await save('Table ronde', '11:00')
  const form = session('Prise', null)
  const taken = await base.run(saveSession, { eventId: otherId, sessionId: mine, form })
  const removed = await base.run(removeSession, { eventId: otherId, sessionId: mine })
  expect([taken, removed].map((one) => (one.ok ? null : one.refusal.code))).toEqual([
    'unknown-session',
    'unknown-session',
  ])
  expect(await titles()).toContain('Table ronde')
})

it('keeps the sessions that two organisers add at once', async () => {
  const before = (await titles()).length
  await Promise.all([save('Présentation A', '15:00'), save('Présentation B', '15:00')])
  expect(await titles()).toHaveLength(before + 2)
})
