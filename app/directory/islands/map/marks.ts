import * as maplibre from 'maplibre-gl'
import { markElement, type Said } from './markElement.ts'
import type { MapWords } from './props.ts'

export type Mark = {
  readonly said: Said
  readonly at: maplibre.LngLat
  readonly button: HTMLButtonElement
  readonly marker: maplibre.Marker
}

const SOURCE = 'structures'
const LAYER = 'structures'
/** A hand that moved so far was moving the map. */
const DRAG = 5

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * Clusters and structures in sight, each a button over the map: what a pointer opens, a keyboard and a screen reader open
 * too. One of them is in the order of Tab; arrows go to the next one that way.
 */
export class Marks {
  readonly #map: maplibre.Map
  readonly #words: MapWords
  readonly #open: (mark: Mark) => void
  #shown = new Map<string, Mark>()
  /** The focus was on a cluster that has just parted. */
  #refocus = false

  constructor(map: maplibre.Map, words: MapWords, open: (mark: Mark) => void) {
    this.#map = map
    this.#words = words
    this.#open = open
    map.on('moveend', () => this.#sync())
    map.on('sourcedata', ({ sourceId }) => {
      if (sourceId === SOURCE && map.isSourceLoaded(SOURCE)) this.#sync()
    })
    map.on('idle', () => this.#sync())
  }

  get all(): readonly Mark[] {
    return [...this.#shown.values()]
  }

  /** Shows another search. */
  ask(query: string): void {
    const map = this.#map
    const tiles = [`${location.origin}/structures/tuiles/{z}/{x}/{y}.mvt${query}`]
    const known = map.getSource<maplibre.VectorTileSource>(SOURCE)
    if (known !== undefined) {
      known.setTiles(tiles)
      return
    }
    map.addSource(SOURCE, { type: 'vector', tiles, minzoom: 0, maxzoom: 16 })
    // Never seen: tiles are read only for a layer that asks for them.
    map.addLayer({
      id: SOURCE,
      type: 'circle',
      source: SOURCE,
      'source-layer': LAYER,
      paint: { 'circle-opacity': 0, 'circle-radius': 1 },
    })
  }

  /** The cluster that has the focus is about to part: its place keeps it. */
  keepFocus(): void {
    this.#refocus = this.#map.getContainer().contains(document.activeElement)
  }

  #sync(): void {
    const map = this.#map
    if (map.getSource(SOURCE) === undefined || !map.isSourceLoaded(SOURCE) || map.isMoving()) return
    const next = new Map<string, Mark>()
    for (const feature of map.querySourceFeatures(SOURCE, { sourceLayer: LAYER })) {
      const said = feature.properties as Said
      const geometry = feature.geometry as GeoJSON.Point
      const at = new maplibre.LngLat(geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0)
      // Its square and what it says: the same mark may come from two zooms, and another search may count otherwise.
      const key = said.slug ?? [feature.id, said.count, said.frame, said.insertion, said.disability].join(' ')
      if (!next.has(key)) next.set(key, this.#shown.get(key) ?? this.#made(said, at))
    }
    const lost = [...this.#shown].some(
      ([key, { button }]) => !next.has(key) && button === document.activeElement,
    )
    for (const [key, { marker }] of this.#shown) if (!next.has(key)) marker.remove()
    for (const [key, { marker }] of next) if (!this.#shown.has(key)) marker.addTo(map)
    this.#shown = next
    if (![...next.values()].some(({ button }) => button.tabIndex === 0)) {
      const first = this.#nearest(map.getCenter())
      if (first !== undefined) first.button.tabIndex = 0
    }
    if (lost || this.#refocus) this.#focus(this.#nearest(map.getCenter()))
    this.#refocus = false
  }

  #nearest(to: maplibre.LngLat): Mark | undefined {
    const far = ({ at }: Mark): number => (at.lng - to.lng) ** 2 + (at.lat - to.lat) ** 2
    return this.all.reduce<Mark | undefined>(
      (best, one) => (best === undefined || far(one) < far(best) ? one : best),
      undefined,
    )
  }

  #made(said: Said, at: maplibre.LngLat): Mark {
    const button = markElement(said, this.#words)
    const marker = new maplibre.Marker({ element: button }).setLngLat(at)
    const mark: Mark = { said, at, button, marker }
    let pressed: readonly [number, number] | null = null
    button.addEventListener('pointerdown', ({ clientX, clientY }) => {
      pressed = [clientX, clientY]
    })
    button.addEventListener('click', (event) => {
      event.stopPropagation()
      const [x, y] = pressed ?? [event.clientX, event.clientY]
      pressed = null
      if (Math.hypot(event.clientX - x, event.clientY - y) < DRAG || event.detail === 0) this.#open(mark)
    })
    button.addEventListener('keydown', (event) => {
      const way = DIRECTIONS[event.key]
      if (way === undefined) return
      // Else the map would move under the focus.
      event.preventDefault()
      event.stopPropagation()
      this.#focus(this.#towards(mark, way))
    })
    button.addEventListener('focus', () => {
      for (const other of this.all) other.button.tabIndex = other.button === button ? 0 : -1
    })
    return mark
  }

  /** The nearest mark that way, those straight ahead first. */
  #towards(from: Mark, [dx, dy]: readonly [number, number]): Mark | undefined {
    const here = this.#map.project(from.at)
    let best: { mark: Mark; cost: number } | undefined
    for (const mark of this.all) {
      const there = this.#map.project(mark.at)
      const ahead = (there.x - here.x) * dx + (there.y - here.y) * dy
      const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx)
      if (mark === from || ahead <= 0) continue
      const cost = ahead + 2 * aside
      if (best === undefined || cost < best.cost) best = { mark, cost }
    }
    return best?.mark
  }

  #focus(mark: Mark | undefined): void {
    ;(mark?.button ?? this.#map.getCanvas()).focus({ preventScroll: true })
  }
}
