import * as maplibre from 'maplibre-gl'
import type { Mark } from './marks.ts'
import { filled, type MapProps } from './props.ts'

const MOST = 30

const added = <N extends keyof HTMLElementTagNameMap>(parent: Element, name: N, text = '') => {
  const element = document.createElement(name)
  element.textContent = text
  parent.append(element)
  return element
}

const link = (parent: Element, href: string, text: string, { beside, words }: MapProps): void => {
  const made = added(parent, 'a', text)
  made.href = href
  if (!beside) return
  made.target = '_blank'
  made.rel = 'noopener'
  added(made, 'span', ` ${words.newTab}`).className = 'visually-hidden'
}

type Dot = {
  readonly properties: { readonly slug: string; readonly name: string; readonly kind: string | null }
}

/** Those at one place, by name: read when they are asked for, since a place may hold hundreds. */
const listPlace = async (content: HTMLElement, mark: Mark, props: MapProps): Promise<void> => {
  const { words, query } = props
  const asked = new URLSearchParams(query)
  asked.set('cadre', mark.said.frame ?? '')
  const waiting = added(content, 'p', words.loading)
  const answer = await fetch(`/structures/carte.geojson?${asked}`).catch(() => null)
  if (answer === null || !answer.ok) {
    waiting.textContent = words.placeFailed
    return
  }
  const { features } = (await answer.json()) as { features: Dot[] }
  const list = document.createElement('ul')
  for (const { properties } of features.slice(0, MOST)) {
    const item = added(list, 'li')
    link(item, `/structures/${encodeURIComponent(properties.slug)}`, properties.name, props)
    if (properties.kind !== null) added(item, 'span', ` ${properties.kind}`)
  }
  waiting.replaceWith(list)
  if (features.length > MOST) {
    const inList = new URL(location.href)
    for (const name of ['page', 'vue']) inList.searchParams.delete(name)
    inList.searchParams.set('cadre', mark.said.frame ?? '')
    inList.searchParams.set('vue', 'liste')
    const more = added(content, 'p')
    added(more, 'a', filled(words.more, { n: features.length })).href = inList.href
  }
  list.querySelector('a')?.focus({ preventScroll: true })
}

/** What stands at a mark, with the way to each record. Closing it gives the focus back to the mark. */
export const openPopup = (map: maplibre.Map, mark: Mark, props: MapProps): void => {
  const { said, at } = mark
  const content = document.createElement('div')
  content.className = 'map-popup'
  const title = added(content, 'p', said.name ?? filled(props.words.placeTitle, { n: said.count ?? 0 }))
  title.className = 'map-popup-title'
  if (said.slug !== undefined) {
    added(content, 'p', [said.kind, props.words[said.family ?? 'socialEconomy']].filter(Boolean).join(' · '))
    link(added(content, 'p'), `/structures/${encodeURIComponent(said.slug)}`, props.words.record, props)
  }
  const popup = new maplibre.Popup({ offset: 14, maxWidth: '20rem' }).setLngLat(at).setDOMContent(content)
  popup.on('close', () => {
    if (content.contains(document.activeElement) || document.activeElement === document.body)
      mark.button.focus({ preventScroll: true })
  })
  content.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    popup.remove()
    mark.button.focus({ preventScroll: true })
  })
  popup.addTo(map)
  if (said.frame !== undefined) void listPlace(content, mark, props)
}
