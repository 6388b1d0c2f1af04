import type { ResultView } from './presentList.ts'

/** Other forms of the list, announced in its head: what reads pages finds the feed, and the way to embed it. */
export const listAlternates = (
  address: string,
  publicUrl: string,
  words: { feed: string; embed: string },
) => {
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : ''
  const parameters = new URLSearchParams(query)
  for (const name of ['page', 'vue', 'tri']) parameters.delete(name)
  const filters = parameters.toString()
  const asked = filters === '' ? '' : `?${filters}`
  return [
    { type: 'application/atom+xml', href: `/flux/structures.atom${asked}`, title: words.feed },
    {
      type: 'application/json+oembed',
      href: `/oembed?url=${encodeURIComponent(`${publicUrl}/structures${asked}`)}`,
      title: words.embed,
    },
  ]
}

/** The page of results as search engines read it (schema.org). */
export const itemList = (
  results: readonly Pick<ResultView, 'href' | 'name'>[],
  parts: { readonly total: number; readonly first: number; readonly publicUrl: string },
) => ({
  '@context': 'https://schema.org',
  '@type': 'ItemList',
  numberOfItems: parts.total,
  itemListElement: results.map(({ href, name }, index) => ({
    '@type': 'ListItem',
    position: parts.first + index,
    url: `${parts.publicUrl}${href}`,
    name,
  })),
})
