import { xmlElement as element, escapeXml, XML_HEAD } from '../../platform/kernel/xml.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { presentSummary } from './presentEvents.ts'
import { p } from './publicMessages.ts'

/**
 * RSS 2.0 of the coming days. A day that is cancelled or moved comes back as new: its identifier carries its state and its date.
 */
export const rssOf = (events: readonly OpenMapEvent[], publicUrl: string): string => {
  const items = events.map((event) => {
    const { title, when, where, theme, href, cancelled } = presentSummary(event)
    const said = [cancelled ? p.event.cancelledTitle : null, when, where, theme, event.notice]
    return [
      '<item>',
      element('title', cancelled ? `${p.event.cancelled}\u00a0: ${title}` : title),
      element('link', `${publicUrl}${href}`),
      element('guid', `${event.id}/${event.status}/${event.day}`, ' isPermaLink="false"'),
      element('description', said.filter((part) => part !== null).join(' – ')),
      '</item>',
    ].join('')
  })
  return [
    XML_HEAD,
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', p.list.feed),
    element('link', `${publicUrl}/rencontres`),
    element('description', p.list.lead),
    element('language', 'fr'),
    `<atom:link href="${escapeXml(`${publicUrl}/rencontres.rss`)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    '</channel></rss>\n',
  ].join('\n')
}
