import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeXlsx } from '../../app/platform/tables/write.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'

/** Scénarios : la mission remplit l’annuaire avec un fichier, le corrige, recommence, annule. */
describe('the directory filled by files', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let mission: Visitor
  const plain = (html: string): string => html.replaceAll('\u00a0', ' ')
  const AT = '/gestion/imports'

  beforeAll(async () => {
    app = await testApplication()
    mission = await app.signedIn({ platform: ['mission'] })
  })
  afterAll(() => app?.close())

  const upload = async (name: string, bytes: string | Uint8Array, register = 'list'): Promise<Seen> =>
    mission.submit(await mission.open(AT), AT, {
      register,
      file: new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name),
    })
  /** The work goes on in the background: the page says when it is over. */
  const settled = async (path: string): Promise<Seen> => {
    for (;;) {
      const answer = await mission.send(`${path}/avancement.json`)
      const { state } = (await answer.json()) as { state: string }
      if (!['checking', 'writing', 'undoing'].includes(state)) return mission.open(path)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const step = async (seen: Seen, path: string, rest: string, fields: Record<string, string> = {}) => {
    const next = await mission.submit(seen, `${path}${rest}`, fields)
    return next.status === 200 ? settled(path) : next
  }
  const HEAD = 'SIRET;Raison sociale;Type de structure;Code postal;Ville;Couleur'
  const CHOSEN = { c_siret: '0', c_name: '1', c_kind: '2', c_postCode: '3', c_city: '4' }
  const good = '00012345600014;Atelier fictif du Bief;EI;93100;Montreuil;bleu'

  const other = '00012345700012;Lavoir fictif;ACI;93100;Montreuil;'

  it('names what cannot be read and keeps the choice of origin', async () => {
    const pdf = await upload('plaquette.pdf', '%PDF-1.7 …', 'geiq')
    expect(pdf.status).toBe(422)
    expect(plain(pdf.html)).toContain('Le fichier « plaquette.pdf » n’a pas été lu. Rien n’est changé.')
    expect(pdf.html).toMatch(/value="geiq" selected/)
    const none = await upload('vide.csv', '')
    expect([none.status, none.html.includes('Choisissez un fichier')]).toEqual([422, true])
  })

  it('leads from the columns to the verdict, to the records, and back by an undo', async () => {
    const columns = await upload('liste.csv', `${HEAD}\n${good}\n123;<b>Faux</b>;EI;93100;Montreuil;\n`)
    expect(columns.status).toBe(200)
    const { path } = columns
    for (const words of ['texte UTF-8', 'séparateur « ; »', 'SIRET (ex. 00012345600014, 123)'])
      expect(plain(columns.html)).toContain(words)
    const wrong = await mission.submit(columns, `${path}/colonnes`, {
      c_siret: '0',
      c_name: '0',
      c_kind: '2',
    })
    expect([wrong.status, plain(wrong.html).includes('déjà choisie pour « SIRET »')]).toEqual([422, true])
    const lacking = await mission.submit(columns, `${path}/colonnes`, {
      c_siret: '0',
      c_name: '1',
      c_kind: '',
    })
    expect([lacking.status, lacking.html.includes('Choisissez la colonne qui contient')]).toEqual([422, true])

    const verdict = await step(columns, path, '/colonnes', CHOSEN)
    const said = plain(verdict.html)
    for (const words of [
      '1 ligne acceptée',
      '1 ligne refusée',
      'L’enregistrement créerait 1 fiche',
      'Couleur',
    ])
      expect([words, said.includes(words)]).toEqual([words, true])
    expect(said).toContain('&lt;b>Faux')
    const only = await mission.open(`${path}?filtre=rejected`)
    expect([only.html.includes('Faux'), only.html.includes('Atelier fictif du Bief')]).toEqual([true, false])
    const csv = await mission.send(`${path}/rapport.csv`)
    expect(await csv.text()).toContain('Le SIRET compte 14')
    const book = await mission.send(`${path}/rapport.xlsx`)
    expect([book.status, (await book.arrayBuffer()).byteLength > 3000]).toEqual([200, true])

    const done = await step(verdict, path, '/enregistrement')
    expect(plain(done.html)).toContain('1 fiche créée, 0 fiche modifiée.')
    const record = await mission.open('/structures?q=Bief')
    expect(record.html).toContain('Atelier fictif du Bief')
    const undone = await step(done, path, '/annulation')
    expect(undone.html).toContain('Tout ce que l’import avait fait a été défait.')
    expect((await mission.open('/structures?q=Bief')).html).not.toContain('Atelier fictif du Bief')
    const list = await mission.open(AT)
    expect([list.html.includes('liste.csv'), list.html.includes('Personne d’essai')]).toEqual([true, true])
  })

  it('chooses a sheet, changes the columns, gives up', async () => {
    const book = await writeXlsx([
      { name: 'Notes', columns: ['Texte'], rows: [['rien']] },
      { name: 'Structures', columns: HEAD.split(';'), rows: [other.split(';')] },
    ])
    const first = await upload('classeur.xlsx', book)
    expect(plain(first.html)).toContain('feuille « Notes »')
    const { path } = first
    const second = await mission.submit(first, `${path}/feuille`, { sheet: 'Structures' })
    expect(plain(second.html)).toContain('feuille « Structures »')
    const verdict = await step(second, path, '/colonnes', CHOSEN)
    expect(plain(verdict.html)).toContain('1 ligne acceptée')
    const again = await mission.submit(verdict, `${path}/colonnes/reprise`)
    expect(again.html).toContain('Reconnaître les colonnes')
    const gone = await mission.submit(again, `${path}/abandon`)
    expect([gone.path, plain(gone.html).includes('Le fichier est abandonné')]).toEqual([AT, true])
    expect((await mission.open(path)).status).toBe(404)
  })

  it('says that work was cut, and takes it up again', async () => {
    const columns = await upload('coupe.csv', `${HEAD}\n${other}\n`)
    const { path } = columns
    const id = path.split('/').at(-1) ?? ''
    const set = (values: { state: string; beat_at: Date | null }) =>
      app.db.updateTable('structure_import').set(values).where('id', '=', id).execute()
    await set({ state: 'checking', beat_at: new Date(0) })
    const cut = await mission.open(path)
    expect(cut.html).toContain('Le travail a été coupé')
    const verdict = await step(cut, path, '/relance')
    expect(plain(verdict.html)).toContain('1 ligne acceptée')
    await set({ state: 'writing', beat_at: new Date() })
    const stopping = await mission.submit(await mission.open(path), `${path}/arret`)
    expect(stopping.html).toContain('L’arrêt est demandé')
  })

  it('is the mission’s alone', async () => {
    const somebody = await app.signedIn({})
    expect((await somebody.open(AT)).status).toBe(403)
  })
})
