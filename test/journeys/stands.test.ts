import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink } from '../../app/accounts/index.ts'
import { addParticipant } from '../../app/events/index.ts'
import { Temporal, today } from '../../app/platform/kernel/dates.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { testApplication, type Visitor } from '../support/application.ts'

/** Scénarios : demander un stand, dessiner le plan, attribuer, déplacer, libérer, imprimer. */
describe('stands of a day, from the request to the print', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let organiser: Visitor
  let eventId = ''
  let base = ''
  let stands = ''
  const exhibitors: string[] = []

  beforeAll(async () => {
    app = await testApplication()
    const organiserId = await aBody(app, 'Organisme d’essai')
    const event = await anEvent(app, {
      organiserId,
      day: today(app.ctx.clock).add({ days: 40 }).toString(),
      people: [],
    })
    eventId = event.id
    base = `/rencontres/${event.slug}`
    stands = `${base}/organisation/stands`
    for (const displayName of ['Exposant essai A', 'Exposant essai B']) {
      const made = await addParticipant(app.ctx, {
        eventId,
        role: 'exhibitor',
        displayName,
        email: `${displayName.slice(-1).toLowerCase()}@essai.invalid`,
      })
      if (!made.ok) throw new Error(made.refusal.code)
      exhibitors.push(made.value.id)
    }
    organiser = await app.signedIn({ memberships: [{ organisationId: organiserId, role: 'contributor' }] })
  })
  afterAll(() => app?.close())

  /** Somebody who came by the link of a participant. */
  const exhibitor = async (subjectId = ''): Promise<Visitor> => {
    const expiresAt = Temporal.Now.instant().add({ hours: 24 })
    const { token } = await createAccessLink(app.ctx, {
      eventId,
      subjectId,
      rights: ['agenda.read'],
      expiresAt,
    })
    const visitor = app.visitor()
    await visitor.submit(await visitor.open(`/acces/${token}`), `/acces/${token}`)
    return visitor
  }
  const standIds = async (): Promise<ReadonlyMap<number, string>> => {
    const rows = await app.db
      .selectFrom('stand')
      .select(['number', 'id'])
      .where('event_id', '=', eventId)
      .execute()
    return new Map(rows.map(({ number, id }) => [number, id]))
  }
  const stand = async (number: number): Promise<string> => (await standIds()).get(number) ?? ''
  /** Without the spaces that do not break. */
  const plain = (html: string): string => html.replaceAll('\u00a0', ' ')
  const publicPage = async (): Promise<string> => (await app.visitor().open(`${base}/exposants`)).html

  it('takes the request of an exhibitor from their pages, and shows again what was wrong', async () => {
    const visitor = await exhibitor(exhibitors[0])
    expect((await visitor.open(`${base}/mon-agenda`)).html).toContain(`href="${base}/mon-stand"`)
    const page = await visitor.open(`${base}/mon-stand`)
    const wrong = await visitor.submit(page, `${base}/mon-stand`, { needs: 'fontaine', note: 'Une maquette' })
    expect([wrong.status, wrong.html.includes('Une maquette')]).toEqual([422, true])
    const sent = await visitor.submit(page, `${base}/mon-stand`, {
      needs: 'electricity',
      note: 'Une maquette',
      listed: 'on',
    })
    expect(sent.html).toContain('Votre demande est envoyée')
    expect(await publicPage()).toContain('Les exposants ne sont pas encore connus')
  })

  it('lets the organiser draw the plan and read the request', async () => {
    const empty = await organiser.open(stands)
    expect(empty.html).toContain('Aucun stand sur le plan')
    const many = await organiser.submit(empty, stands, { count: '100', perRow: '2', equipment: 'table' })
    expect([many.status, plain(many.html).includes('Le plan n’a plus que 40 places')]).toEqual([422, true])
    await organiser.submit(empty, stands, { count: '3', perRow: '3', equipment: 'table' })
    const first = await stand(1)
    const one = await organiser.open(`${stands}/${first}`)
    const wrong = await organiser.submit(one, `${stands}/${first}`, { number: '2', x: '1', y: '1' })
    expect([wrong.status, wrong.html.includes('déjà celui d’un autre stand')]).toEqual([422, true])
    const body = { number: '10', x: '1', y: '1', label: 'Hall', equipment: 'electricity' }
    expect((await organiser.submit(one, `${stands}/${first}`, body)).html).toContain(
      'Le stand est enregistré.',
    )
    const moved = await organiser.submit(
      await organiser.open(`${stands}/${first}`),
      `${stands}/${first}/place`,
      {
        place: '4-2',
      },
    )
    expect(moved.html).toContain('Le stand 10 est déplacé.')
    const { id } = await app.db.selectFrom('stand_request').select('id').executeTakeFirstOrThrow()
    const request = await organiser.open(`${stands}/demandes/${id}`)
    expect(request.html).toContain('Une maquette')
    const silent = await organiser.submit(request, `${stands}/demandes/${id}`, {
      decision: 'refuse',
      reason: '',
    })
    expect([silent.status, silent.html.includes('Écrivez la raison')]).toEqual([422, true])
    const accepted = await organiser.submit(request, `${stands}/demandes/${id}`, { decision: 'accept' })
    expect(accepted.html).toContain('La demande est acceptée.')
  })

  it('gives stands at once with what was asked for, then by hand, and names only who agreed', async () => {
    const given = await organiser.submit(await organiser.open(stands), `${stands}/attribution`)
    expect(plain(given.html)).toContain('2 stands attribués.')
    const shown = await publicPage()
    expect([shown.includes('Exposant essai A'), shown.includes('Exposant essai B')]).toEqual([true, false])
    expect((await (await exhibitor(exhibitors[0])).open(`${base}/mon-stand`)).html).toContain(
      'Vous avez le stand 10',
    )
    const third = await stand(3)
    const taken = await organiser.submit(await organiser.open(stands), `${stands}/exposants`, {
      participant: exhibitors[0] ?? '',
      stand: await stand(2),
    })
    expect([taken.status, taken.html.includes('est déjà attribué à')]).toEqual([422, true])
    const lacking = await organiser.submit(await organiser.open(stands), `${stands}/exposants`, {
      participant: exhibitors[0] ?? '',
      stand: third,
    })
    expect(lacking.html).toContain('est attribué, mais il y manque')
    expect(lacking.html).toContain('Équipement manquant')
    const mails = await app.db.selectFrom('mail').select(['recipient', 'template']).execute()
    expect(
      mails.filter(({ template }) => template === 'stand-changed').map((mail) => mail.recipient),
    ).toEqual(['a@essai.invalid'])
  })

  it('prints, exports, and tells the dashboard', async () => {
    const pdf = await organiser.send(`${base}/organisation/impressions/stands.pdf`)
    expect([
      pdf.headers.get('content-type'),
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ]).toEqual(['application/pdf', '%PDF-'])
    const sheet = await organiser.send(`${stands}/export.xlsx`)
    expect(sheet.headers.get('content-disposition')).toContain('-stands.xlsx')
    expect((await organiser.open(`${base}/organisation/impressions`)).html).toContain(
      'Plan et cartons des stands',
    )
    const dashboard = await organiser.open(`${base}/organisation`)
    expect(plain(dashboard.html)).toContain(
      '2 sur 2 exposants ont un stand, 1 stand sans l’équipement demandé',
    )
    expect((await app.visitor().open(base)).html).toContain('Voir les exposants')
  })

  it('frees a stand, takes it off the plan, and lets an exhibitor change their mind', async () => {
    const third = await stand(3)
    const held = await organiser.open(`${stands}/${third}`)
    expect(held.html).not.toContain('Retirer ce stand du plan')
    const free = await organiser.submit(held, `${stands}/${third}/liberation`)
    expect(free.html).toContain('est libre. L’exposant est averti')
    const gone = await organiser.submit(
      await organiser.open(`${stands}/${third}`),
      `${stands}/${third}/retrait`,
    )
    expect([gone.html.includes('est retiré du plan'), (await standIds()).size]).toEqual([true, 2])
    const visitor = await exhibitor(exhibitors[0])
    const withdrawn = await visitor.submit(
      await visitor.open(`${base}/mon-stand`),
      `${base}/mon-stand/retrait`,
    )
    expect(withdrawn.html).toContain('Vous avez retiré votre demande')
  })

  it('keeps each form in the journal', async () => {
    const rows = await app.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'like', 'stand%')
      .execute()
    expect([...new Set(rows.map(({ action }) => action))].sort()).toEqual([
      'stand-request.accepted',
      'stand-request.sent',
      'stand-request.withdrawn',
      'stand.assigned',
      'stand.changed',
      'stand.released',
      'stand.removed',
      'stands.added',
      'stands.allocated',
    ])
  })
})
