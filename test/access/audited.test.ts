import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invite } from '../../app/accounts/index.ts'
import { differenceOf } from '../../app/administration/domain/difference.ts'
import { n } from '../../app/administration/pages/journal/names.ts'
import { newId } from '../../app/platform/database/id.ts'
import { routes } from '../../app/routes.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { meetingDayFiles } from '../support/meetingDay.ts'
import { totp } from '../support/totp.ts'
import { unaudited } from './unaudited.ts'

const SLUG = 'journee-d-essai'
const EVENT = `/rencontres/${SLUG}/organisation`
const SIREN = '732829320'
const declared = routes.filter(({ method }) => method === 'POST').map(({ path }) => path)

/** The declared route of an address: words before parameters, as the router does. */
const routeOf = (address: string): string => {
  const fits = (path: string): boolean =>
    new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`).test(address)
  const found = declared.filter(fits).sort((one, other) => one.split(':').length - other.split(':').length)[0]
  if (found === undefined) throw new Error(`no route for ${address}`)
  return `POST ${found}`
}

type Values = readonly (readonly [string, string])[]
const of = (values: Readonly<Record<string, string>>): Values => Object.entries(values)

/**
 * Forms of events and of the administration leave a trace in the journal. Over a whole run of tests, `tools/traces.ts` asks
 * the same of every form that exists, unless `unaudited.ts` says why not.
 */
describe('the journal', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let mission: Awaited<ReturnType<typeof app.signedIn>>
  let first: typeof mission
  let second: typeof mission
  const pressed = new Map<string, number>()

  const entries = async (): Promise<number> =>
    (
      await app.db
        .selectFrom('audit_entry')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n

  /** Sends a form; the answer must be one that is kept. @returns where it leads */
  const press = async (who: Visitor, address: string, values: Values = []): Promise<string> => {
    const page = await who.open('/compte')
    const body = new URLSearchParams([
      ['_csrf', /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''],
      ['_key', newId()],
      ...values.map(([name, value]): [string, string] => [name, value]),
    ])
    const before = await entries()
    const answered = await who.send(address, {
      method: 'POST',
      body: body.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.toString().length),
      },
    })
    expect([address, answered.status, [200, 303].includes(answered.status)]).toEqual([
      address,
      answered.status,
      true,
    ])
    const route = routeOf(address)
    pressed.set(route, (pressed.get(route) ?? 0) + (await entries()) - before)
    return answered.headers.get('location') ?? ''
  }
  type Table =
    | 'participant'
    | 'slot'
    | 'meeting'
    | 'meeting_table'
    | 'programme_item'
    | 'meeting_forbid'
    | 'event_partner'
    | 'event_file'
  const idOf = async (table: Table) =>
    (await app.db.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id)
  const waiting = async (): Promise<string> =>
    (
      await app.db
        .selectFrom('approval')
        .select('id')
        .where('state', '=', 'waiting')
        .executeTakeFirstOrThrow()
    ).id

  beforeAll(async () => {
    app = await testApplication()
    mission = await app.signedIn({ platform: ['mission'] })
    first = await app.administrator()
    second = await app.administrator()
  })
  afterAll(() => app.close())

  it('tells what is done to an event', async () => {
    await press(mission, '/rencontres/creation', of({ title: 'Journée d’essai', day: '2099-03-09' }))
    await press(mission, `${EVENT}/description`, of({ title: 'Journée d’essai', theme: 'Un thème' }))
    const rules = { must: '6', nice: '3', silent: '1', buyerQuota: '4' }
    await press(mission, `${EVENT}/description/regles`, of(rules))
    const plan = { start: '09:00', minutes: '20', gap: '5', count: '4', pauseAfter: '0', pauseMinutes: '0' }
    await press(mission, `${EVENT}/lieux`, of({ ...plan, tables: '3' }))
    const session = { kind: 'talk', title: 'Une séance', start: '09:00', end: '10:00' }
    await press(mission, `${EVENT}/programme`, of(session))
    const [item = ''] = await idOf('programme_item')
    await press(mission, `${EVENT}/programme/${item}`, of({ ...session, room: 'Salle 1' }))
    await press(mission, `${EVENT}/programme/etat`, of({ state: 'final' }))
    await press(mission, `${EVENT}/programme/${item}/retrait`)
    await press(mission, EVENT, of({ status: 'published' }))
  })

  it('tells what its page shows, and what becomes of it', async () => {
    const partner = { role: 'partner', name: 'Réseau d’essai', link: '', note: '' }
    await press(mission, `${EVENT}/partenaires`, of(partner))
    const [one = ''] = await idOf('event_partner')
    await press(mission, `${EVENT}/partenaires/${one}`, of({ ...partner, note: 'Une mention' }))
    await press(mission, `${EVENT}/partenaires/${one}/logo/retrait`)
    await press(mission, `${EVENT}/partenaires/${one}/ordre`, of({ to: 'up' }))
    const page = { title: 'Une page', kind: 'document', audience: 'public', link: 'https://exemple.fr/' }
    await press(mission, `${EVENT}/documents`, of({ ...page, file: '' }))
    const [file = ''] = await idOf('event_file')
    await press(mission, `${EVENT}/documents/${file}/retrait`)
    await press(mission, `${EVENT}/annulation`, of({ reason: 'Essai' }))
    await press(mission, `${EVENT}/retablissement`)
    await press(mission, `${EVENT}/report`, of({ reason: 'Essai', day: '2099-03-10' }))
    await press(mission, `${EVENT}/copie`, of({ title: 'Copie d’essai', day: '2099-03-11' }))
  })

  it('tells what is done to its participants', async () => {
    await press(mission, `${EVENT}/participants`, of({ name: 'Acheteur essai 01', role: 'buyer' }))
    const files = meetingDayFiles()
    const content = (file: Buffer, name: string) => of({ name, content: file.toString('base64') })
    await press(mission, `${EVENT}/participants/import/enregistrement`, content(files.participants, 'p.csv'))
    await press(mission, `${EVENT}/souhaits/import/enregistrement`, content(files.wishes, 's.csv'))
    const { rows } = await sql<{ buyer: string; supplier: string }>`select
      (select id from participant where role = 'buyer' order by name_key limit 1) as buyer,
      (select id from participant where role = 'supplier' order by name_key limit 1) as supplier`.execute(
      app.db,
    )
    const { buyer = '', supplier = '' } = rows[0] ?? {}
    await press(mission, `${EVENT}/souhaits`, of({ from: buyer, to: supplier, level: 'must' }))
    const [slot = ''] = await idOf('slot')
    await press(mission, `${EVENT}/lieux/disponibilites`, of({ participant: buyer, slot }))
    await press(mission, `${EVENT}/participants/${buyer}/lien`)
    await press(mission, `${EVENT}/participants/${buyer}/revocation`)
  })

  /** Until no computation waits or goes on. */
  const computed = async (): Promise<void> => {
    for (;;) {
      const open = await app.db
        .selectFrom('timetable_run')
        .select('id')
        .where('state', 'in', ['waiting', 'running'])
        .executeTakeFirst()
      if (open === undefined) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  it('tells what is done to its timetable', async () => {
    await press(mission, `${EVENT}/rendez-vous`, of({ seed: '1', seconds: '2' }))
    await press(mission, `${EVENT}/rendez-vous/arret`)
    await computed()
    await press(mission, `${EVENT}/rendez-vous`, of({ seed: '2', seconds: '2' }))
    await computed()
    const version = (await app.db.selectFrom('timetable_version').select('id').executeTakeFirstOrThrow()).id
    const meeting = await app.db.selectFrom('meeting').selectAll().executeTakeFirstOrThrow()
    const [table = ''] = await idOf('meeting_table')
    const move = { version, meeting: meeting.id, slot: meeting.slot_id, table, pinned: 'on' }
    const draft = { version, view: 'participants' }
    const seen = { seenSlot: meeting.slot_id, seenTable: meeting.table_id }
    await press(mission, `${EVENT}/rendez-vous/rendez-vous`, of({ ...move, ...draft, ...seen }))
    const other = await app.db
      .selectFrom('meeting')
      .selectAll()
      .where('id', '<>', meeting.id)
      .executeTakeFirstOrThrow()
    await press(
      mission,
      `${EVENT}/rendez-vous/echange`,
      of({ ...draft, meeting: meeting.id, other: other.id }),
    )
    for (const way of ['undo', 'redo', 'undo'])
      await press(mission, `${EVENT}/rendez-vous/etape`, of({ ...draft, way }))
    const taken = { meeting: other.id, seenSlot: other.slot_id, seenTable: other.table_id }
    const video = { meeting: other.id, video: 'https://visio.exemple.fr/salle' }
    await press(mission, `${EVENT}/rendez-vous/visio`, of({ ...draft, ...video }))
    await press(mission, `${EVENT}/rendez-vous/retrait`, of({ ...draft, ...taken }))
    const pair = `${other.buyer_id}.${other.supplier_id}`
    const place = { pair, slot: other.slot_id, table: other.table_id }
    await press(mission, `${EVENT}/rendez-vous/placement`, of({ ...draft, ...place }))
    const board = { version, stamp: '', gesture: JSON.stringify({ kind: 'undo' }) }
    await press(mission, `${EVENT}/rendez-vous/plateau`, of(board))
    const apart = { buyer: other.buyer_id, supplier: other.supplier_id }
    await press(mission, `${EVENT}/rendez-vous/interdits`, of(apart))
    const [forbid = ''] = await idOf('meeting_forbid')
    await press(mission, `${EVENT}/rendez-vous/interdits/${forbid}/retrait`)
    await press(mission, `${EVENT}/rendez-vous/nom`, of({ version, title: 'Plan du matin' }))
    const limits = { quota: '5', least: '1', delegation: 'shared' }
    await press(mission, `${EVENT}/participants/${other.buyer_id}/limites`, of(limits))
    await app.db.deleteFrom('meeting').where('id', '<>', meeting.id).execute()
    await press(mission, `${EVENT}/rendez-vous/publication`, of({ version }))
    await press(mission, `${EVENT}/accueil/remplacement`)
  })

  it('tells what people do to their own account', async () => {
    const email = 'personne@essai.invalid'
    const invited = await app.signedIn({ email })
    const { token } = await invite(app.ctx, {
      email,
      offer: { kind: 'platform', role: 'mission' },
      minutes: 10,
    })
    await press(invited, `/invitation/${token}`)
    const person = await app.signedIn()
    const page = await person.open('/compte/securite')
    const enrolment = await person.submit(page, '/compte/securite/code')
    const key = /<code>([A-Z2-7 ]{20,})<\/code>/.exec(enrolment.html)?.[1]?.replaceAll(' ', '') ?? ''
    await press(person, '/compte/securite/code/confirmation', of({ code: totp(key, Date.now()) }))
    const other = async (id: string) =>
      app.db
        .insertInto('person_session')
        .values({
          id,
          person_id: person.personId,
          token: `jeton-${id}`,
          expires_at: new Date(Date.now() + 3_600_000),
          created_at: new Date(),
          updated_at: new Date(),
        })
        .execute()
    const [one, two] = [newId(), newId()]
    await other(one)
    await other(two)
    await press(person, `/compte/securite/connexions/${one}/fermeture`)
    await press(person, '/compte/securite/connexions/fermeture')
    // A code serves once: the next one.
    await press(person, '/compte/securite/code/retrait', of({ code: totp(key, Date.now() + 30_000) }))
  })

  it('tells what administrators do to people', async () => {
    const person = await app.signedIn()
    const at = `/administration/personnes/${person.personId}`
    const reason = of({ reason: 'Essai' })
    await app.db
      .updateTable('person')
      .set({ second_factor: true })
      .where('id', '=', person.personId)
      .execute()
    await press(first, `${at}/mission`, of({ wanted: 'grant' }))
    await press(first, `${at}/connexions/fermeture`)
    await press(first, `${at}/administration`, reason)
    await press(second, `/administration/approbations/${await waiting()}`, of({ decision: 'approved' }))
    await press(first, `${at}/seconde-preuve`, reason)
    await press(first, `/administration/approbations/${await waiting()}`, of({ decision: 'withdrawn' }))
    await press(first, `${at}/desactivation`, reason)
    await press(first, `${at}/reactivation`, reason)
  })

  it('tells what administrators do to bodies', async () => {
    const fields: Values = [
      ['name', 'Ville d’essai'],
      ['kinds', 'buyer'],
      ['siren', SIREN],
      ['departments', '93'],
    ]
    const created = await press(first, '/administration/organismes/nouveau', [
      ...fields,
      ['manager', 'gestion@essai.invalid'],
    ])
    const twin = await press(first, '/administration/organismes/nouveau', [
      ...fields,
      ['distinct', 'on'],
      ['manager', 'gestion@essai.invalid'],
    ])
    await press(first, `${created}/modifier`, [...fields, ['city', 'Essai'], ['version', '1']])
    await press(first, `${created}/invitation`, of({ email: 'lecture@essai.invalid', role: 'reader' }))
    const reason = of({ reason: 'Essai' })
    await press(first, `${created}/archivage`, reason)
    await press(first, `${created}/restauration`, reason)
    const [id = '', other = ''] = [created, twin].map((path) => path.split('/').at(-1))
    await press(first, `${created}/fusion`, of({ other, keep: id, reason: 'Doublon' }))
    await press(second, `/administration/approbations/${await waiting()}`, of({ decision: 'refused' }))
    await press(first, `${created}/effacement`, reason)
  })

  it('tells what administrators run again', async () => {
    const id = newId()
    await sql`insert into mail (territory_id, id, unique_key, template, recipient, subject, body_text, body_html, state, created_at)
      select ${app.territoryId}::uuid, n, n::text, 'essai', 'a@b.fr', '', '', '', 'failed', now()
      from unnest(array[${id}::uuid, gen_random_uuid()]) n`.execute(app.db)
    await press(first, `/administration/courriels/${id}/relance`)
    await press(first, '/administration/courriels/relance', of({ etat: 'failed' }))
    const job = newId()
    await sql`insert into pgboss.job (id, name, data, state, retry_count, retry_limit, policy, completed_on)
      values (${job}::uuid, 'fact', '{}', 'failed', 5, 5, 'standard', now())`.execute(app.db)
    await press(first, `/administration/taches/fact/${job}/relance`)
  })

  it('keeps a trace of each of those forms', () => {
    expect([...pressed].filter(([, count]) => count === 0)).toEqual([])
  })

  it('is spared by forms that exist, and leave none', () => {
    const all = declared.map((path) => `POST ${path}`)
    expect(Object.keys(unaudited).filter((route) => !all.includes(route) || pressed.has(route))).toEqual([])
  })

  it('names in French the kinds and the fields that it tells', async () => {
    const { rows } = await sql<{ kind: string; before: unknown; after: unknown }>`
      select distinct subject_kind as kind, before, after from audit_entry`.execute(app.db)
    const fields = rows.flatMap(({ before, after }) =>
      differenceOf(before, after).flatMap(({ field }) => field.split('.')),
    )
    expect([...new Set(fields)].filter((field) => n.fields[field] === undefined)).toEqual([])
    expect(rows.map(({ kind }) => kind).filter((kind) => n.kinds[kind] === undefined)).toEqual([])
  })

  it('is only added to: the application can neither change nor remove an entry', async () => {
    await expect(app.db.updateTable('audit_entry').set({ action: 'x' }).execute()).rejects.toThrow(
      /permission denied/,
    )
    await expect(app.db.deleteFrom('audit_entry').execute()).rejects.toThrow(/permission denied/)
  })
})
