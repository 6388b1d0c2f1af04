import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anEvent } from '../../../test/builders/events.ts'
import { aCall, answersFor } from '../../../test/builders/pitches.ts'
import { testBodies } from '../../../test/support/bodies.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findEventById, type OpenMapEvent, programmeOf } from '../../events/index.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Clock, Temporal } from '../../platform/kernel/dates.ts'
import type { Outcome } from '../domain/application.ts'
import { chosenOf, findApplication, submittedOf } from '../store/applications.ts'
import { callOf } from '../store/calls.ts'
import { halfDaysOf } from '../store/halfDays.ts'
import { jurorIds } from '../store/jury.ts'
import { invitedAddresses } from '../store/juryInvitations.ts'
import { declareConflict, saveAssessment } from './assess.ts'
import { saveApplication, submitApplication, withdrawApplication } from './changeApplication.ts'
import { decideSelection } from './decideSelection.ts'
import { readDeliberation } from './deliberate.ts'
import { editAnswer } from './editAnswer.ts'
import { exportPitches } from './exportPitches.ts'
import { addHalfDay, chooseHalfDay, removeHalfDay } from './halfDays.ts'
import { joinJury, withdrawInvitation } from './inviteJuror.ts'
import { designateJuror, liftConflict, remindJury, removeJuror } from './manageJury.ts'
import { promoteSubstitute } from './promoteSubstitute.ts'
import { movePitch, publishPitches } from './publishPitches.ts'
import { saveCall } from './saveCall.ts'
import { sendAnswers } from './sendAnswers.ts'
import { startApplication } from './startApplication.ts'

const OPEN = '2026-11-10T12:00:00Z'
const CLOSED = '2026-11-21T12:00:00Z'

let now = OPEN
const clock: Clock = { now: () => Temporal.Instant.from(now) }
let database: Awaited<ReturnType<typeof testDatabase>>
let event: OpenMapEvent
const site = { territory: { name: 'Île-de-France', zone: 'Europe/Paris' }, publicUrl: 'https://openmap.test' }

beforeAll(async () => {
  database = await testDatabase({ clock })
})
afterAll(() => database.close())
beforeEach(async () => {
  now = OPEN
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

const open = async (given: Parameters<typeof aCall>[0] = {}) =>
  kept(await database.run(saveCall, { event, content: aCall(given) }))

const sent = async (number: number, given: Parameters<typeof answersFor>[1] = {}): Promise<string> => {
  const answers = answersFor(number, given)
  const { application } = kept(await database.run(startApplication, { event, answers, site }))
  kept(await database.run(submitApplication, { event, applicationId: application.id, consent: true, site }))
  return application.id
}

const juror = async (): Promise<string> => {
  const personId = await testBodies(database).person()
  kept(await database.run(designateJuror, { event, email: `${personId}@essai.invalid`, site }))
  return personId
}

const score = (applicationId: string, personId: string, value: number) =>
  database.run(saveAssessment, {
    event,
    applicationId,
    personId,
    scores: { c1: value, c2: value },
    comment: null,
    complete: true,
  })

const deliberation = async () => {
  const call = await callOf(database.db, database.scope, event.id)
  if (call === null) throw new Error('no call')
  return readDeliberation(database.ctx, { event, call })
}

const mailsOf = async (template: string) =>
  (
    await database.db
      .selectFrom('mail')
      .select(['recipient', 'body_text', 'subject'])
      .where('template', '=', template)
      .where('body_text', 'like', `%${event.title}%`)
      .execute()
  ).filter(({ body_text }) => body_text.includes(event.title))

describe('an application', () => {
  it('is numbered in its call, mailed a link at the first saving and a receipt at sending, once', async () => {
    await open()
    const before = (await mailsOf('pitch-received')).length
    const first = await sent(1)
    const second = await sent(2)
    const numbers = await submittedOf(database.db, database.scope, event.id)
    expect(numbers.map(({ id, number }) => [id, number])).toEqual([
      [first, 1],
      [second, 2],
    ])
    expect((await mailsOf('pitch-received')).length - before).toBe(2)
    const again = { event, applicationId: first, consent: true, site }
    expect(codeOf(await database.run(submitApplication, again))).toBe('not-draft')
    const edited = { event, applicationId: first, answers: answersFor(9) }
    expect(codeOf(await database.run(saveApplication, edited))).toBe('not-draft')
    expect((await findApplication(database.db, database.scope, event.id, first))?.structure).toBe(
      'Structure démo 01',
    )
    expect((await mailsOf('pitch-received')).length - before).toBe(2)
  })

  it('is refused late, by a sentence with the date', async () => {
    await open()
    const { application } = kept(
      await database.run(startApplication, { event, answers: answersFor(1), site }),
    )
    now = '2026-11-20T17:00:01Z'
    const late = await database.run(submitApplication, {
      event,
      applicationId: application.id,
      consent: true,
      site,
    })
    expect(late).toMatchObject({
      refusal: { code: 'too-late', sentence: expect.stringContaining('20 novembre 2026 à 18\u00a0h') },
    })
    const started = await database.run(startApplication, { event, answers: answersFor(2), site })
    expect(codeOf(started)).toBe('too-late')
  })

  it('numbers two drafts begun at once differently', async () => {
    await open()
    const made = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        database.run(startApplication, { event, answers: answersFor(number), site }),
      ),
    )
    expect(made.map((one) => kept(one).application.number).sort()).toEqual([1, 2, 3, 4])
  })

  it('freezes questions and criteria once one is sent', async () => {
    await open()
    await sent(1)
    const other = aCall({ criteria: [{ id: 'c1', label: 'Autre', weight: 1 }] })
    expect(codeOf(await database.run(saveCall, { event, content: other }))).toBe('call-frozen')
    const later = aCall({ closesAt: '2026-11-22T18:00:00' })
    expect(codeOf(await database.run(saveCall, { event, content: later }))).toBe('ok')
  })
})

