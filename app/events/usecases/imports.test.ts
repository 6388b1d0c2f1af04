import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { participantsOf } from '../store/participants.ts'
import { unavailabilityOf } from '../store/plan.ts'
import { wishesOf } from '../store/wishes.ts'
import { addParticipant } from './addParticipant.ts'
import { createEvent } from './createEvent.ts'
import { importParticipants } from './importParticipants.ts'
import { importWishes } from './importWishes.ts'
import { updateEventPlan } from './updateEventPlan.ts'

let base: TestDatabase
let event: OpenMapEvent
beforeAll(async () => {
  base = await testDatabase()
  const made = await base.run(createEvent, { title: 'Import', day: '2026-12-03' })
  if (!made.ok) throw new Error(made.refusal.sentence)
  event = made.value
  const form = { start: '09:00', minutes: 20, gap: 5, count: 3, pauseAfter: 0, pauseMinutes: 0, tables: 2 }
  await base.run(updateEventPlan, { eventId: event.id, form })
})
afterAll(() => base.close())

const csv = (text: string, encoding: BufferEncoding = 'utf8') => ({
  name: 'fichier.csv',
  bytes: new Uint8Array(Buffer.from(text, encoding)),
})
const summary = (result: Awaited<ReturnType<typeof importWishes>>) =>
  result.ok
    ? [result.value.accepted, result.value.warned, result.value.rejected, result.value.written]
    : [result.refusal.code, result.refusal.field]
const names = async () =>
  (await participantsOf(base.db, base.scope, event.id)).map(({ displayName }) => displayName)

describe('addParticipant', () => {
  it('registers a name once for a role, whoever adds it at the same time', async () => {
    const made = await base.run(createEvent, { title: 'Ajouts', day: '2026-12-04' })
    if (!made.ok) throw new Error(made.refusal.sentence)
    const wanted = { eventId: made.value.id, role: 'buyer', displayName: 'Ville d’essai' } as const
    const added = await Promise.all(Array.from({ length: 8 }, () => base.run(addParticipant, wanted)))
    expect(added.filter(({ ok }) => ok).length).toBe(1)
    expect(added.flatMap((one) => (one.ok ? [] : [one.refusal.code]))).toEqual(
      Array(7).fill('participant-exists'),
    )
  })
})

describe('importParticipants', () => {
  const file = csv(
    'Nom;Rôle;Indisponible;Courriel\nVille d’Évry;Acheteur;;achats@evry.example\nAtelier Vert;structure;2, 9:50;\nLe Fil;structure;9;\n',
  )

  it('judges without writing in a dry run, and holds everything back when strict', async () => {
    expect(summary(await base.run(importParticipants, { event, source: file, dryRun: true }))).toEqual([
      2,
      0,
      1,
      false,
    ])
    expect(summary(await base.run(importParticipants, { event, source: file, strict: true }))).toEqual([
      2,
      0,
      1,
      false,
    ])
    expect(await names()).toEqual([])
  })

  it('writes the good rows, with their availability, once', async () => {
    expect(summary(await base.run(importParticipants, { event, source: file }))).toEqual([2, 0, 1, true])
    expect(summary(await base.run(importParticipants, { event, source: file }))).toEqual([0, 2, 1, true])
    expect(await names()).toEqual(['Ville d’Évry', 'Atelier Vert'])
    expect((await unavailabilityOf(base.db, base.scope, event.id)).length).toBe(2)
    const [buyer] = await participantsOf(base.db, base.scope, event.id)
    expect(buyer?.representatives.map(({ email }) => email)).toEqual(['achats@evry.example'])
  })

  it('reads Windows-1252 and commas, and names the columns that are missing', async () => {
    const latin = csv('Nom,Rôle\nRégie de quartier,Structure\n', 'latin1')
    expect(summary(await base.run(importParticipants, { event, source: latin }))).toEqual([1, 0, 0, true])
    expect(await names()).toContain('Régie de quartier')
    const result = await base.run(importParticipants, { event, source: csv('Nom;Ville\nX;Y\n') })
    expect(summary(result)).toEqual(['columns-missing', 'file'])
  })
})

describe('importWishes', () => {
  it('rejects a wish for an unknown participant, naming the column, the value and the remedy', async () => {
    const source = csv(
      'De;Vers;Niveau\nVille d’Évry;Atelier Vert;prioritaire\nVille d’Évry;Fantôme;souhaité\n',
    )
    const result = await base.run(importWishes, { event, source })
    expect(summary(result)).toEqual([1, 0, 1, true])
    expect(result.ok && result.value.rows[1]).toEqual({
      row: 2,
      verdict: 'rejected',
      problems: [
        {
          column: 'Vers',
          code: 'participant-unknown',
          value: 'Fantôme',
          remedy:
            'Ce nom n’est pas inscrit à la rencontre\u00a0: corrigez-le ou inscrivez d’abord ce participant.',
        },
      ],
    })
    expect((await wishesOf(base.db, base.scope, event.id)).map(({ level }) => level)).toEqual(['must'])
  })

  it('reads a matrix too', async () => {
    const source = csv('Structure;Ville d’Évry\nAtelier Vert;x\nRégie de quartier;1\n')
    expect(summary(await base.run(importWishes, { event, source }))).toEqual([2, 0, 0, true])
    expect((await wishesOf(base.db, base.scope, event.id)).length).toBe(3)
  })

  it('refuses a file without the columns of wishes', async () => {
    expect(summary(await base.run(importWishes, { event, source: csv('a;b\n1;2\n') }))).toEqual([
      'columns-missing',
      'file',
    ])
  })
})
