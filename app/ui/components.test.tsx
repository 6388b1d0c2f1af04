import { createHash } from 'node:crypto'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { pageNumbers } from './components/navigation.tsx'
import {
  ActiveFilters,
  Breadcrumb,
  Card,
  DataTable,
  Document,
  documentTitle,
  ExternalLink,
  FacetGroup,
  Island,
  idOf,
  Pagination,
  safeHref,
  TimeGrid,
  themeScript,
  themeScriptHash,
} from './index.ts'

test.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [1, 20, [1, 2, 'gap', 20]],
  [4, 20, [1, 2, 3, 4, 5, 'gap', 20]],
  [6, 20, [1, 'gap', 5, 6, 7, 'gap', 20]],
  [17, 20, [1, 'gap', 16, 17, 18, 19, 20]],
  [20, 20, [1, 'gap', 19, 20]],
])('page %i of %i shows %j', (page, pages, expected) => {
  expect(pageNumbers(page, pages)).toEqual(expected)
})

test('pagination marks the present page, has no step beyond the ends, and vanishes on one page', () => {
  const first = render(<Pagination page={1} pages={3} href={(page) => `?a=1&page=${page}`} />)
  expect(first).not.toContain('Précédent')
  expect(first).toContain('href="?a=1&amp;page=2" rel="next"')
  expect(first.match(/aria-current="page"/g)).toHaveLength(1)
  expect(first).toContain('<a href="?a=1&amp;page=1" aria-current="page">')
  expect(render(<Pagination page={3} pages={3} href={String} />)).not.toContain('Suivant')
  expect(render(<Pagination page={1} pages={1} href={String} />)).toBe('')
})

test('words can be replaced for one page', () => {
  const html = render(<Pagination page={1} pages={2} href={String} labels={{ next: 'Semaine suivante' }} />)
  expect(html).toContain('Semaine suivante')
  expect(html).toContain('aria-label="Pages de résultats"')
})

test.each([
  ['https://exemple.fr', 'https://exemple.fr'],
  ['/lieux?q=a:b', '/lieux?q=a:b'],
  ['mailto:a@exemple.fr', 'mailto:a@exemple.fr'],
  ['JaVaScRiPt:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  [' \u0001javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['vbscript:x', undefined],
])('safeHref(%j)', (given, expected) => {
  expect(safeHref(given)).toBe(expected)
})

test('an unsafe outside address is written, not linked', () => {
  expect(render(<ExternalLink href="data:text/html,x">site</ExternalLink>)).toBe('<span>site</span>')
})

test('what comes from data is escaped in text, attributes and island props', () => {
  const evil = '<img src=x onerror="a()">\'&'
  expect(render(<Card title={evil} href={`/x?${evil}`} />)).not.toContain('<img')
  expect(render(<Breadcrumb entries={[{ label: evil, href: '/' }]} current={evil} />)).not.toContain('<img')
  const island = render(<Island name="carte" props={{ evil }} />)
  const attribute = /data-props="([^"]*)"/.exec(island)?.[1] ?? ''
  expect(attribute).not.toContain('<')
  const back = attribute.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  expect(JSON.parse(back)).toEqual({ evil })
})

test('title of the document', () => {
  expect(documentTitle('Annuaire')).toBe('Annuaire – OpenMap ESS')
  expect(documentTitle('Annuaire', true)).toBe('Erreur\u00a0: Annuaire – OpenMap ESS')
  expect(documentTitle('OpenMap ESS')).toBe('OpenMap ESS')
})

test('fonts are preloaded as the browser will ask for them', () => {
  const html = render(
    <Document title="T" preloads={[{ href: '/f.woff2', as: 'font', type: 'font/woff2' }]}>
      <h1>T</h1>
    </Document>,
  )
  expect(html).toContain(
    '<link rel="preload" href="/f.woff2" as="font" type="font/woff2" crossorigin="anonymous"/>',
  )
})

test('the theme script has the hash that the policy allows', () => {
  expect(`sha256-${createHash('sha256').update(themeScript).digest('base64')}`).toBe(themeScriptHash)
})

test('a table says its sorted column only, and names its rows', () => {
  const html = render(
    <DataTable
      id="t"
      caption="Lieux"
      rows={[{ name: 'A', size: 3 }]}
      rowKey={(row) => row.name}
      columns={[
        {
          key: 'n',
          header: 'Nom',
          rowHeader: true,
          cell: (row) => row.name,
          sort: { href: '?tri=n', state: 'descending' },
        },
        {
          key: 's',
          header: 'Taille',
          numeric: true,
          cell: (row) => row.size,
          sort: { href: '?tri=s', state: 'none' },
        },
      ]}
    />,
  )
  expect(html).toContain('aria-labelledby="t-titre" tabindex="0"')
  expect(html.match(/aria-sort="[a-z]+"/g)).toEqual(['aria-sort="descending"'])
  expect(html).toContain('<th scope="row" role="rowheader">A</th>')
  expect(html).toContain('<td role="cell" class="numeric" data-label="Taille">3</td>')
})

test('a time grid says each state in words', () => {
  const html = render(
    <TimeGrid
      id="g"
      caption="Heures"
      corner="Table"
      columns={[
        { key: 'a', label: '9 h' },
        { key: 'b', label: '10 h' },
      ]}
      rows={[{ key: '1', label: 'Table 1', cells: { a: { state: 'conflict', text: 'X' } } }]}
    />,
  )
  const words = html.replace(/<[^>]+>/g, '|')
  expect(words).toContain('X| (conflit)|')
  expect(words).toContain('|libre|')
  expect(words).not.toContain('verrouillé')
})

test('folded choices open when one of them is taken, and one is never folded alone', () => {
  const options = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: value }))
  expect(render(<FacetGroup legend="L" name="l" options={options} limit={3} />)).not.toContain('<details')
  expect(render(<FacetGroup legend="L" name="l" options={options} limit={2} />)).toContain(
    '<details class="facet-more" id="f-l-plus">',
  )
  expect(render(<FacetGroup legend="L" name="l" options={options} limit={2} values={['d']} />)).toContain(
    'id="f-l-plus" open',
  )
})

test('an active filter says that its link removes it', () => {
  expect(render(<ActiveFilters filters={[{ label: 'Vélo', href: '/lieux' }]} />)).toContain(
    '<a class="chip" href="/lieux"><span class="visually-hidden">Retirer le filtre </span>Vélo',
  )
  expect(render(<ActiveFilters filters={[]} />)).toBe('')
})

test('ids made from names', () => {
  expect(idOf('lots[0].titre')).toBe('lots-0-titre')
  expect(idOf('activité')).toBe('activité')
})
