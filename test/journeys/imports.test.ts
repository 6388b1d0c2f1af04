import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { today } from '../../app/platform/kernel/dates.ts'
import { writeXlsx } from '../../app/platform/tables/write.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'

/** Scénarios : un fichier tel qu’il vient, ses colonnes, ses erreurs, son annulation. */
describe('the import of a file, from its columns to its undoing', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let organiser: Visitor
  let participants = ''
  let wishes = ''
  const plain = (html: string): string => html.replaceAll('\u00a0', ' ')
  const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64')

  beforeAll(async () => {
    app = await testApplication()
    const organiserId = await aBody(app, 'Organisme d’essai')
    const day = today(app.ctx.clock).add({ days: 40 }).toString()
    const event = await anEvent(app, { organiserId, day, people: [[{ name: 'Achats', email: null }], []] })
    participants = `/rencontres/${event.slug}/organisation/participants/import`
    wishes = `/rencontres/${event.slug}/organisation/souhaits/import`
    organiser = await app.signedIn({ memberships: [{ organisationId: organiserId, role: 'contributor' }] })
  })
  afterAll(() => app?.close())

  const upload = async (base: string, name: string, bytes: string | Uint8Array): Promise<Seen> =>
    organiser.submit(await organiser.open(base), base, {
      file: new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name),
    })
  const names = async () =>
    (await app.db.selectFrom('participant').select('display_name').orderBy('display_name').execute()).map(
      ({ display_name }) => display_name,
    )
  const chosen = (html: string, field: string): string =>
    /<option value="([^"]*)" selected/.exec(
      html.split(`name="c_${field}"`)[1]?.split('</select>')[0] ?? '',
    )?.[1] ?? ''

  it('names each file that cannot be read, with what to do, and never breaks', async () => {
    const pdf = await upload(participants, 'plaquette.pdf', '%PDF-1.7 …')
    expect(pdf.status).toBe(422)
    expect(plain(pdf.html)).toContain('Le fichier « plaquette.pdf » n’a pas été lu. Rien n’est changé.')
    expect(plain(pdf.html)).toContain('ni un CSV ni un classeur XLSX')
    const zip = await upload(wishes, 'casse.xlsx', Buffer.from('504b0304140000000800', 'hex'))
    expect([zip.status, plain(zip.html).includes('« casse.xlsx »')]).toEqual([422, true])
    const empty = await upload(participants, 'vide.csv', '')
    expect([empty.status, empty.html.includes('Choisissez un fichier CSV ou XLSX')]).toEqual([422, true])
    const headless = await upload(participants, 'noms.csv', '\n')
    expect([headless.status, headless.html.includes('Ce fichier est vide')]).toEqual([422, true])
  })

  it('proposes the columns of a real spreadsheet, keeps the choice, and remembers it', async () => {
    const rows = [
      ['Mairie de démo', 'Zoé', 'Un', 'zoe@demo.example', 'Acheteur'],
      ['Atelier démo', '', '', '', 'on verra'],
    ]
    const columns = ['Structure / collectivité', 'Prénom', 'Nom', 'Joindre', 'Vous êtes']
    const book = await writeXlsx([{ name: 'Feuille', columns, rows }])
    const asked = await upload(participants, 'inscrits.xlsx', book)
    expect(asked.status).toBe(200)
    expect(plain(asked.html)).toContain('Structure / collectivité (ex. Mairie de démo, Atelier démo)')
    expect(['name', 'firstName', 'email', 'role'].map((field) => chosen(asked.html, field))).toEqual([
      '0',
      '1',
      '3',
      '4',
    ])

    const wrong = await organiser.submit(asked, `${participants}/colonnes`, {
      c_name: '0',
      c_role: '0',
      c_email: '3',
    })
    expect(wrong.status).toBe(422)
    expect(plain(wrong.html)).toContain('Cette colonne est déjà choisie pour « Nom de l’organisme ».')
    expect([chosen(wrong.html, 'email'), wrong.html.includes(base64(book))]).toEqual(['3', true])
    const lacking = await organiser.submit(wrong, `${participants}/colonnes`, { c_name: '0' })
    expect(lacking.html).toContain('Choisissez la colonne qui contient cette information.')

    const report = await organiser.submit(lacking, `${participants}/colonnes`, {
      c_name: '0',
      c_firstName: '1',
      c_representative: '2',
      c_email: '3',
      c_role: '4',
    })
    expect(report.status).toBe(200)
    expect(plain(report.html)).toContain('1 ligne refusée')
    for (const part of ['Vous êtes', 'on verra', 'Écrivez acheteur, structure'])
      expect(report.html).toContain(part)
    expect(await names()).toEqual(['Participant 1', 'Participant 2'])

    const back = await organiser.submit(report, `${participants}/colonnes`, { change: 'oui' })
    expect([back.status, chosen(back.html, 'representative')]).toEqual([200, '2'])

    const done = await organiser.submit(report, `${participants}/enregistrement`)
    expect(plain(done.html)).toContain('1 participant ajouté, 0 participant changé, 1 ligne refusée.')
    const person = await app.db
      .selectFrom('representative')
      .select(['name', 'email'])
      .where('email', 'is not', null)
      .executeTakeFirstOrThrow()
    expect(person).toEqual({ name: 'Zoé Un', email: 'zoe@demo.example' })

    // The same headers again: nothing is asked.
    const again = await upload(participants, 'inscrits.xlsx', book)
    expect(again.html).toContain('Vérification du fichier')
    expect(again.html).toContain('Joindre')
  })

  it('gives the report as a workbook: each remark, and the refused rows whole', async () => {
    const text = 'Nom;Rôle;Quota\nAtelier un;structure;0\nAtelier deux;structure;2\n'
    const report = await upload(participants, 'liste.csv', text)
    const form = report.html.split('<form').find((part) => part.includes(`${participants}/rapport`)) ?? ''
    const body = new URLSearchParams()
    for (const [, name = '', value = ''] of form.matchAll(/name="([^"]*)" value="([^"]*)"/g))
      body.set(name, value)
    const sent = await organiser.send(`${participants}/rapport`, {
      method: 'POST',
      body: body.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.toString().length),
      },
    })
    expect([sent.status, sent.headers.get('content-disposition')?.includes('liste-rapport.xlsx')]).toEqual([
      200,
      true,
    ])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await sent.arrayBuffer())
    const read = (sheet: string): unknown[] => {
      const rows: unknown[] = []
      book.getWorksheet(sheet)?.eachRow((row) => rows.push([row.values].flat()))
      return rows.slice(1)
    }
    expect(read('Remarques')).toEqual([
      [1, 'Refusée', 'Quota', '0', expect.stringContaining('nombre entier')],
    ])
    expect(read('Lignes refusées')).toEqual([['Atelier un', 'structure', '0']])
  })

  it('takes one value for every row, where the file has no such column', async () => {
    const asked = await upload(participants, 'structures.csv', 'Raison sociale\nAtelier trois\n')
    const report = await organiser.submit(asked, `${participants}/colonnes`, {
      c_name: '0',
      c_role: 'v:Structure',
    })
    const done = await organiser.submit(report, `${participants}/enregistrement`)
    expect(plain(done.html)).toContain('1 participant ajouté')
    expect(await names()).toContain('Atelier trois')
    const undone = await organiser.submit(done, `${done.path}/annulation`)
    expect(plain(undone.html)).toContain('Import annulé : 1 ligne défaite.')
    expect(undone.html).toContain('Tout ce que l’import avait fait a été défait.')
    expect(await names()).not.toContain('Atelier trois')
    const list = await organiser.open(participants)
    expect(plain(list.html)).toContain('Annulé le')
    // The button pressed again on a page left open.
    const late = await organiser.submit(done, `${done.path}/annulation`, { _key: `${'k'.repeat(20)}` })
    expect([late.status, late.html.includes('déjà annulé')]).toEqual([422, true])
  })

  it('says by name what an undo keeps, and why', async () => {
    const added = await upload(
      participants,
      'deux.csv',
      'Nom;Rôle\nAtelier A;structure\nAtelier B;structure\n',
    )
    const done = await organiser.submit(added, `${participants}/enregistrement`)
    const said = await upload(
      wishes,
      'souhaits.csv',
      'Demandeur;Veut rencontrer;Priorité\nParticipant 1;Atelier A;prioritaire\n',
    )
    const columns = await organiser.submit(said, `${wishes}/colonnes`, {
      c_from: '0',
      c_to: '1',
      c_level: '2',
    })
    const wished = await organiser.submit(columns, `${wishes}/enregistrement`)
    expect(plain(wished.html)).toContain('1 souhait ajouté')
    const page = await organiser.open(done.path)
    expect(plain(page.html)).toContain('1 participant ajouté sera retiré.')
    expect(page.html).toContain('Des souhaits le concernent.')
    const undone = await organiser.submit(page, `${done.path}/annulation`)
    expect(plain(undone.html)).toContain('Import annulé : 1 ligne défaite, 1 ligne gardée.')
    expect(undone.html).toContain('Atelier A')
    expect(undone.html).not.toContain('Atelier B')
    const back = await organiser.submit(wished, `${wished.path}/annulation`)
    expect(plain(back.html)).toContain('Import annulé : 1 ligne défaite.')
    const journal = await app.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'like', '%import-undone')
      .orderBy('at')
      .execute()
    expect(journal.map(({ action }) => action)).toEqual([
      'participants.import-undone',
      'participants.import-undone',
      'wishes.import-undone',
    ])
  })

  it('exports participants and wishes in the columns that imports read back, and arrivals', async () => {
    const organisation = participants.replace('/participants/import', '')
    const page = await organiser.open(`${organisation}/participants`)
    expect(page.html).toContain(`${organisation}/participants/participants.xlsx`)
    const read = async (address: string) => {
      const sent = await organiser.send(address)
      expect([address, sent.status]).toEqual([address, 200])
      return new Uint8Array(await sent.arrayBuffer())
    }
    const people = await read(`${organisation}/participants/participants.xlsx`)
    const again = await upload(participants, 'participants.xlsx', people)
    const count = (await names()).length
    expect(plain(again.html)).toContain(`${count} lignes acceptées avec remarque`)
    const done = await organiser.submit(again, `${participants}/enregistrement`)
    expect(plain(done.html)).toContain('0 participant ajouté, 0 participant changé, 0 ligne refusée.')
    expect(done.html).toContain('il n’y a rien à annuler')
    await app.db
      .insertInto('wish')
      .columns(['territory_id', 'event_id', 'from_id', 'to_id', 'level', 'recorded_at'])
      .expression((query) =>
        query
          .selectFrom(['participant as one', 'participant as other'])
          .select(['one.territory_id', 'one.event_id', 'one.id as from_id', 'other.id as to_id'])
          .select(({ val }) => [val('must').as('level'), val(new Date()).as('recorded_at')])
          .where('one.display_name', '=', 'Participant 1')
          .where('other.display_name', '=', 'Participant 2'),
      )
      .execute()
    const said = await upload(wishes, 'souhaits.xlsx', await read(`${organisation}/souhaits/souhaits.xlsx`))
    expect(plain(said.html)).toContain('1 ligne acceptée')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await read(`${organisation}/accueil/arrivees.xlsx`)).buffer as ArrayBuffer)
    const arrivals = book.getWorksheet('Arrivées')
    expect([arrivals?.getRow(1).getCell(5).value, arrivals?.getRow(2).getCell(4).value]).toEqual([
      'Heure d’arrivée',
      'Pas encore là',
    ])
  })

  it('is closed to whoever does not organise the day', async () => {
    const stranger = await app.signedIn()
    expect((await stranger.open(participants)).status).toBe(403)
  })
})
