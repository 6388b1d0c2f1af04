import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importStructures } from '../../app/directory/usecases/importStructures.ts'
import { importContours } from '../../app/platform/geo/importContours.ts'
import { loadGeography } from '../../app/platform/geo/load.ts'
import { testApplication } from '../support/application.ts'

const shared = (path: string): string =>
  fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url))
const FRANCE = shared('structures/siae_france_2020.csv')
const CONTOURS = shared('geo/communes-ile-de-france.geojson')

/** Areas are said nowhere in the file: four invented firms say theirs. */
const ONLY_93 = '00012345600014'
const EVERYWHERE = '00012345700012'
const AROUND_MONTREUIL = '00012345800010'
const INVENTED = [
  'SIRET;Raison sociale;Type;CP;Ville;lat;lon;Secteurs;Zone d’intervention;Rayon',
  `${ONLY_93};Vitrerie du bief (fictive);EI;93100;Montreuil;48.8638;2.4485;Nettoyage et propreté;93;`,
  `${EVERYWHERE};Saisie nationale (fictive);ESAT;13001;Marseille;43.298;5.379;Services administratifs;France entière;`,
  `${AROUND_MONTREUIL};Linge des rives (fictif);EA;93100;Montreuil;48.8638;2.4485;Blanchisserie et pressing;;8`,
].join('\n')

type Question = readonly [title: string, address: string, first: readonly string[]]

/** Thirty questions that people ask, as addresses, with the SIRET of what must come first. */
const QUESTIONS: readonly Question[] = [
  ['a name with a letter too many', 'q=balluchon', ['80746931700026', '80746931700018']],
  ['a name with a letter missing, served in 93', 'q=colecterie&departement=93', ['75187049400026']],
  ['a trade with a fault', 'q=netoyage&siege=75', ['41491798900033', '42126196700028', '42880141900147']],
  ['a trade with a fault, by the synonym', 'q=blanchiserie&siege=91', ['38178866000078', '52968348400016']],
  ['a synonym of the trade and a town', 'q=ménage aulnay', ['50980445600010']],
  ['a synonym that no name holds', 'q=ressourcerie&siege=93', ['41190781900022']],
  ['another synonym', 'q=informatique&siege=93', ['82200166500030', '82148900200021']],
  ['a name first, then the trade', 'q=friperie', ['44449039500035']],
  ['three words of a name', 'q=regie quartier montreuil', ['44104460900044']],
  ['singular for plural', 'q=potager&siege=91', ['49864436800017', '42921893600020']],
  ['accents and an elision', 'q=L’Équipage', ['83125926200010', '84223593900019']],
  ['a name and a region of nature', 'q=recyclerie gatinais', ['75094891100029']],
  ['a kind and a town', 'q=interim bondy', ['41814790600048']],
  ['a whole SIRET', 'q=80746931700018', ['80746931700018']],
  ['a SIRET with spaces', 'q=807 469 317 00018', ['80746931700018']],
  ['a SIREN', 'q=492712203', ['49271220300040']],
  ['a SIREN begun', 'q=807469', ['80746931700026', '80746931700018']],
  [
    'a district by its name',
    'pres-de=Paris 3e&rayon=0',
    ['48753019800026', '78982236800013', '44153107600038'],
  ],
  [
    'a district by its postal code, one kind',
    'pres-de=75019&rayon=0&type=ETTI',
    ['42450194800014', '44351124100012'],
  ],
  ['a district by its INSEE code', 'pres-de=75103&rayon=0', ['48753019800026']],
  [
    'a trade in the whole of Paris',
    'secteur=restauration&pres-de=Paris&rayon=0',
    ['82785102300016', '48752765700042', '79200722100023'],
  ],
  ['the nearest caterers', 'q=traiteur&pres-de=Montreuil&rayon=5', ['41307750400087', '80746931700018']],
  ['a territory of Greater Paris', 'pres-de=Plaine Commune&rayon=0&type=ETTI', ['40101593800285']],
  ['two kinds at once', 'type=GEIQ&type=EA&siege=93&tri=nom', ['52054050100043', '49271220300040']],
  [
    'the region, and one that serves a part',
    'zone=Île-de-France&secteur=nettoyage',
    [ONLY_93, '41491798900033'],
  ],
  ['a commune, and one that serves its département', 'zone=La Courneuve&secteur=nettoyage', [ONLY_93]],
  ['a commune that a radius reaches', 'zone=Noisy-le-Sec&secteur=blanchisserie', [AROUND_MONTREUIL]],
  ['a grouping that a radius reaches in part', 'zone=Est Ensemble&secteur=blanchisserie', [AROUND_MONTREUIL]],
  ['far away, and one that serves the country', 'zone=Guyane&secteur=administratif', [EVERYWHERE]],
  [
    'contracts reserved to disability, in 93',
    'reservation=L2113-12&departement=93',
    [AROUND_MONTREUIL, EVERYWHERE, '52054050100043'],
  ],
]

