import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readParameters } from '../../app/administration/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { setLocale } from '../../app/platform/i18n/catalogue.ts'
import { obligationsOf, valueAt } from '../../packages/rules/index.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'

const LIST = '/administration/parametres'
const COST = `${LIST}/hours.hourly-cost`
const SHARE = `${LIST}/reservation.disabled-share`
const plain = (html: string) =>
  html
    .replaceAll('\u00a0', ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** Scénario : une administratrice date un paramètre juridique, le corrige, le retire ; la mission lit ; les autres non. */
describe('legal parameters', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Visitor & { personId: string }
  let mission: Visitor
  beforeAll(async () => {
    app = await testApplication()
    administrator = await app.signedIn({ platform: ['administrator'], name: 'Administration d’essai' })
    mission = await app.signedIn({ platform: ['mission'] })
  })
  afterAll(() => app.close())

  const typed = (change: Record<string, string> = {}) => ({
    value: '38',
    from: '2027-01-01',
    to: '',
    reference: 'délibération d’essai',
    verifiedBy: '',
    note: '',
    ...change,
  })
  const add = async (path: string, change: Record<string, string> = {}): Promise<Seen> =>
    administrator.submit(await administrator.open(path), path, typed(change))
  const costOn = async (day: string) => {
    const found = valueAt(await readParameters(app.db, app.scope), 'hours.hourly-cost', day)
    return found.ok ? found.value.value : found.error.code
  }
  const entries = async () =>
    app.db
      .selectFrom('audit_entry')
      .select(['action', 'subject_id', 'before', 'after'])
      .orderBy('id')
      .execute()
  /** Address of the only value of a page that can be corrected. */
  const correction = (page: Seen) =>
    /href="(\/administration\/parametres\/[^"/]+\/[0-9a-f-]{36})"/.exec(page.html)?.[1] ?? ''

  it('are shown by theme with value, origin and certainty, today or on another day', async () => {
    const page = await administrator.open(`${LIST}?le=2026-09-01`)
    expect(page.status).toBe(200)
    const text = plain(page.html)
    for (const words of [
      'Procédures et publicité',
      '92 paramètres, valeurs au 1er septembre 2026',
      '216 000 € HT',
      'Plus de valeur le 1er janvier 2028',
      'R2113-7 CCP',
      'À vérifier',
      ' 1 structure ',
    ])
      expect(text).toContain(words)
    const before = plain((await administrator.open(`${LIST}?le=2025-09-01`)).html)
    expect(before).toContain('221 000 € HT 216 000 € HT le 1er janvier 2026')
    const words = plain((await administrator.open(`${LIST}?q=l2113-13&voir=a-verifier`)).html)
    expect(words).toContain('Aucun paramètre ne correspond')
    const found = plain((await administrator.open(`${LIST}?q=défavorisés`)).html)
    expect(found).toContain('2 paramètres sur 92')
    const theme = plain((await administrator.open(`${LIST}?theme=oeth`)).html)
    expect(theme).toContain('12 paramètres sur 92')
    expect((await administrator.open(`${LIST}?theme=inconnu`)).status).toBe(422)
  })

  it('are read by the mission, written by administrators, closed to the others', async () => {
    for (const path of [LIST, COST, `${COST}?le=2027-06-01`]) {
      const page = await mission.open(path)
      expect([path, page.status]).toEqual([path, 200])
      expect(page.html).not.toContain('href="/administration/taches"')
      expect(page.html).not.toContain('Ajouter la valeur')
    }
    expect((await mission.send(`${LIST}.csv`)).status).toBe(200)
    const stranger = await app.signedIn()
    const asleep = await app.signedIn({ platform: ['administrator'], single: true })
    for (const path of [LIST, COST, `${LIST}.csv`, `${LIST}.json`]) {
      expect((await app.visitor().open(path)).path).toBe('/connexion')
      expect([(await stranger.open(path)).status, (await asleep.open(path)).status]).toEqual([403, 403])
    }
    const page = await administrator.open(COST)
    for (const [visitor, status] of [
      [mission, 403],
      [stranger, 403],
    ] as const) {
      const own = await visitor.open('/compte')
      const csrf = /name="_csrf" value="([^"]+)"/.exec(own.html)?.[1] ?? ''
      const body = new URLSearchParams({ ...typed(), _csrf: csrf, _key: 'cle-unique-de-cet-essai' })
      expect((await visitor.post(COST, body)).status).toBe(status)
    }
    expect(page.html).toContain('Ajouter la valeur')
    expect(await app.db.selectFrom('legal_parameter').select('id').execute()).toEqual([])
  })

  it('are unknown under another name', async () => {
    for (const path of [
      `${LIST}/inconnu`,
      `${LIST}/toString`,
      `${COST}/${newId()}`,
      `${COST}/pas-un-identifiant`,
      `${LIST}/inconnu/${newId()}`,
    ])
      expect([path, (await administrator.open(path)).status]).toEqual([path, 404])
    expect((await administrator.open(`${LIST}?le=31/12/2026`)).status).toBe(422)
    expect((await administrator.open(`${LIST}?ordre=nom`)).status).toBe(422)
  })

  it('take a dated value, with a decimal comma, on its days only', async () => {
    const done = await add(COST, { value: '38,50 €', to: '2027-12-31', verifiedBy: 'Service juridique' })
    expect(done.path).toBe(COST)
    const text = plain(done.html)
    for (const words of [
      'La valeur est ajoutée.',
      '30 €/h',
      'jusqu’au 31 décembre 2026',
      'du 1er janvier 2027 au 31 décembre 2027',
      '38,50 €/h',
      'depuis le 1er janvier 2028',
      'Modifié ici',
      'par Service juridique',
      'Valeurs livrées avec le logiciel',
    ])
      expect(text).toContain(words)
    expect([
      await costOn('2026-12-31'),
      await costOn('2027-01-01'),
      await costOn('2027-12-31'),
      await costOn('2028-01-01'),
    ]).toEqual(['30', '38.5', '38.5', '30'])
    const [row] = await app.db.selectFrom('legal_parameter').selectAll().execute()
    expect(row).toMatchObject({
      value: '38.5',
      valid_from: '2027-01-01',
      valid_to: '2027-12-31',
      verified_by: administrator.personId,
      verified_by_name: 'Service juridique',
      superseded_at: null,
    })
    expect((await entries()).at(-1)).toEqual({
      action: 'legal-parameter.added',
      subject_id: 'hours.hourly-cost',
      before: null,
      after: {
        value: '38.5',
        firstDay: '2027-01-01',
        lastDay: '2027-12-31',
        reference: 'délibération d’essai',
        verified: true,
        note: null,
      },
    })
    const list = plain((await administrator.open(`${LIST}?voir=modifies&le=2027-06-01`)).html)
    expect(list).toContain('1 paramètre sur 92')
  })

  it.each([
    ['an empty value', { value: '' }, 'value', 'Écrivez la valeur.'],
    ['words', { value: 'cher' }, 'value', 'Écrivez un nombre, par exemple 12,02 ou 216 000.'],
    ['another unit', { value: '38 %' }, 'value', 'L’unité « % » n’est pas celle de ce paramètre.'],
    ['too many decimals', { value: '38,505' }, 'value', 'Écrivez au plus 2 chiffres après la virgule.'],
    ['a negative value', { value: '-1' }, 'value', 'Écrivez une valeur de 0 à 1 000 000 000 000.'],
    ['no first day', { from: '' }, 'from', 'Choisissez le premier jour.'],
    ['a day that does not exist', { from: '2027-02-30' }, 'from', 'Choisissez le premier jour.'],
    ['a day too far', { from: '0207-01-01' }, 'from', 'Choisissez un jour qui existe, entre 1900 et 2199.'],
    ['an end before the beginning', { from: '2028-02-01', to: '2028-01-31' }, 'to', 'le 1er février 2028'],
    ['no reference', { reference: '  ' }, 'reference', 'Écrivez l’article ou le texte'],
    [
      'a span already taken',
      { from: '2027-12-31' },
      'from',
      'vaut déjà du 1er janvier 2027 au 31 décembre 2027',
    ],
    ['a span around another', { from: '2026-01-01', to: '2029-01-01' }, 'from', 'Corrigez-la, ou choisissez'],
  ] as const)('refuse %s, keep what was typed and write nothing', async (_, change, field, sentence) => {
    const before = await app.db.selectFrom('legal_parameter').select('id').execute()
    const page = await add(COST, { note: 'gardée telle quelle', ...change })
    expect(page.status).toBe(422)
    expect(plain(page.html)).toContain(sentence)
    expect(page.html).toContain(`href="#${field}"`)
    expect(page.html).toContain('gardée telle quelle')
    expect(await app.db.selectFrom('legal_parameter').select('id').execute()).toEqual(before)
  })

  it('refuse a percentage above a hundred and half a month', async () => {
    expect(plain((await add(SHARE, { value: '100,5' })).html)).toContain('Écrivez une valeur de 0 à 100.')
    expect(plain((await add(`${LIST}/counting.months`, { value: '6,5' })).html)).toContain(
      'Écrivez un nombre entier, sans virgule.',
    )
    const day = await add(`${LIST}/climate.entry-day`, { value: '31/02/2026' })
    expect(plain(day.html)).toContain('Écrivez un jour qui existe')
  })

  it('are corrected: the old value stays readable, the trail says before and after', async () => {
    const page = await administrator.open(correction(await administrator.open(COST)))
    expect(plain(page.html)).toContain('Corriger une valeur datée')
    expect(page.html).toContain('value="38,5"')
    const same = await administrator.submit(
      page,
      page.path,
      typed({ value: '38,50', to: '2027-12-31', verifiedBy: 'Service juridique' }),
    )
    expect([same.status, plain(same.html).includes('Rien n’a changé.')]).toEqual([422, true])
    const wrong = await administrator.submit(page, page.path, typed({ value: 'x' }))
    expect([wrong.status, wrong.html.includes('value="x"')]).toEqual([422, true])
    const done = await administrator.submit(page, page.path, typed({ value: '39', to: '2028-06-30' }))
    expect(plain(done.html)).toContain('La valeur est corrigée.')
    expect(plain(done.html)).toContain('Valeurs corrigées ou retirées')
    expect([await costOn('2027-01-01'), await costOn('2028-06-30'), await costOn('2028-07-01')]).toEqual([
      '39',
      '39',
      '30',
    ])
    const last = (await entries()).at(-1)
    expect([last?.action, last?.before, last?.after]).toMatchObject([
      'legal-parameter.corrected',
      { value: '38.5', lastDay: '2027-12-31', verified: true },
      { value: '39', lastDay: '2028-06-30', verified: false },
    ])
    // The page that was open on the old value now leads nowhere, and its form changes nothing.
    expect((await administrator.open(page.path)).status).toBe(404)
    expect((await administrator.submit(page, page.path, typed({ value: '50' }))).status).toBe(404)
    expect(await costOn('2027-01-01')).toBe('39')
  })

  it('let a new value end the one in force the day before, when asked', async () => {
    const path = `${LIST}/penalty.hour`
    await add(path, { value: '210', from: '2027-01-01' })
    const refused = await add(path, { value: '220', from: '2028-01-01' })
    expect(plain(refused.html)).toContain('Cochez « Terminer la veille la valeur en cours »')
    const done = await add(path, { value: '220', from: '2028-01-01', closePrevious: 'on' })
    expect(plain(done.html)).toContain('La valeur est ajoutée.')
    const rows = await sql<{ value: string; days: string }>`
      select value, daterange(valid_from, valid_to, '[]')::text as days from legal_parameter
      where key = 'penalty.hour' and superseded_at is null order by valid_from`.execute(app.db)
    expect(rows.rows).toEqual([
      { value: '210', days: '[2027-01-01,2028-01-01)' },
      { value: '220', days: '[2028-01-01,)' },
    ])
    expect((await entries()).slice(-2).map(({ action }) => action)).toEqual([
      'legal-parameter.corrected',
      'legal-parameter.added',
    ])
  })

  it('tell the journal in words', async () => {
    const page = plain(
      (await administrator.open('/administration/journal?action=legal-parameter.corrected')).html,
    )
    for (const words of [
      'Valeur d’un paramètre juridique corrigée',
      'Coût horaire, charges comprises',
      'Dernier jour',
    ])
      expect(page).toContain(words)
  })

  it('are withdrawn: the value delivered holds again', async () => {
    const page = await administrator.open(correction(await administrator.open(COST)))
    expect(plain(page.html)).toContain('La valeur livrée vaudra de nouveau ces jours-là.')
    const done = await administrator.submit(page, `${page.path}/retrait`)
    expect(plain(done.html)).toContain('La valeur est retirée.')
    expect(await costOn('2027-06-01')).toBe('30')
    expect((await entries()).at(-1)).toMatchObject({ action: 'legal-parameter.withdrawn', after: null })
    // A second click gets the answer of the first, and takes nothing else away.
    const twice = await administrator.submit(page, `${page.path}/retrait`)
    expect([twice.status, twice.path]).toEqual([200, done.path])
    expect((await administrator.open(page.path)).status).toBe(404)
    const rows = await app.db
      .selectFrom('legal_parameter')
      .select('id')
      .where('key', '=', 'hours.hourly-cost')
      .execute()
    expect(rows.length).toBe(2)
  })

  it('answer a rule at once, with the value that an administrator dated', async () => {
    await add(`${LIST}/formal-threshold.other`, { value: '200 000', from: '2026-06-01', to: '2026-12-31' })
    const answered = obligationsOf(
      { buyer: 'other', purchase: 'services', need: 205_000, day: '2026-09-01' },
      await readParameters(app.db, app.scope),
    )
    expect(answered.ok && [answered.value.procedure, answered.value.applied[0]?.value]).toEqual([
      'formal',
      '200000',
    ])
  })

  it('never hold two values on a day, whoever writes at the same time', async () => {
    const path = `${LIST}/penalty.late-day`
    const pages = await Promise.all([1, 2, 3, 4].map(() => administrator.open(path)))
    const answers = await Promise.all(
      pages.map((page, index) => administrator.submit(page, path, typed({ value: String(80 + index) }))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422])
    const rows = await app.db
      .selectFrom('legal_parameter')
      .select('id')
      .where('key', '=', 'penalty.late-day')
      .execute()
    expect(rows.length).toBe(1)
    // Behind the lock, the table itself refuses.
    const forced = sql`insert into legal_parameter
      (territory_id, id, key, value, valid_from, legal_reference, created_at)
      values (${app.territoryId}, ${newId()}, 'penalty.late-day', '1', '2030-01-01', 'x', now())`.execute(
      app.db,
    )
    await expect(forced).rejects.toMatchObject({ code: '23P01', constraint: 'legal_parameter_no_overlap' })
  })

  it('leave as files with the same values', async () => {
    const csv = await (await administrator.send(`${LIST}.csv`)).text()
    const lines = csv.trim().split('\r\n')
    expect(lines[0]).toBe(
      'Code;Thème;Paramètre;Valeur;Unité;Premier jour;Dernier jour;Article ou texte;Source;Origine;Vérification;Vérifié par;Vérifié le;Note',
    )
    expect(
      lines.filter((line) => line.startsWith('penalty.hour;')).map((line) => line.split(';').slice(3, 7)),
    ).toEqual([
      ['200', '€/h', '', '2026-12-31'],
      ['210', '€/h', '2027-01-01', '2027-12-31'],
      ['220', '€/h', '2028-01-01', ''],
    ])
    expect(csv).toContain(
      'minimum-wage.hourly;Obligation d’emploi des travailleurs handicapés;SMIC horaire brut;12,02',
    )
    const response = await administrator.send(`${LIST}.json`)
    expect(response.headers.get('content-type')).toContain('application/json')
    const { parameters } = (await response.json()) as {
      parameters: { key: string; values: { value: string; from: string | null; origin: string }[] }[]
    }
    expect(parameters.length).toBe(92)
    expect(
      parameters
        .find(({ key }) => key === 'penalty.hour')
        ?.values.map(({ value, from, origin }) => [value, from, origin]),
    ).toEqual([
      ['200', null, 'default'],
      ['210', '2027-01-01', 'local'],
      ['220', '2028-01-01', 'local'],
    ])
  })

  it('are hidden by the database from whoever has not said who acts, and written by administrators only', async () => {
    const as = async (actor: string, role: string, work: string) => {
      const client = await app.pool.connect()
      try {
        await client.query('begin')
        await client.query(
          `select set_config('openmap.actor', $1, true), set_config('openmap.platform', $2, true)`,
          [actor, role],
        )
        const { rowCount } = await client.query(work)
        return rowCount
      } catch (error) {
        return (error as { code?: string }).code
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    const read = 'select id from legal_parameter'
    const change = `update legal_parameter set note = 'x'`
    const insert = `insert into legal_parameter (territory_id, id, key, value, valid_from, legal_reference, created_at)
      values ('${app.territoryId}', gen_random_uuid(), 'x', '1', '2030-01-01', 'x', now())`
    const all = (await app.db.selectFrom('legal_parameter').select('id').execute()).length
    expect([
      await as('', '{}', read),
      await as('visitor', '{}', read),
      await as('person', '{mission}', change),
      await as('person', '{mission}', insert),
      await as('visitor', '{}', insert),
      await as('person', '{administrator}', change),
      await as('person', '{administrator}', insert),
      await as('person', '{administrator}', 'delete from legal_parameter'),
    ]).toEqual([0, all, 0, '42501', '42501', all, 1, 0])
  })

  it('take their words from the catalogue', async () => {
    setLocale('pseudo')
    try {
      for (const path of [LIST, `${COST}?le=2026-01-01`]) {
        const { html } = await administrator.open(path)
        const titles = [...html.matchAll(/<(?:label|th|h2|button)[^>]*>([^<]*\p{L}{4,}[^<]*)</gu)].map(
          ([, text = '']) => text.trim(),
        )
        const main = titles.filter((text) => !text.includes('⟦') && !/Rechercher|Aide/.test(text))
        const { themes } = await import('../../packages/rules/index.ts')
        expect(main.filter((text) => !Object.values(themes).includes(text as never))).toEqual([])
      }
    } finally {
      setLocale('fr')
    }
  })
})
