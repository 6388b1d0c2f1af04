import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countStructures } from '../../app/directory/index.ts'
import { createEvent, exportWishes, findEventBySlug, updateEventPlan } from '../../app/events/index.ts'
import type { ImportReport } from '../../app/platform/tables/verdict.ts'
import { referenceImports } from '../../app/platform/taxonomies/referenceImports.ts'
import { openmap } from '../support/command.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { meetingDayFiles } from '../support/meetingDay.ts'

const folder = mkdtempSync(join(tmpdir(), 'openmap-commands-'))
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
let base: TestDatabase
let env: { DATABASE_URL: string }

beforeAll(async () => {
  base = await testDatabase()
  env = { DATABASE_URL: base.url }
  const made = await base.run(createEvent, { title: 'Journée des commandes', day: '2026-12-03' })
  if (!made.ok) throw new Error(made.refusal.sentence)
  const bare = await base.run(createEvent, { title: 'Sans plan', day: '2026-12-04' })
  if (!bare.ok) throw new Error(bare.refusal.sentence)
  const form = { start: '09:00', minutes: 20, gap: 5, count: 8, pauseAfter: 0, pauseMinutes: 0, tables: 10 }
  await base.run(updateEventPlan, { eventId: made.value.id, form })
})
afterAll(async () => {
  await base.close()
  rmSync(folder, { recursive: true, force: true })
})

const report = (stdout: string): ImportReport => JSON.parse(stdout)
const codes = (stdout: string) =>
  report(stdout).rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)])
const refusal = (stdout: string): { code: string; field?: string; sentence: string } =>
  JSON.parse(stdout).error
const held = () => countStructures(base.db, base.scope)

describe('import structures', () => {
  const bad = file(
    'latin.csv',
    Buffer.from(
      [
        'N° SIRET;Dénomination;Type;Code postal;Commune;Date',
        '35600000000048;La Poste de l’Été;EI;93200;Saint-Denis;31/02/2024'.replaceAll('’', "'"),
        '12345678901234;Clé fausse;EI;93200;Saint-Denis;',
        ';Sans numéro;ACI;75011;Paris;',
        '35600000000048;La Poste de l’Été;EI;93200;Saint-Denis;'.replaceAll('’', "'"),
        '=SOMME(A1);Formule;EI;75011;Paris;',
        '00012345600014;Type inconnu;XYZ;75011;Paris;',
      ].join('\r\n'),
      'latin1',
    ),
  )

  it('gives each row its verdict, in Windows-1252 with semicolons; a dry run writes nothing', async () => {
    const [dry, strict] = await Promise.all([
      openmap(['import', 'structures', bad, '--json', '--dry-run'], env),
      openmap(['import', 'structures', bad, '--strict'], env),
    ])
    expect([dry.code, codes(dry.stdout)]).toEqual([
      0,
      [
        ['warned', 'date'],
        ['rejected', 'siret-key'],
        ['rejected', 'siret-absent'],
        ['rejected', 'repeated'],
        ['rejected', 'siret-characters'],
        ['rejected', 'kind-unknown'],
      ],
    ])
    expect(strict.code).toBe(0)
    expect(strict.stdout).toContain('Rien n’a été écrit')
    expect(await held()).toBe(0)
  })

  it('writes the good rows and names column, value and remedy', async () => {
    const { code, stdout, stderr } = await openmap(['import', 'structures', bad, '--json'], env)
    expect([code, stderr]).toEqual([0, ''])
    expect(report(stdout).rows[0]).toEqual({
      row: 1,
      verdict: 'warned',
      problems: [
        {
          column: 'Date',
          code: 'date',
          value: '31/02/2024',
          remedy: 'Cette date n’existe pas\u00a0: elle est laissée vide.',
        },
      ],
    })
    expect(await held()).toBe(1)
  })

  it('exports what it can import back, in CSV and XLSX; JSON and GeoJSON for programs', async () => {
    const [csv, xlsx] = [join(folder, 'out.csv'), join(folder, 'out.xlsx')]
    const [one, two, json, geojson] = await Promise.all([
      openmap(['export', 'structures', csv], env),
      openmap(['export', 'structures', xlsx], env),
      openmap(['export', 'structures', '--json'], env),
      openmap(['export', 'structures', '--format', 'geojson'], env),
    ])
    expect([one.code, one.stdout, two.code, two.stdout]).toEqual([0, '', 0, ''])
    expect(JSON.parse(json.stdout).structures.map((each: { siret: string }) => each.siret)).toEqual([
      '35600000000048',
    ])
    expect(JSON.parse(geojson.stdout).type).toBe('FeatureCollection')
    for (const path of [csv, xlsx]) {
      const again = await openmap(['import', 'structures', path, '--json', '--dry-run'], env)
      expect(codes(again.stdout)).toEqual([['accepted']])
    }
  })

  it.each([
    ['missing columns', 'a;b\n1;2\n', 'columns-missing', 'Il manque'],
    ['a document that is no table', '%PDF-1.7\n', 'unknown-format', 'ni un CSV ni un classeur'],
    ['nothing', '', 'empty', 'vide'],
  ])('refuses %s in one sentence', async (name, content, code, words) => {
    const path = file(`${name.replaceAll(' ', '-')}.csv`, content)
    const answered = await openmap(['import', 'structures', path, '--json'], env)
    expect(answered.code).toBe(1)
    expect(refusal(answered.stdout).code).toBe(code)
    expect(answered.stderr).toContain(words)
    expect(answered.stderr.trim().split('\n')).toHaveLength(1)
  })

  it('refuses a file that is not there', async () => {
    const answered = await openmap(['import', 'structures', join(folder, 'absent.csv')], env)
    expect([answered.code, answered.stdout]).toEqual([1, ''])
    expect(answered.stderr).toContain('introuvable')
  })
})