describe('the jury', () => {
  it('is designated, told once, and stays once it said something', async () => {
    await open()
    const personId = await juror()
    const twice = { event, email: `${personId}@essai.invalid`, site }
    expect(codeOf(await database.run(designateJuror, twice))).toBe('already-juror')
    const notices = () =>
      database.db.selectFrom('notice').select('title').where('person_id', '=', personId).execute()
    expect(await notices()).toEqual([{ title: 'Des candidatures à évaluer avant le 27 novembre 2026' }])
    const application = await sent(1)
    expect(kept(await database.run(remindJury, { event, site }))).toBe(1)
    expect(kept(await database.run(remindJury, { event, site }))).toBe(0)
    kept(await score(application, personId, 3))
    expect(kept(await database.run(remindJury, { event, site }))).toBe(0)
    expect(codeOf(await database.run(removeJuror, { event, personId }))).toBe('has-scores')
    const other = await juror()
    expect(codeOf(await database.run(removeJuror, { event, personId: other }))).toBe('ok')
  })

  it('takes in whoever was invited by the address that they prove, once, and nobody else', async () => {
    await open()
    const { person, as } = testBodies(database)
    const email = `futur-${event.id}@essai.invalid`
    const asked = { event, email, site }
    expect(kept(await database.run(designateJuror, asked))).toBe('invited')
    expect(codeOf(await database.run(designateJuror, asked))).toBe('already-juror')
    const [mail] = await mailsOf('pitch-jury-invitation')
    expect([mail?.recipient, mail?.body_text.includes('/jury/invitation')]).toEqual([email, true])
    expect(codeOf(await as(await person(), (ctx) => joinJury(ctx, { event })))).toBe('unknown-person')
    const personId = await person({ email })
    const twice = [1, 2].map(() => as(personId, (ctx) => joinJury(ctx, { event })))
    expect((await Promise.all(twice)).map(codeOf).sort()).toEqual(['ok', 'unknown-person'])
    expect(await jurorIds(database.db, database.scope, event.id)).toEqual([personId])
    kept(await database.run(designateJuror, { ...asked, email: 'autre@essai.invalid' }))
    kept(await database.run(withdrawInvitation, { event, email: 'autre@essai.invalid' }))
    expect(await invitedAddresses(database.db, database.scope, event.id)).toEqual([])
  })

  it('judges again where a conflict was lifted, and only there', async () => {
    await open()
    const applicationId = await sent(1)
    const personId = await juror()
    const one = { event, applicationId, personId, site }
    expect(codeOf(await database.run(liftConflict, one))).toBe('conflict')
    kept(await database.run(declareConflict, one))
    kept(await database.run(liftConflict, one))
    kept(await score(applicationId, personId, 4))
    // Scores are not a conflict: nothing of them is taken back.
    expect(codeOf(await database.run(liftConflict, one))).toBe('conflict')
    expect((await deliberation()).ranked[0]).toMatchObject({ votes: 1, conflicts: 0 })
  })

  it('keeps the scores of two members at once apart', async () => {
    await open()
    const application = await sent(1)
    const [one, other] = [await juror(), await juror()]
    const saved = await Promise.all([score(application, one, 5), score(application, other, 2)])
    expect(saved.map(codeOf)).toEqual(['ok', 'ok'])
    expect((await deliberation()).ranked[0]).toMatchObject({ votes: 2, mean: { sum: 28, count: 8 } })
  })

  it('refuses a score out of range, and whatever follows a conflict', async () => {
    await open()
    const application = await sent(1)
    const personId = await juror()
    expect(codeOf(await score(application, personId, 6))).toBe('score-invalid')
    expect(codeOf(await database.run(declareConflict, { event, applicationId: application, personId }))).toBe(
      'ok',
    )
    expect(codeOf(await score(application, personId, 3))).toBe('conflict')
    expect((await deliberation()).ranked[0]).toMatchObject({ votes: 0, conflicts: 1, mean: null })
  })

  it('judges neither a withdrawn application nor its own', async () => {
    await open()
    const personId = await juror()
    const application = await sent(1)
    await database.db
      .updateTable('pitch_application')
      .set({ person_id: personId })
      .where('id', '=', application)
      .execute()
    expect(codeOf(await score(application, personId, 3))).toBe('conflict')
    const gone = await sent(2)
    kept(await database.run(withdrawApplication, { event, applicationId: gone }))
    expect(codeOf(await score(gone, personId, 3))).toBe('not-submitted')
  })
})

