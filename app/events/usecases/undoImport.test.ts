import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { changesOf, importsOf } from '../store/imports.ts'
import { participantsOf } from '../store/participants.ts'
import { unavailabilityOf } from '../store/plan.ts'
import { wishesOf } from '../store/wishes.ts'
import { createEvent } from './createEvent.ts'
import { importParticipants } from './importParticipants.ts'
import { importWishes } from './importWishes.ts'
import { limitParticipant } from './limitParticipant.ts'
import { proposeTimetable } from './proposeTimetable.ts'
import { undoImport } from './undoImport.ts'
import { updateEventPlan } from './updateEventPlan.ts'

let base: TestDatabase
let event: OpenMapEvent
let count = 0
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())
beforeEach(async () => {
  count += 1
  const made = await base.run(createEvent, { title: `Import annulé ${count}`, day: '2026-12-03' })
  if (!made.ok) throw new Error(made.refusal.sentence)
  event = made.value
  const form = { start: '09:00', minutes: 20, gap: 5, count: 3, pauseAfter: 0, pauseMinutes: 0, tables: 2 }
  await base.run(updateEventPlan, { eventId: event.id, form })
})

const file = (...lines: string[]) => ({
  name: 'fichier.csv',
  bytes: new Uint8Array(Buffer.from(`${lines.join('\n')}\n`)),
})
const HEAD = 'Nom;Rôle;Quota;Indisponible;Prénom;Représentant;Courriel'
const people = async (...lines: string[]) => importOf(importParticipants, file(HEAD, ...lines))
const wishes = async (...lines: string[]) => importOf(importWishes, file('De;Vers;Niveau', ...lines))
const importOf = async (
  run: typeof importParticipants | typeof importWishes,
  source: ReturnType<typeof file>,
): Promise<string> => {
  const done = await base.run(run as typeof importWishes, { event, source })
  if (!done.ok || done.value.importId === null) throw new Error('not imported')
  return done.value.importId
}
/** Everything that imports write, but for identifiers that an import draws. */
const state = async () => ({
  participants: await participantsOf(base.db, base.scope, event.id),
  closed: await unavailabilityOf(base.db, base.scope, event.id),
  wishes: await wishesOf(base.db, base.scope, event.id),
})
const undo = (importId: string) => base.run(undoImport, { event, importId })

const START = ['Ville A;acheteur;2;1;Ana;Un;a@a.example', 'Atelier B;structure;;;;;']

describe('undoImport', () => {
  it('removes what was added, restores what was changed, to the letter', async () => {
    await people(...START)
    const before = await state()
    const id = await people('Ville A;acheteur;5;2, 3;Zoé;Deux;z@a.example', 'Atelier C;structure;;;;;')
    expect((await state()).participants.map(({ displayName, quota }) => [displayName, quota])).toEqual([
      ['Ville A', 5],
      ['Atelier B', null],
      ['Atelier C', null],
    ])
    expect(await undo(id)).toEqual({ ok: true, value: { undone: 2, kept: 0 } })
    expect(await state()).toEqual(before)
    const again = await undo(id)
    expect(again.ok ? again.value : again.refusal.code).toBe('import-undone')
    // Who was there before is kept nowhere twice.
    const people_ = await base.db
      .selectFrom('import_person')
      .select('name')
      .where('import_id', '=', id)
      .execute()
    expect(people_).toEqual([])
  })

  it('records nothing of rows that change nothing', async () => {
    await people(...START)
    const id = await people(...START)
    expect(await changesOf(base.db, base.scope, id)).toEqual([])
    expect(
      (await importsOf(base.db, base.scope, event.id, 'participants')).map(({ added, changed }) => [
        added,
        changed,
      ]),
    ).toEqual([
      [0, 0],
      [2, 0],
    ])
  })

  it('undoes imports one after the other, from the last to the first', async () => {
    const first = await people(...START)
    const between = await state()
    const second = await people('Ville A;acheteur;4;;;;')
    // The first one no longer finds what it left: it must wait for the second.
    expect(await undo(second)).toEqual({ ok: true, value: { undone: 1, kept: 0 } })
    expect(await state()).toEqual(between)
    expect(await undo(first)).toEqual({ ok: true, value: { undone: 2, kept: 0 } })
    expect((await state()).participants).toEqual([])
  })

  it('keeps what was changed since and what wishes hang on, and says why', async () => {
    const id = await people(...START, 'Atelier D;structure;;;;;', 'Atelier E;structure;;;;;')
    await wishes('Ville A;Atelier B;prioritaire')
    const known = await participantsOf(base.db, base.scope, event.id)
    const changed = known.find(({ displayName }) => displayName === 'Atelier D')
    if (changed === undefined) throw new Error('no participant')
    await base.run(limitParticipant, {
      event,
      participantId: changed.id,
      limits: { least: 1 },
    })
    expect(await undo(id)).toEqual({ ok: true, value: { undone: 1, kept: 3 } })
    const names = new Map(known.map(({ id: one, displayName }) => [one, displayName]))
    const kept = (await changesOf(base.db, base.scope, id)).map(({ participantId, outcome, reasons }) => [
      names.get(participantId),
      outcome,
      reasons,
    ])
    expect(kept).toEqual([
      ['Ville A', 'kept', ['wish']],
      ['Atelier B', 'kept', ['wish']],
      ['Atelier D', 'kept', ['changed']],
      ['Atelier E', 'undone', []],
    ])
    expect((await state()).wishes.length).toBe(1)
  })

  it('undoes wishes, unless a timetable computed since counts on them', async () => {
    await people(...START, 'Atelier D;structure;;;;;')
    await wishes('Ville A;Atelier D;souhaité')
    const before = await state()
    const free = await wishes('Ville A;Atelier D;à éviter', 'Ville A;Atelier B;prioritaire')
    expect(await undo(free)).toEqual({ ok: true, value: { undone: 2, kept: 0 } })
    expect(await state()).toEqual(before)
    const placed = await wishes('Ville A;Atelier B;prioritaire', 'Atelier D;Ville A;à éviter')
    const proposed = await base.run(proposeTimetable, { eventId: event.id, seed: 1, seconds: 1 })
    expect(proposed.ok).toBe(true)
    expect(await undo(placed)).toEqual({ ok: true, value: { undone: 1, kept: 1 } })
    const [kept] = (await changesOf(base.db, base.scope, placed)).filter(({ outcome }) => outcome === 'kept')
    expect([kept?.after, kept?.reasons]).toEqual(['must', ['timetable']])
  })

  it('undoes once, however many ask at the same time', async () => {
    const id = await people(...START)
    const all = await Promise.all(Array.from({ length: 6 }, () => undo(id)))
    expect(all.filter(({ ok }) => ok).length).toBe(1)
    expect((await state()).participants).toEqual([])
  })

  it('knows every table that refers to a participant', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct c.conrelid::regclass::text as name from pg_constraint c
      where c.contype = 'f' and c.confrelid = 'participant'::regclass`.execute(base.db)
    const [source] = (
      await sql<{
        body: string
      }>`select prosrc as body from pg_proc where proname = 'participant_ties'`.execute(base.db)
    ).rows
    const unread = rows.map(({ name }) => name).filter((name) => !source?.body.includes(`public.${name} `))
    // What an import writes itself is in its fingerprint.
    expect(unread.sort()).toEqual(['unavailability'])
  })
})
