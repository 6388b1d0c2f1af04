import type * as maplibre from 'maplibre-gl'
import type { Marks } from './marks.ts'
import { filled, type MapProps } from './props.ts'

/** Metres matter, not more: an address that people may read and share. */
const DIGITS = 5

const within = (value: number, most: number): string => {
  const rounded = Math.max(-most, Math.min(most, value)).toFixed(DIGITS)
  return String(Number(rounded))
}

/** The frame of what the map shows, as addresses write it. */
export const frameOfView = (map: maplibre.Map): string => {
  const view = map.getBounds()
  return [
    within(view.getWest(), 180),
    within(view.getSouth(), 90),
    within(view.getEast(), 180),
    within(view.getNorth(), 90),
  ].join(',')
}

/** Goes to an address of this page: its parts are exchanged in place where the page can, else it is opened. */
const go = (address: string): void => {
  const asked = new CustomEvent('ui:go', { detail: address, cancelable: true })
  if (document.dispatchEvent(asked)) location.assign(address)
}

const button = (text: string, press: () => void): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button button-secondary button-small'
  made.textContent = text
  made.addEventListener('click', press)
  return made
}

/** « Rechercher dans cette zone »: the list and its counts are kept to what the map shows. */
export const searchButton = (map: maplibre.Map, words: MapProps['words'], chosen: (frame: string) => void) =>
  button(words.search, () => {
    const frame = frameOfView(map)
    const address = new URL(location.href)
    address.searchParams.delete('page')
    address.searchParams.set('cadre', frame)
    chosen(frame)
    go(address.href)
  })

export const wholeButton = (words: MapProps['words'], show: () => void) => button(words.everything, show)

export type Counts = { readonly total: number; readonly placed: number }

/** How many results are in view, and where the others are, in words. */
export const viewSentence = (
  map: maplibre.Map,
  marks: Marks,
  { total, placed }: Counts,
  words: MapProps['words'],
): string => {
  const view = map.getBounds()
  const seen = marks.all
    .filter(({ at }) => view.contains(at))
    .reduce((sum, { said }) => sum + (said.count ?? 1), 0)
  return [
    filled(words.inView, { n: seen }),
    seen < placed ? filled(words.elsewhere, { n: placed }) : '',
    placed < total ? filled(words.unplaced, { n: total - placed }) : '',
    '.',
  ].join('')
}
