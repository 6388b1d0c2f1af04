import type { Changed } from '../../directory/index.ts'
import { escapeXml, XML_HEAD, xmlElement } from '../../platform/kernel/xml.ts'
import { LICENCE } from '../api/listing.ts'
import { t } from '../messages.ts'

/** The feed of a search (RFC 4287). An entry keeps its identifier: a reader shows again what changed, under its new date. */
export const atomOf = (
  changed: readonly Changed[],
  { publicUrl, self, list }: { readonly publicUrl: string; readonly self: string; readonly list: string },
): string => {
  const link = (rel: string, href: string, type: string): string =>
    `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`
  const entries = changed.map(({ id, slug, name, createdAt, updatedAt }) =>
    [
      '<entry>',
      xmlElement('id', `urn:uuid:${id}`),
      xmlElement('title', name),
      xmlElement('published', createdAt.toISOString()),
      xmlElement('updated', updatedAt.toISOString()),
      link('alternate', `${publicUrl}/structures/${slug}`, 'text/html'),
      xmlElement('summary', createdAt.getTime() === updatedAt.getTime() ? t.feed.created : t.feed.updated),
      '</entry>',
    ].join(''),
  )
  return [
    XML_HEAD,
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
    xmlElement('id', `${publicUrl}${self}`),
    xmlElement('title', t.feed.title),
    // A feed without entries has a date all the same.
    xmlElement('updated', (changed[0]?.updatedAt ?? new Date(0)).toISOString()),
    '<author><name>OpenMap ESS</name></author>',
    xmlElement('rights', LICENCE),
    link('self', `${publicUrl}${self}`, 'application/atom+xml'),
    link('alternate', `${publicUrl}${list}`, 'text/html'),
    ...entries,
    '</feed>',
    '',
  ].join('\n')
}
