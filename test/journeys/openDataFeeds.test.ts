import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveStructures } from '../../app/directory/index.ts'
import { structure } from '../builders/structures.ts'
import { PUBLIC_URL, testApplication } from '../support/application.ts'
import { readTable } from '../support/readTable.ts'

let site: Awaited<ReturnType<typeof testApplication>>
const NASTY = 'Essai <i>&\u0001"=cmd'
const COUNT = 2300

beforeAll(async () => {
  site = await testApplication()
  await saveStructures(site.ctx, [
    structure({ name: NASTY, brand: '=1+1' }),
    ...Array.from({ length: COUNT - 1 }, (_, n) =>
      structure({ name: `Essai ${n}`, kinds: [{ kind: 'ACI', source: 'essai', sourceDate: null }] }),
    ),
  ])
})
afterAll(() => site.close())

const text = async (path: string): Promise<string> => {
  const response = await site.visitor().send(path.replace(PUBLIC_URL, ''))
  expect([path, response.status]).toEqual([path, 200])
  return response.text()
}
const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, found = '']) => found)

describe('feeds', () => {
  it('lists what changed, with the filters of the list', async () => {
    const feed = await text('/flux/structures.atom?type=EI')
    expect(all(feed, 'title').slice(1)).toEqual(['Essai &lt;i&gt;&amp;&quot;=cmd'])
    expect(feed).toContain(`href="${PUBLIC_URL}/flux/structures.atom?type=EI"`)
    expect(all(await text('/flux/structures.atom'), 'title')).toHaveLength(51)
  })

  it('names every record once in the maps of the site, with the day of its change', async () => {
    const robots = await text('/robots.txt')
    const index = /^Sitemap: (\S+)$/m.exec(robots)?.[1] ?? ''
    const parts = all(await text(index), 'loc')
    expect(parts).toEqual([`${PUBLIC_URL}/sitemap/pages`, `${PUBLIC_URL}/sitemap/structures/1`])
    const addresses = all(await text(parts[1] ?? ''), 'loc')
    expect([addresses.length, new Set(addresses).size]).toEqual([COUNT, COUNT])
    await text(addresses[7] ?? '')
    for (const page of all(await text(parts[0] ?? ''), 'loc')) await text(page)
    expect((await site.visitor().send('/sitemap/structures/2')).status).toBe(404)
  })

  it('tells browsers how to search here', async () => {
    const html = await text('/')
    const description = await text(/<link rel="search"[^>]*href="([^"]+)"/.exec(html)?.[1] ?? '')
    const template = /template="([^"]+)" *\/>|template="([^"]+)"/.exec(description)?.[1] ?? ''
    expect(await text(template.replace('{searchTerms}', 'essai'))).toContain('Essai')
  })
})

describe('whole files', () => {
  it('hold every record, whatever their format, compressed or not', async () => {
    const json = JSON.parse(await text('/donnees/structures.json'))
    const points = JSON.parse(await text('/donnees/structures.geojson'))
    expect([json.donnees.length, json.licence, points.features.length]).toEqual([
      COUNT,
      'Licence Ouverte 2.0',
      COUNT,
    ])
    for (const ending of ['csv', 'xlsx']) {
      const response = await site.visitor().send(`/donnees/structures.${ending}`)
      const rows = await readTable(`structures.${ending}`, new Uint8Array(await response.arrayBuffer()))
      expect([ending, rows.length]).toEqual([ending, COUNT])
    }
    // What people typed never runs in a spreadsheet.
    expect(await text('/donnees/structures.csv')).toContain(";'=1+1;")
    const packed = await site
      .visitor()
      .send('/donnees/structures.csv', { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const plain = packed.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(plain).text()).toBe(await text('/donnees/structures.csv'))
  })

  it('are made no quicker than they are read', async () => {
    let asked = 0
    const response = await site.visitor().send('/donnees/structures.json')
    const reader = response.body?.getReader()
    const first = await reader?.read()
    asked += first?.value?.length ?? 0
    expect(asked).toBeLessThan(1000)
    await reader?.cancel()
  })
})

describe('what other sites show', () => {
  it('is a page without cookies, the only one that a frame may hold', async () => {
    const administrator = await site.administrator()
    const embed = await administrator.send('/integrer/structures?type=EI')
    const html = await embed.text()
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect([embed.headers.getSetCookie(), html.includes('Mon compte'), html.includes('<header')]).toEqual([
      [],
      false,
      false,
    ])
    expect(html).toContain('Licence Ouverte 2.0')
    expect(html).toContain('href="/structures?type=EI" target="_blank"')
    const list = await site.visitor().send('/structures')
    expect(list.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('is found by oEmbed from the address of the list', async () => {
    const page = await text('/structures?type=EI&page=1&vue=carte')
    const link =
      /type="application\/json\+oembed" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const said = JSON.parse(await text(`${link}&maxwidth=500`))
    expect([said.type, said.version, said.width]).toEqual(['rich', '1.0', 500])
    const source = /src="([^"]+)"/.exec(said.html)?.[1] ?? ''
    expect(source).toBe(`${PUBLIC_URL}/integrer/structures?type=EI`)
    await text(source)
    for (const [path, status] of [
      ['/oembed?url=https%3A%2F%2Fautre.exemple.fr%2Fstructures', 404],
      [`/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/structures?secteur=rien`)}`, 404],
      [`/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/structures`)}&format=xml`, 501],
      ['/oembed', 422],
    ] as const)
      expect([path, (await site.visitor().send(path)).status]).toEqual([path, status])
  })

  it('tells engines what the list holds', async () => {
    const html = await text('/structures?type=EI')
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}')
    expect([data['@type'], data.numberOfItems, data.itemListElement[0].name]).toEqual(['ItemList', 1, NASTY])
  })

  it('is documented by examples that answer', async () => {
    const doc = await text('/api')
    const examples = new Set(
      [...doc.matchAll(/href="(\/api\/v1\/[^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')),
    )
    expect(examples.size).toBe(9)
    for (const example of examples) await text(example)
    await text('/donnees')
    expect(JSON.parse(await text('/donnees/structures.schema.json')).$defs.Structure.required).toContain(
      'nom',
    )
  })
})
