import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locateStructures } from '../../app/directory/index.ts'
import { systemTransact } from '../../app/platform/jobs/transact.ts'
import { systemClock } from '../../app/platform/kernel/dates.ts'
import { openOutside } from '../../app/platform/outside/outside.ts'
import { refreshSources } from '../../app/registers/index.ts'
import { aStructure } from '../builders/structures.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const plain = (html: string): string => html.replaceAll('\u00a0', ' ')
/** Invented establishments: their numbers begin by 000. */
const FIRST = '00012345600014'
const SECOND = '00012345800010'
const HEAD = 'SIRET;Nom;Type;Code postal;Ville\r\n'
const line = (siret: string, name: string) => `${siret};${name};EI;93100;Montreuil\r\n`

/** Scénarios : relire un registre, examiner ou laisser faire, compléter une fiche, vérifier, ne pas trouver ce qui est fermé. */
describe('registers and addresses of others', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let server: Server
  let base = ''
  let mission: Visitor
  let file: string | null = HEAD + line(FIRST, 'Propreté une') + line(SECOND, 'Propreté deux')
  let state: 'A' | 'F' | 'down' = 'A'

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://here')
      if (url.pathname === '/siae.csv') {
        response.statusCode = file === null ? 503 : 200
        return response.end(file ?? '')
      }
      if (url.pathname === '/companies/search' && state !== 'down') {
        const siret = url.searchParams.get('q')
        const place = {
          siret,
          activite_principale: '81.21Z',
          numero_voie: '2',
          type_voie: 'RUE',
          libelle_voie: 'NOUVELLE',
          code_postal: '93100',
          libelle_commune: 'MONTREUIL',
          etat_administratif: state,
          date_fermeture: state === 'F' ? '2026-10-31' : null,
        }
        const company = { nom_complet: 'PROPRETE UNE', matching_etablissements: [place] }
        return response.end(JSON.stringify({ results: [company] }))
      }
      if (url.pathname === '/addresses/search') {
        const properties = {
          label: '9 Rue Sûre',
          score: 0.95,
          type: 'housenumber',
          citycode: '93048',
          postcode: '93100',
        }
        const sure = url.searchParams.get('q')?.startsWith('9 rue') === true
        const feature = { geometry: { type: 'Point', coordinates: [2.4401, 48.8602] }, properties }
        return response.end(JSON.stringify({ type: 'FeatureCollection', features: sure ? [feature] : [] }))
      }
      response.statusCode = 500
      return response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    app = await testApplication({ demo: false, outside: settings() })
    mission = await app.signedIn({ platform: ['mission'] })
  })
  afterAll(async () => {
    await app?.close()
    server?.close()
  })

  const settings = () => ({
    companies: new URL(`${base}/companies`),
    addresses: new URL(`${base}/addresses`),
    registerHosts: [new URL(base).host],
  })
  const transact = () =>
    systemTransact({
      db: app.db,
      clock: app.clock,
      dispatch: async () => {},
      territoryId: app.territoryId,
      purpose: 'registers',
    })
  const refresh = async () => {
    await app.db.updateTable('register_source').set({ checked_at: null }).execute()
    await refreshSources({
      transact: transact(),
      files: app.files,
      outside: openOutside(settings(), systemClock),
      site: { territory: { name: 'Essai', zone: 'Europe/Paris' }, publicUrl: 'http://openmap.test' },
    })
    return app.db.selectFrom('register_source').selectAll().executeTakeFirstOrThrow()
  }
  const SOURCES = '/gestion/imports/registres'
  const add = async (values: Record<string, string> = {}) =>
    mission.submit(await mission.open(SOURCES), SOURCES, {
      titre: 'SIAE d’essai',
      register: 'siae',
      adresse: `${base}/siae.csv`,
      rythme: 'day',
      ...values,
    })

  it('asks no server that the operator did not allow, and keeps what was typed', async () => {
    for (const adresse of ['https://autre.example/a.csv', 'http://169.254.169.254/', 'file:///etc/passwd']) {
      const refused = await add({ adresse })
      expect([adresse, refused.status, refused.html.includes('serveur permis')]).toEqual([adresse, 422, true])
      expect(refused.html).toContain(`value="${adresse}"`)
    }
    expect((await add()).html).toContain('Le registre sera relu cette nuit')
  })

  it('counts what changed before it writes anything, and writes once somebody agrees', async () => {
    const read = await refresh()
    expect([read.outcome, read.failure]).toEqual(['waiting', null])
    const notice = await app.db
      .selectFrom('notice')
      .selectAll()
      .where('key', 'like', 'register-source:%')
      .execute()
    expect(plain(notice[0]?.body ?? '')).toContain('2 nouvelles, 0 modifiée, 0 disparue.')
    expect(notice[0]?.href).toBe(`/gestion/imports/${read.import_id}`)
    expect((await app.visitor().open('/structures?q=proprete')).html).not.toContain('Propreté deux')
    const report = await mission.open(`/gestion/imports/${read.import_id}`)
    expect(report.html).toContain(`/gestion/imports/${read.import_id}/enregistrement`)
  })

  it('writes by itself where that was decided; what is gone ends and stays', async () => {
    await app.db
      .updateTable('register_source')
      .set({ by_itself: true, end_gone: true, file_hash: null })
      .execute()
    expect((await refresh()).outcome).toBe('applied')
    expect((await app.visitor().open('/structures?q=proprete')).html).toContain('Propreté deux')
    expect((await refresh()).outcome).toBe('applied')
    file = HEAD + line(FIRST, 'Propreté une')
    const read = await refresh()
    expect(read.outcome).toBe('applied')
    const gone = await app.db
      .selectFrom('structure')
      .selectAll()
      .where('siret', '=', SECOND)
      .executeTakeFirstOrThrow()
    expect(gone.deleted_at).toBe(null)
    const ended = await app.db
      .selectFrom('structure_kind')
      .selectAll()
      .where('structure_id', '=', gone.id)
      .executeTakeFirstOrThrow()
    expect(ended.valid_to).not.toBe(null)
  })

  it('keeps what it holds, with its reason, when the server fails', async () => {
    file = null
    const read = await refresh()
    expect([read.outcome, plain(read.failure ?? '')]).toEqual([
      'failed',
      'Le serveur refuse de donner le fichier.',
    ])
    expect((await app.visitor().open('/structures?q=proprete')).html).toContain('Propreté une')
    expect((await mission.open(SOURCES)).html).toContain('Le serveur refuse de donner le fichier.')
  })

  it('completes a record by what is chosen, and says a closed one in searches no more', async () => {
    const { slug } = await app.db
      .selectFrom('structure')
      .select('slug')
      .where('siret', '=', FIRST)
      .executeTakeFirstOrThrow()
    const edit = await mission.open(`/structures/${slug}/modifier`)
    const href = `/structures/${slug}/modifier/registre?siret=${FIRST}`
    expect(edit.html).toContain(href)
    const differs = await mission.open(href)
    expect(plain(differs.html)).toContain('Adresse : « 2 RUE NOUVELLE 93100 MONTREUIL »')
    const none = await mission.submit(differs, href, {})
    expect([none.status, none.html.includes('Cochez au moins une ligne')]).toEqual([422, true])
    await mission.submit(differs, href, { parts: 'address' })
    const now = await app.db
      .selectFrom('structure')
      .selectAll()
      .where('siret', '=', FIRST)
      .executeTakeFirstOrThrow()
    expect(now.address).toBe('2 RUE NOUVELLE')
    await app.db
      .updateTable('structure')
      .set({ closed_on: '2026-10-31' })
      .where('siret', '=', FIRST)
      .execute()
    const visitor = app.visitor()
    expect((await visitor.open('/structures?q=proprete')).html).not.toContain('Propreté une')
    const closed = plain((await visitor.open('/structures?q=proprete&etat=F')).html)
    expect(closed).toContain('Propreté une')
    expect(closed).toMatch(/tag-warning[^>]*>Fermée</)
    expect((await visitor.open(`/structures/${slug}`)).html).toContain('Cet établissement a fermé le')
  })

  it('tells beside an answer what the register says, or that it says nothing', async () => {
    const verify = async (siret: string) =>
      plain((await app.visitor().open(`/structures/verifier?siret=${siret}`)).html)
    state = 'F'
    expect(await verify('00012345900018')).toContain('établissement fermé le 31 octobre 2026')
    state = 'down'
    expect(await verify('00012346000016')).toContain('Le registre des entreprises ne répond pas')
  })

  it('gives a point to addresses that have none, and asks each once', async () => {
    const place = { fictitious: false, position: { latitude: 48.8, longitude: 2.4 } }
    const origins = { position: { source: 'commune', date: null } }
    const sure = await aStructure(app.ctx, { name: 'Sûre', address: '9 rue Sûre', origins, ...place })
    const doubtful = await aStructure(app.ctx, { name: 'Douteuse', address: 'Lieu-dit', origins, ...place })
    const { addresses } = openOutside(settings(), systemClock)
    if (addresses === null) throw new Error('no address API')
    const found = await locateStructures(transact(), addresses)
    const point = async (id: string) =>
      app.db.selectFrom('structure').select(['latitude', 'longitude']).where('id', '=', id).executeTakeFirst()
    expect([found > 0, await point(sure.id)]).toEqual([true, { latitude: 48.8602, longitude: 2.4401 }])
    expect(await point(doubtful.id)).toEqual({ latitude: 48.8, longitude: 2.4 })
    expect(await locateStructures(transact(), addresses)).toBe(0)
  })
})
