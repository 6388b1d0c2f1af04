import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePng } from '../../app/platform/images/png.ts'
import { anEvent } from '../builders/events.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

/** Scénario : l’organisateur demande une attestation ; chacun la joint, la remplace, la retire, ou transmet sa place. */
describe('a question answered by a file', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let base = ''
  let organiser: Visitor
  let question = ''
  const label = 'Attestation d’assurance'
  const pdf = new File([Buffer.from('%PDF-1.7\nattestation\n%%EOF\n')], 'Mon attestation.pdf')
  const inscriptions = () => `${base}/organisation/inscriptions`
  const mine = () => `${base}/mon-inscription`
  const at = () => `${mine()}/fichiers/${question}`

  beforeAll(async () => {
    app = await testApplication()
    const { slug } = await anEvent(app, { organiserId: null, day: '2099-12-03', people: [] })
    base = `/rencontres/${slug}`
    organiser = await app.signedIn({ platform: ['mission'] })
    await organiser.submit(
      await organiser.open(`${inscriptions()}/ouverture`),
      `${inscriptions()}/ouverture`,
      { opensOn: '2020-01-01', closesOn: '2099-12-02', places: '2', offerHours: '48', roles: 'public' },
    )
    const questions = `${inscriptions()}/questions`
    const added = await organiser.submit(await organiser.open(questions), questions, {
      label,
      kind: 'file',
      required: 'on',
    })
    question = /questions\/([0-9a-f-]{36})"/.exec(added.html)?.[1] ?? ''
  })
  afterAll(() => app?.close())

  const lastMailTo = async (email: string): Promise<string> =>
    (
      await app.db
        .selectFrom('mail')
        .select('body_text')
        .where('recipient', '=', email)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    ).body_text
  const byMail = async (email: string): Promise<Visitor> => {
    const path = /\/acces\/[\w-]+/.exec(await lastMailTo(email))?.[0] ?? ''
    const visitor = app.visitor()
    await visitor.submit(await visitor.open(path), path)
    return visitor
  }
  const registered = async (n: number): Promise<Visitor> => {
    const visitor = app.visitor()
    const form = `${base}/inscription`
    const check = await visitor.submit(await visitor.open(form), form, {
      name: `Personne ${n}`,
      email: `p${n}@exemple.fr`,
      body: '',
    })
    await visitor.submit(check, `${form}/enregistrement`)
    return byMail(`p${n}@exemple.fr`)
  }
  const give = async (who: Visitor, file: File) => who.submit(await who.open(mine()), at(), { file })
  const kept = () =>
    app.db.selectFrom('registration_file').select(['name', 'media_type', 'size']).orderBy('name').execute()

  it('is announced by the form and the mail of confirmation, and asked for on one’s own page', async () => {
    expect(plain((await app.visitor().open(`${base}/inscription`)).html)).toContain(label)
    const holder = await registered(1)
    expect(await lastMailTo('p1@exemple.fr')).toContain(label)
    expect(plain((await holder.open(mine())).html)).toContain('Il reste 1 fichier obligatoire à joindre')
    const list = await organiser.open(inscriptions())
    expect(list.html).toContain(`Manque\u00a0: ${label}`)
  })

  it('refuses what is no document, what is too large and what is empty, each with its remedy', async () => {
    const holder = await byMail('p1@exemple.fr')
    const script = new File(['<svg onload="alert(1)"/>'], 'attestation.pdf')
    const large = new File(
      [Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5 * 1024 * 1024)])],
      'g.pdf',
    )
    for (const [file, said] of [
      [script, 'n’est ni un PDF, ni une image PNG ou JPEG'],
      [large, 'dépasse 5 Mo'],
      [new File([''], ''), 'Choisissez un fichier sur votre appareil.'],
    ] as const) {
      const page = await give(holder, file)
      expect([page.status, plain(page.html).includes(said)]).toEqual([422, true])
    }
    expect(await kept()).toEqual([])
  })

  it('is given, read again by its person and by the organiser, replaced and taken back', async () => {
    const holder = await byMail('p1@exemple.fr')
    expect((await give(holder, pdf)).html).toContain('Le fichier mon-attestation.pdf est joint.')
    const own = await holder.send(at())
    expect(Buffer.from(await own.arrayBuffer()).toString()).toContain('attestation')
    expect(own.headers.get('content-disposition')).toContain('attachment; filename="mon-attestation.pdf"')
    const list = await organiser.open(inscriptions())
    expect(list.html).not.toContain(`Manque\u00a0: ${label}`)
    const address =
      new RegExp(`${inscriptions()}/[0-9a-f-]{36}/fichiers/${question}`).exec(list.html)?.[0] ?? ''
    expect((await organiser.send(address)).status).toBe(200)
    // Nobody else: neither a visitor, nor whoever else registered.
    expect((await app.visitor().send(address)).status).toBe(404)
    expect((await (await registered(2)).send(at())).status).toBe(404)
    const picture = new File([Buffer.from(writePng(8, 4, new Uint8Array(8 * 4 * 3)))], 'photo.png')
    expect((await give(holder, picture)).html).toContain('Le fichier photo.png est joint.')
    expect((await kept()).map(({ name, media_type }) => [name, media_type])).toEqual([
      ['photo.png', 'image/png'],
    ])
    const csv = await (await organiser.send(`${inscriptions()}/export.csv`)).text()
    expect(csv).toContain('photo.png')
    const back = await holder.submit(await holder.open(mine()), `${at()}/retrait`)
    expect(back.html).toContain('Le fichier est retiré.')
    expect(await kept()).toEqual([])
  })

  it('is not left behind to whoever takes the place, nor after a cancellation', async () => {
    const holder = await byMail('p1@exemple.fr')
    await give(holder, pdf)
    const other = await byMail('p2@exemple.fr')
    await give(other, pdf)
    expect(await kept()).toHaveLength(2)
    await holder.submit(await holder.open(mine()), `${mine()}/transfert`, {
      newName: 'Collègue',
      newEmail: 'p3@exemple.fr',
    })
    expect(await kept()).toHaveLength(1)
    const heir = await byMail('p3@exemple.fr')
    expect((await heir.send(at())).status).toBe(404)
    expect(plain((await heir.open(mine())).html)).toContain('Il reste 1 fichier obligatoire à joindre')
    await other.submit(await other.open(mine()), `${mine()}/annulation`)
    expect(await kept()).toEqual([])
  })

  it('goes with its files only when its organiser says so', async () => {
    await give(await byMail('p3@exemple.fr'), pdf)
    const page = `${inscriptions()}/questions/${question}`
    const list = `${inscriptions()}/questions`
    const refused = await organiser.submit(await organiser.open(list), page, { to: 'away' })
    expect([refused.html.includes(label), (await kept()).length]).toEqual([true, 1])
    const gone = await organiser.submit(await organiser.open(page), page)
    expect(gone.html).toContain('les fichiers joints sont effacés')
    expect(await kept()).toEqual([])
  })
})