/** Three applications scored 5, 4, 3. */
const scored = async (given: Parameters<typeof aCall>[0] = {}) => {
  await open(given)
  const ids = [await sent(1), await sent(2), await sent(3)]
  const personId = await juror()
  for (const [index, id] of ids.entries()) kept(await score(id, personId, 5 - index))
  now = CLOSED
  return { ids, personId }
}

const proposed = (ids: readonly string[]) =>
  new Map<string, Outcome>([
    [ids[0] ?? '', 'chosen'],
    [ids[1] ?? '', 'chosen'],
    [ids[2] ?? '', 'substitute'],
  ])

const decide = async (ids: readonly string[]) =>
  kept(await database.run(decideSelection, { event, outcomes: proposed(ids), deviation: '' }))

describe('the decision', () => {
  it('waits for the end of the call, and freezes the scores', async () => {
    const { ids, personId } = await scored()
    now = OPEN
    const early = { event, outcomes: proposed(ids), deviation: '' }
    expect(codeOf(await database.run(decideSelection, early))).toBe('still-open')
    now = CLOSED
    await decide(ids)
    expect(codeOf(await score(ids[0] ?? '', personId, 1))).toBe('jury-over')
  })

  it('asks why it deviates, and keeps the reason', async () => {
    const { ids } = await scored()
    const other = new Map<string, Outcome>([[ids[2] ?? '', 'chosen']])
    const input = { event, outcomes: other, deviation: '' }
    expect(codeOf(await database.run(decideSelection, input))).toBe('reason-missing')
    kept(await database.run(decideSelection, { ...input, deviation: 'Une offre rare.' }))
    expect((await deliberation()).call.deviation).toBe('Une offre rare.')
  })

  it('explains quotas that nobody can meet, and lets choose with a reason', async () => {
    const { ids } = await scored({
      quotas: [{ kind: 'department', bound: 'least', code: '75', count: 1 }],
    })
    expect((await deliberation()).proposal).toMatchObject({ feasible: false, alone: true })
    const input = { event, outcomes: proposed(ids), deviation: '' }
    expect(codeOf(await database.run(decideSelection, input))).toBe('reason-missing')
    expect(codeOf(await database.run(decideSelection, { ...input, deviation: 'Personne.' }))).toBe('ok')
    expect((await deliberation()).checks).toMatchObject([{ counted: 0, met: false }])
  })

  it('answers each application once, with its reasons, whoever asks twice at once', async () => {
    const { ids } = await scored()
    expect(codeOf(await database.run(sendAnswers, { event, site }))).toBe('not-decided')
    await decide(ids)
    const before = (await mailsOf('pitch-answer')).length
    const twice = await Promise.all([1, 2].map(() => database.run(sendAnswers, { event, site })))
    expect(twice.map(codeOf).sort()).toEqual(['already-answered', 'ok'])
    const mails = (await mailsOf('pitch-answer')).slice(before)
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([
      'candidat-1@essai.invalid',
      'candidat-2@essai.invalid',
      'candidat-3@essai.invalid',
    ])
    const last = mails.find(({ recipient }) => recipient.startsWith('candidat-3'))
    expect(last?.body_text).toContain('liste des remplaçants, en position 1')
    expect(last?.body_text).toContain('La vôtre a obtenu 3 sur 5')
    const again = { event, outcomes: proposed(ids), deviation: '' }
    expect(codeOf(await database.run(decideSelection, again))).toBe('already-answered')
    const gone = { event, applicationId: ids[0] ?? '' }
    expect(codeOf(await database.run(withdrawApplication, gone))).toBe('already-answered')
  })

  it('sends the words of the organiser, and lets nobody change them afterwards', async () => {
    const { ids } = await scored()
    const [applicationId = ''] = ids
    const edit = { event, applicationId, reason: 'Bravo, le jury a été unanime.' }
    expect(codeOf(await database.run(editAnswer, edit))).toBe('not-decided')
    await decide(ids)
    expect(codeOf(await database.run(editAnswer, { ...edit, reason: '  ' }))).toBe('text-missing')
    kept(await database.run(editAnswer, edit))
    kept(await database.run(sendAnswers, { event, site }))
    const told = (await mailsOf('pitch-answer')).filter(({ body_text }) => body_text.includes('été unanime'))
    expect(told.map(({ recipient }) => recipient)).toEqual(['candidat-1@essai.invalid'])
    expect(codeOf(await database.run(editAnswer, edit))).toBe('already-answered')
  })

  it('gives a place that is left to a substitute: both are told, the half-day is free, the programme follows', async () => {
    const { ids } = await scored()
    const [one = '', two = '', three = ''] = ids
    const promote = { event, leaving: one, replacement: three, reason: 'Vous renoncez.', site }
    await decide(ids)
    expect(codeOf(await database.run(promoteSubstitute, promote))).toBe('not-answered')
    const day = {
      startsAt: '2026-12-01T09:00:00',
      endsAt: '2026-12-01T12:00:00',
      place: 'Salle',
      capacity: 1,
    }
    kept(await database.run(addHalfDay, { event, day }))
    kept(await database.run(sendAnswers, { event, site }))
    const [halfDay] = await halfDaysOf(database.db, database.scope, event.id)
    const halfDayId = halfDay?.id ?? ''
    kept(await database.run(chooseHalfDay, { event, applicationId: one, halfDayId }))
    kept(await database.run(publishPitches, { event, hours: { start: '09:30', end: '09:50' } }))
    expect(codeOf(await database.run(promoteSubstitute, { ...promote, replacement: two }))).toBe(
      'not-substitute',
    )
    const both = await Promise.all([1, 2].map(() => database.run(promoteSubstitute, promote)))
    expect(both.map(codeOf).sort()).toEqual(['not-chosen', 'ok'])
    const chosen = await chosenOf(database.db, database.scope, event.id)
    expect(chosen.map(({ id, position }) => [id, position])).toEqual([
      [three, 1],
      [two, 2],
    ])
    expect(await findApplication(database.db, database.scope, event.id, one)).toMatchObject({
      outcome: 'declined',
      halfDayId: null,
      reason: 'Vous renoncez.',
    })
    kept(await database.run(chooseHalfDay, { event, applicationId: three, halfDayId }))
    const mails = await mailsOf('pitch-change')
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([
      'candidat-1@essai.invalid',
      'candidat-3@essai.invalid',
    ])
    expect(mails.find(({ recipient }) => recipient.startsWith('candidat-3'))?.body_text).toContain(
      'maintenant retenue',
    )
    expect((await programmeOf(database.db, database.scope, event.id))[0]?.speakers).toEqual([
      'Structure démo 03',
      'Structure démo 02',
    ])
  })

  it('is published in the order of passage, and the programme follows a move', async () => {
    const { ids } = await scored()
    await decide(ids)
    const hours = { start: '09:30', end: '09:50' }
    expect(codeOf(await database.run(publishPitches, { event, hours }))).toBe('not-answered')
    kept(await database.run(sendAnswers, { event, site }))
    expect(kept(await database.run(publishPitches, { event, hours }))).toBe(2)
    const session = async () => (await programmeOf(database.db, database.scope, event.id))[0]
    expect(await session()).toMatchObject({
      kind: 'pitch',
      startsAt: '2026-12-10T09:30:00',
      speakers: ['Structure démo 01', 'Structure démo 02'],
    })
    kept(await database.run(movePitch, { event, applicationId: ids[1] ?? '', by: -1 }))
    expect((await session())?.speakers).toEqual(['Structure démo 02', 'Structure démo 01'])
    expect(await programmeOf(database.db, database.scope, event.id)).toHaveLength(1)
    const chosen = await chosenOf(database.db, database.scope, event.id)
    expect(chosen.map(({ position }) => position)).toEqual([1, 2])
    expect(codeOf(await database.run(movePitch, { event, applicationId: ids[2] ?? '', by: 1 }))).toBe(
      'not-chosen',
    )
  })
})