describe.skipIf(!existsSync(FRANCE) || !existsSync(CONTOURS))(
  'thirty questions on a real file (else skipped: fixtures absent)',
  () => {
    let app: Awaited<ReturnType<typeof testApplication>>
    let withoutContour: { html: string; sirets: string[] }
    const paris = async () => ({
      html: (await app.visitor().open('/structures?pres-de=Paris&rayon=1&vue=liste')).html,
      sirets: await found('pres-de=Paris&rayon=1'),
    })
    beforeAll(async () => {
      app = await testApplication()
      await loadGeography(app.db)
      await importStructures(app.ctx, { source: { path: FRANCE }, origin: 'SIAE' })
      const bytes = new TextEncoder().encode(INVENTED)
      await importStructures(app.ctx, {
        source: { name: 'fictif.csv', bytes },
        origin: 'essai',
        fictitious: true,
      })
      withoutContour = await paris()
      await importContours(app.db, { path: CONTOURS, level: 'commune', credit: 'IGN – INSEE' })
    })
    afterAll(() => app.close())

    const found = async (address: string): Promise<string[]> => {
      const response = await app.visitor().send(`/structures/export.csv?${new URLSearchParams(address)}`)
      const text = await response.text()
      return [...text.matchAll(/(?:^|[;,"])(\d{14})(?=[;,"])/gm)].map(([, siret = '']) => siret)
    }

    it.each(QUESTIONS)('%s', async (_, address, first) => {
      expect((await found(address)).slice(0, first.length)).toEqual(first)
    })

    it('has no answer where none is: a radius does not reach everywhere', async () => {
      expect(await found('zone=Provins&secteur=blanchisserie')).toEqual([])
    })

    it('finds every structure of Paris by « Paris + 1 km », with its contour and without', async () => {
      const rows = await app.db
        .selectFrom('structure')
        .select('siret')
        .where('post_code', 'like', '75%')
        .execute()
      const all = rows.map(({ siret }) => siret)
      expect(all.length).toBeGreaterThan(70)
      for (const { sirets } of [withoutContour, await paris()])
        expect(all.filter((siret) => !sirets.includes(siret ?? ''))).toEqual([])
      expect(withoutContour.html).toContain('jusqu’au point central de Paris')
      expect((await paris()).html).toContain('jusqu’au contour de Paris')
    })

    it('finds by the region the one that serves only 93, and says so', async () => {
      const { html } = await app.visitor().open('/structures?zone=Île-de-France&secteur=nettoyage&vue=liste')
      const card =
        html
          .split('<article')
          .slice(1)
          .find((part) => part.includes('Vitrerie du bief')) ?? ''
      expect(card).toContain('partiel\u00a0: 93 seulement')
      const wide = await app.visitor().open('/structures?departement=93&secteur=nettoyage&vue=liste')
      const whole =
        wide.html
          .split('<article')
          .slice(1)
          .find((part) => part.includes('Vitrerie du bief')) ?? ''
      expect(whole).toContain('Seine-Saint-Denis (93)')
      expect(whole).not.toContain('partiel')
    })

    it('tells of records that say too little instead of leaving them out', async () => {
      const asked = 'secteur=nettoyage&departement=93'
      const { html } = await app.visitor().open(`/structures?${asked}&vue=liste`)
      expect(html).toMatch(/\d+\u00a0autres structures répondent peut-être/)
      const [sure, more] = [await found(asked), await found(`${asked}&incompletes=oui`)]
      expect(more.slice(0, sure.length)).toEqual(sure)
      // One that is in 93 and says no trade.
      expect([sure.includes('75187049400026'), more.includes('75187049400026')]).toEqual([false, true])
    })

    it('proposes what is near when nothing is found', async () => {
      const none = await app.visitor().open('/structures?q=matelas&pres-de=Meaux&rayon=5')
      expect(none.html).toContain('Aucune structure ne répond')
      expect(none.html).toContain('à 50\u00a0km (1\u00a0structure)')
      expect(none.html).toContain('href="/structures?q=matelas"')
      const unknown = await app.visitor().open('/structures?pres-de=Montreuill')
      expect(unknown.status).toBe(422)
      expect(unknown.html).toContain('Vouliez-vous dire Montreuil')
    })
  },
)