describe('import participants and wishes', () => {
  const at = ['--event', 'journee-des-commandes']

  it('names the known events where the one asked for is unknown', async () => {
    const answered = await openmap(
      ['import', 'participants', file('p0.csv', 'Nom;Rôle\nX;Acheteur\n'), '--event', 'inconnue', '--json'],
      env,
    )
    expect(answered.code).toBe(1)
    expect(refusal(answered.stdout)).toEqual({
      code: 'unknown-event',
      field: '--event',
      sentence:
        'Aucune rencontre n’a l’adresse «\u00a0inconnue\u00a0»\u00a0: choisissez parmi journee-des-commandes, sans-plan.',
    })
  })

  it('rejects a slot outside the event and a wish for an unknown participant', async () => {
    const slots = await openmap(
      [
        'import',
        'participants',
        file('p1.csv', 'Nom;Rôle;Indisponible\nTard;Acheteur;23h00\n'),
        ...at,
        '--json',
      ],
      env,
    )
    expect(report(slots.stdout).rows[0]?.problems).toMatchObject([
      { column: 'Indisponible', code: 'slot-outside-event', value: '23h00' },
    ])
    const wishes = await openmap(
      ['import', 'wishes', file('w1.csv', 'De;Vers;Niveau\nPersonne;Fantôme;souhaité\n'), ...at, '--json'],
      env,
    )
    expect(report(wishes.stdout).rows[0]?.problems).toMatchObject([
      { column: 'De', code: 'participant-unknown', value: 'Personne' },
      { column: 'Vers', code: 'participant-unknown', value: 'Fantôme' },
    ])
  })

  it('takes a whole day, exports it, and solves what it exports: 79 meetings of at most 79', async () => {
    const files = meetingDayFiles()
    const people = await openmap(
      ['import', 'participants', file('people.csv', files.participants), ...at, '--json'],
      env,
    )
    expect(report(people.stdout)).toMatchObject({ accepted: 37, warned: 0, rejected: 0 })
    const wishes = await openmap(['import', 'wishes', file('wishes.csv', files.wishes), ...at, '--json'], env)
    expect(report(wishes.stdout)).toMatchObject({ accepted: 80, warned: 0, rejected: 0 })
    const problem = await openmap(['export', 'problem', ...at], env)
    const solved = await openmap(['schedule', 'solve', '-', '--json'], {}, problem.stdout)
    const { status, meetings } = JSON.parse(solved.stdout)
    expect([problem.code, solved.code, status, meetings.length]).toEqual([0, 0, 'optimal', 79])
  })

  it('reads back its own participants and wishes', async () => {
    const [people, wishes] = await Promise.all([
      openmap(['export', 'participants', ...at], env),
      openmap(['export', 'wishes', ...at], env),
    ])
    const again = await Promise.all([
      openmap(['import', 'participants', file('p2.csv', people.stdout), ...at, '--json', '--dry-run'], env),
      openmap(['import', 'wishes', file('w2.csv', wishes.stdout), ...at, '--json', '--dry-run'], env),
    ])
    expect(again.map(({ stdout }) => report(stdout).rejected)).toEqual([0, 0])
    expect(again.map(({ stdout }) => report(stdout).rows.length)).toEqual([37, 80])
    const event = await findEventBySlug(base.db, base.scope, 'journee-des-commandes')
    if (event === null) throw new Error('no event')
    expect((await exportWishes(base.ctx, { event })).rows.length).toBe(80)
  })

  it('refuses the problem of a day without slot, and a timetable that is not published', async () => {
    const [problem, timetable] = await Promise.all([
      openmap(['export', 'problem', '--event', 'sans-plan', '--json'], env),
      openmap(['export', 'timetable', ...at, '--json'], env),
    ])
    expect([problem.code, refusal(problem.stdout).code]).toEqual([1, 'no-slot'])
    expect([timetable.code, refusal(timetable.stdout).code]).toEqual([1, 'unknown-version'])
    expect(timetable.stderr).toContain('Aucun plan de rendez-vous n’est publié')
  })
})

describe('import of a reference', () => {
  it('notes the file once it is written, and neither a trial nor a refusal', async () => {
    const cpv = file(
      'cpv.csv',
      'code;libelle\n45000000-7;Travaux de construction\n90910000-9;Nettoyage\nxx;Faux\n',
    )
    const noted = async () =>
      [...(await referenceImports(base.db)).values()].map(({ name, file: from, rows }) => [name, from, rows])
    await openmap(['import', 'cpv', cpv, '--dry-run'], env)
    await openmap(['import', 'cpv', cpv, '--strict'], env)
    expect(await noted()).toEqual([])
    const { code, stdout } = await openmap(['import', 'cpv', cpv, '--json'], env)
    expect([code, report(stdout).accepted, report(stdout).rejected]).toEqual([0, 2, 1])
    expect(await noted()).toEqual([['cpv', 'cpv.csv', 2]])
  })
})
