import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink } from '../../app/accounts/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { aMeetingDay } from '../builders/meetings.ts'
import { testApplication } from '../support/application.ts'

/** Scénario : deux versions d’un plan se comparent, se renomment ; ce que chacun peut tenir se règle des deux côtés. */
describe('versions of a timetable, and what each party can hold', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let day: Awaited<ReturnType<typeof aMeetingDay>>
  let organiser: Awaited<ReturnType<typeof app.signedIn>>
  const versions: string[] = []
  let slug = ''
  const base = (): string => `/rencontres/${slug}/organisation`

  beforeAll(async () => {
    app = await testApplication()
    day = await aMeetingDay(app, {
      buyers: 2,
      suppliers: 3,
      slots: 3,
      tables: 3,
      day: '2099-12-03',
      people: 2,
    })
    slug = (
      await app.db.selectFrom('event').select('slug').where('id', '=', day.eventId).executeTakeFirstOrThrow()
    ).slug
    organiser = await app.signedIn({ platform: ['mission'] })
    // Buyer, supplier, slot: of the second version one meeting stays, one moved, one went, one came.
    await aVersion([
      [0, 0, 0],
      [0, 1, 1],
      [1, 2, 0],
    ])
    await aVersion([
      [0, 0, 0],
      [0, 1, 2],
      [1, 1, 0],
    ])
    await aVersion([[0, 0, 0]])
  })
  afterAll(() => app?.close())

  const aVersion = async (meetings: readonly (readonly [number, number, number])[]): Promise<void> => {
    const ofEvent = { territory_id: app.territoryId, event_id: day.eventId }
    const id = newId()
    await app.db
      .insertInto('timetable_version')
      .values({
        ...ofEvent,
        id,
        number: versions.push(id),
        state: 'draft',
        seed: 1,
        steps: 1,
        status: 'feasible',
        objective: meetings.length,
        held: meetings.length,
        even_weights: true,
        wished: meetings.length,
        input_hash: '',
        engine: 'test',
        created_at: new Date('2026-11-01T08:00:00Z'),
      })
      .execute()
    await app.db
      .insertInto('meeting')
      .values(
        meetings.map(([buyer, supplier, slot]) => ({
          ...ofEvent,
          id: newId(),
          version_id: id,
          buyer_id: day.buyers[buyer] ?? '',
          supplier_id: day.suppliers[supplier] ?? '',
          slot_id: day.slots[slot] ?? '',
          table_id: day.tables[buyer] ?? '',
          weight: 1,
        })),
      )
      .execute()
  }
  const comparison = (version: number, other: number): string =>
    `${base()}/rendez-vous?version=${versions[version - 1]}&vue=differences&avec=${versions[other - 1]}`
  /** The lines of the table of this identifier, cell by cell. */
  const linesOf = (html: string, id: string): string[] => {
    const at = html.indexOf(`id="${id}"`)
    const body = /<tbody[^>]*>(.*?)<\/tbody>/s.exec(at < 0 ? '' : html.slice(at))?.[1] ?? ''
    return [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([line]) =>
      [...line.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)]
        .map(([, cell = '']) => cell.replace(/<[^>]*>/g, '').replace(/\s/g, ' '))
        .join(' | '),
    )
  }

  it('compares two versions of which none is published: what each meeting became, then for each participant', async () => {
    const { html } = await organiser.open(comparison(2, 1))
    const all = linesOf(html, 'differences')
    const went = 'Supprimé | Acheteur démo 2 – Structure démo 3 | 8 h, table 2 | '
    const came = 'Ajouté | Acheteur démo 2 – Structure démo 2 |  | 8 h, table 2'
    expect(all).toEqual([
      'Déplacé | Acheteur démo 1 – Structure démo 2 | 8 h 20, table 1 | 8 h 40, table 1',
      came,
      went,
    ])
    expect(html).toContain('Différences avec «\u00a0Version 1\u00a0»')
    const own = linesOf(html, `differences-${day.suppliers[2]}`)
    expect(own).toEqual([went])
    expect(linesOf(html, `differences-${day.buyers[1]}`)).toEqual([came, went])
    expect(html).not.toContain(`id="differences-${day.suppliers[0]}"`)
    const back = linesOf((await organiser.open(comparison(1, 2))).html, 'differences')
    expect(back).toContain('Ajouté | Acheteur démo 2 – Structure démo 3 |  | 8 h, table 2')
    const third = linesOf((await organiser.open(comparison(2, 3))).html, 'differences')
    expect(third.map((line) => line.split(' | ')[0])).toEqual(['Ajouté', 'Ajouté'])
  })
  it('names a version, whatever its state, and takes the name away', async () => {
    const page = await organiser.open(`${base()}/rendez-vous?version=${versions[0]}`)
    const action = `${base()}/rendez-vous/nom`
    const named = await organiser.submit(page, action, { title: '  Plan   du matin ' })
    expect(named.html).toContain('Plan du matin')
    const { html } = await organiser.open(comparison(2, 1))
    expect(html).toContain('1. Plan du matin')
    const again = await organiser.open(`${base()}/rendez-vous?version=${versions[0]}`)
    await organiser.submit(again, action, { title: '' })
    expect((await organiser.open(comparison(2, 1))).html).not.toContain('Plan du matin')
    const row = await app.db
      .selectFrom('timetable_version')
      .select('name')
      .where('id', '=', versions[0] ?? '')
      .executeTakeFirstOrThrow()
    expect(row.name).toBeNull()
  })

  it('forbids a pair once; refused, the form is open on what was sent, and the summary leads to it', async () => {
    const path = `${base()}/rendez-vous`
    const pair = { buyer: day.buyers[0] ?? '', supplier: day.suppliers[0] ?? '', slot: day.slots[1] ?? '' }
    const send = async () => organiser.submit(await organiser.open(path), `${path}/interdits`, pair)
    expect((await send()).html).toContain('Le rendez-vous est interdit.')
    const again = await send()
    expect([again.status, again.html.includes('href="#creneau-interdit"')]).toEqual([422, true])
    const form = again.html.slice(again.html.indexOf('id="interdits"'))
    expect(form).toMatch(/<details[^>]* open/)
    expect(form).toMatch(new RegExp(`id="creneau-interdit"[\\s\\S]*value="${pair.slot}" selected`))
  })

  it('shows no board of what is not a draft, though its address is kept', async () => {
    const { html } = await organiser.open(`${base()}/rendez-vous?version=${versions[1]}&vue=plateau`)
    expect(html).toContain('timetable-board')
    await app.db
      .updateTable('timetable_version')
      .set({ state: 'replaced', published_at: new Date('2026-11-02T08:00:00Z') })
      .where('id', '=', versions[1] ?? '')
      .execute()
    const kept = await organiser.open(`${base()}/rendez-vous?version=${versions[1]}&vue=plateau`)
    expect([kept.html.includes('timetable-board'), kept.html.includes('time-grid')]).toEqual([false, true])
  })

  it('limits one party; what contradicts itself is shown again with what was typed', async () => {
    const [buyer = ''] = day.buyers
    const path = `${base()}/participants/${buyer}/limites`
    const page = await organiser.open(path)
    const wrong = await organiser.submit(page, path, { quota: '2', least: '3', delegation: 'fixed' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Acheteur démo 1')
    expect(wrong.html).toMatch(/name="least"[^>]*value="3"|value="3"[^>]*name="least"/)
    const unreadable = await organiser.submit(page, path, { quota: '0', delegation: 'fixed' })
    expect(unreadable.status).toBe(422)
    const saved = await organiser.submit(page, path, { quota: '4', least: '1', delegation: 'shared' })
    expect(saved.path).toBe(`${base()}/participants`)
    expect(await heldBy(buyer)).toEqual({ quota: 4, least: 1, delegation: 'shared' })
  })

  it('has no limits for whoever has no meeting, nor for somebody of another day', async () => {
    const other = await aMeetingDay(app, { buyers: 1, suppliers: 1, slots: 1, tables: 1, day: '2099-12-04' })
    const answer = await organiser.open(`${base()}/participants/${other.buyers[0]}/limites`)
    expect(answer.status).toBe(404)
  })

  it('lets a participant say how its people attend, and nothing else', async () => {
    const [supplier = ''] = day.suppliers
    const before = await heldBy(supplier)
    const { token } = await createAccessLink(app.ctx, {
      eventId: day.eventId,
      subjectId: supplier,
      rights: ['agenda.read'],
      expiresAt: Temporal.Now.instant().add({ hours: 1 }),
    })
    const visitor = app.visitor()
    const path = `/acces/${token}`
    await visitor.submit(await visitor.open(path), path)
    const page = await visitor.open(`/rencontres/${slug}/souhaits`)
    const action = `/rencontres/${slug}/souhaits/delegation`
    const saved = await visitor.submit(page, action, { delegation: 'shared' })
    expect(saved.status).toBe(200)
    expect(await heldBy(supplier)).toEqual({ ...before, delegation: 'shared' })
    expect(saved.html).toMatch(/value="shared"[^>]*checked/)
    const forged = await visitor.submit(page, action, { delegation: 'shared', quota: '100' })
    expect(forged.status).toBe(422)
    expect(await heldBy(supplier)).toEqual({ ...before, delegation: 'shared' })
  })
  const heldBy = (id: string) =>
    app.db
      .selectFrom('participant')
      .select(['quota', 'least', 'delegation'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
})