describe('half-days of preparation', () => {
  const day = {
    startsAt: '2026-12-01T09:00:00',
    endsAt: '2026-12-01T12:00:00',
    place: 'Salle A',
    capacity: 1,
  }

  it('give the last place to one of two who ask at once', async () => {
    const { ids } = await scored()
    await decide(ids)
    kept(await database.run(addHalfDay, { event, day }))
    const [half] = await halfDaysOf(database.db, database.scope, event.id)
    const ask = (applicationId: string) =>
      database.run(chooseHalfDay, { event, applicationId, halfDayId: half?.id ?? '' })
    const asked = await Promise.all(ids.slice(0, 2).map(ask))
    expect(asked.map(codeOf).sort()).toEqual(['half-day-full', 'ok'])
    const holder = asked[0]?.ok ? ids[0] : ids[1]
    expect(codeOf(await ask(holder ?? ''))).toBe('ok')
    expect(codeOf(await ask(ids[2] ?? ''))).toBe('not-chosen')
    const remove = { event, halfDayId: half?.id ?? '' }
    expect(codeOf(await database.run(removeHalfDay, remove))).toBe('half-day-taken')
  })

  it('free the first place of whoever changes', async () => {
    const { ids } = await scored()
    await decide(ids)
    kept(await database.run(addHalfDay, { event, day }))
    kept(await database.run(addHalfDay, { event, day: { ...day, place: 'Salle B' } }))
    const [first, second] = await halfDaysOf(database.db, database.scope, event.id)
    const ask = (applicationId: string | undefined, halfDayId: string | undefined) =>
      database.run(chooseHalfDay, {
        event,
        applicationId: applicationId ?? '',
        halfDayId: halfDayId ?? '',
      })
    kept(await ask(ids[0], first?.id))
    kept(await ask(ids[0], second?.id))
    expect(codeOf(await ask(ids[1], first?.id))).toBe('ok')
  })

  it('stay with nobody who leaves its place at the same moment', async () => {
    const { ids } = await scored()
    const [one = '', , three = ''] = ids
    await decide(ids)
    kept(await database.run(addHalfDay, { event, day }))
    kept(await database.run(sendAnswers, { event, site }))
    const [half] = await halfDaysOf(database.db, database.scope, event.id)
    const waiting = async (): Promise<boolean> => {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db)
      return rows.length > 0
    }
    const asked = await inTransaction(
      database.db,
      { clock, scope: database.scope, dispatch: async () => {} },
      async (ctx) => {
        const promote = { event, leaving: one, replacement: three, reason: 'Vous renoncez.', site }
        kept(await promoteSubstitute(ctx, promote))
        // It still reads itself as chosen, and waits for what the promotion holds.
        const choosing = database.run(chooseHalfDay, { event, applicationId: one, halfDayId: half?.id ?? '' })
        for (let tries = 0; !(await waiting()); tries += 1) if (tries > 1000) throw new Error('nobody waits')
        return { choosing }
      },
      () => true,
    )
    expect(codeOf(await asked.choosing)).toBe('not-chosen')
    expect(await findApplication(database.db, database.scope, event.id, one)).toMatchObject({
      outcome: 'declined',
      halfDayId: null,
    })
  })

  it('end after they begin, once at each place', async () => {
    await open()
    const backwards = { ...day, endsAt: day.startsAt }
    // Each refusal names the field of this form: the page also asks for hours of its own.
    const refused = (field: string) => ({ ok: false, refusal: { code: 'half-day-invalid', field } })
    expect(await database.run(addHalfDay, { event, day: backwards })).toMatchObject(refused('halfEnd'))
    kept(await database.run(addHalfDay, { event, day }))
    expect(await database.run(addHalfDay, { event, day })).toMatchObject(refused('halfStart'))
  })
})

describe('exports', () => {
  it('hold the applications in the order of the ranking, and each score', async () => {
    await scored()
    const { call } = await deliberation()
    const { applications, scores } = await exportPitches(database.ctx, { event, call })
    expect(applications.rows.map((row) => [row[0], row[1], row[9], row[10]])).toEqual([
      [1, 'Structure démo 01', 1, 5],
      [2, 'Structure démo 02', 2, 4],
      [3, 'Structure démo 03', 3, 3],
    ])
    expect(applications.columns).toHaveLength(applications.rows[0]?.length ?? 0)
    expect(scores.rows.map((row) => row.slice(3, 6))).toEqual([
      ['terminée', 5, 5],
      ['terminée', 4, 4],
      ['terminée', 3, 3],
    ])
  })
})
