import * as maplibre from 'maplibre-gl'
import { textImage } from './textImage.ts'

type Level = 'departement' | 'intercommunalite' | 'commune'
type Contours = GeoJSON.FeatureCollection & { readonly credit?: string }

/** From these zooms each level is drawn: nearer, a département is larger than the screen. */
const FROM: { readonly [L in Exclude<Level, 'departement'>]: number } = { intercommunalite: 8.5, commune: 10 }
const NAMES_UNTIL = 10
const EMPTY: Contours = { type: 'FeatureCollection', features: [] }
const local = ['intercommunalite', 'commune'] as const

/**
 * Colours of the theme, read where the page shows them: light and dark follow by themselves. Through an element, because
 * forced colours have names (« LinkText ») that the map cannot read, and only a computed colour is in figures.
 */
const colour = (name: string): string => {
  const probe = document.createElement('span')
  probe.style.setProperty('forced-color-adjust', 'none')
  probe.style.color = `var(${name})`
  document.body.append(probe)
  const computed = getComputedStyle(probe).color
  probe.remove()
  return computed
}

const boundsOf = (geometry: GeoJSON.Geometry): maplibre.LngLatBounds => {
  const bounds = new maplibre.LngLatBounds()
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return
    if (typeof value[0] === 'number' && typeof value[1] === 'number') bounds.extend([value[0], value[1]])
    else for (const inner of value) walk(inner)
  }
  if ('coordinates' in geometry) walk(geometry.coordinates)
  return bounds
}

/** Each colour of the ground with the layer that wears it. */
const paints = [
  ['ground', 'background-color', '--surface-2'],
  ['land', 'fill-color', '--surface'],
  ['commune', 'line-color', '--bordure'],
  ['intercommunalite', 'line-color', '--bordure-champ'],
  ['departement', 'line-color', '--bordure-champ'],
  ['frame', 'line-color', '--accent'],
] as const

const names = (id: string, source: Level, zooms: { minzoom?: number; maxzoom?: number }) =>
  ({
    id,
    type: 'symbol',
    source,
    ...zooms,
    // The map writes texts only from files of glyphs, which would weigh more than all its data: names are images.
    layout: { 'icon-image': ['concat', 'name:', ['get', 'name']], 'icon-padding': 12 },
  }) as const satisfies maplibre.SymbolLayerSpecification

/** Contours that are drawn on every ground, ours or that of the administration. */
const layers: readonly maplibre.LayerSpecification[] = [
  { id: 'commune', type: 'line', source: 'commune', minzoom: FROM.commune, paint: { 'line-width': 1 } },
  {
    id: 'intercommunalite',
    type: 'line',
    source: 'intercommunalite',
    minzoom: FROM.intercommunalite,
    paint: { 'line-width': 1.5, 'line-dasharray': [3, 2] },
  },
  {
    id: 'departement',
    type: 'line',
    source: 'departement',
    paint: { 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 1, 10, 2] },
  },
  { id: 'frame', type: 'line', source: 'frame', paint: { 'line-width': 2, 'line-dasharray': [2, 1] } },
]

const source = { type: 'geojson', data: EMPTY } as const

/** Our own ground: the land in the colours of the page. */
export const ownStyle = (): maplibre.StyleSpecification => ({
  version: 8,
  sources: { departement: source },
  layers: [
    { id: 'ground', type: 'background', paint: { 'background-color': colour('--surface-2') } },
    { id: 'land', type: 'fill', source: 'departement', paint: { 'fill-color': colour('--surface') } },
  ],
})

const frameLine = (frame: string | null): GeoJSON.FeatureCollection => {
  const [west, south, east, north] = (frame ?? '').split(',').map(Number)
  if (west === undefined || south === undefined || east === undefined || north === undefined) return EMPTY
  const coordinates = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } } as const
  return { type: 'FeatureCollection', features: [feature] }
}

const fetched = async (address: string): Promise<Contours> => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status} ${address}`)
  return (await answer.json()) as Contours
}

/** What lies under the structures: contours by zoom, names, the frame of the search. */
export class Ground {
  readonly #map: maplibre.Map
  readonly #departments: readonly { readonly code: string; readonly bounds: maplibre.LngLatBounds }[]
  readonly #contours: Contours
  readonly #known: { readonly [L in (typeof local)[number]]: Map<string, GeoJSON.Feature[]> } = {
    intercommunalite: new Map(),
    commune: new Map(),
  }
  readonly bounds = new maplibre.LngLatBounds()

  static async read(): Promise<Contours> {
    return fetched('/structures/contours.geojson')
  }

  constructor(map: maplibre.Map, contours: Contours) {
    this.#map = map
    this.#contours = contours
    this.#departments = contours.features.map(({ properties, geometry }) => ({
      code: String(properties?.code),
      bounds: boundsOf(geometry),
    }))
    for (const { bounds } of this.#departments) this.bounds.extend(bounds)
  }

  /** Draws itself over the style that has just been loaded. */
  draw(own: boolean): void {
    const map = this.#map
    for (const name of ['departement', ...local, 'frame'])
      if (map.getSource(name) === undefined) map.addSource(name, source)
    for (const layer of layers) map.addLayer(layer)
    if (own) {
      map.addLayer(names('names-departement', 'departement', { maxzoom: NAMES_UNTIL }))
      map.addLayer(names('names-commune', 'commune', { minzoom: FROM.commune + 0.5 }))
    }
    map.setMissingStyleImageResolver((id) => {
      const drawn = id.startsWith('name:') ? textImage(id.slice(5), colour('--texte-2')) : null
      if (drawn !== null) map.addImage(id, drawn.image, { pixelRatio: drawn.pixelRatio })
    })
    this.#give('departement', this.#contours)
    this.paint()
    map.on('moveend', () => void this.#readLocal())
    void this.#readLocal()
  }

  paint(): void {
    for (const [layer, property, name] of paints)
      if (this.#map.getLayer(layer) !== undefined) this.#map.setPaintProperty(layer, property, colour(name))
  }

  frame(frame: string | null): void {
    this.#give('frame', frameLine(frame))
  }

  #give(name: string, data: GeoJSON.FeatureCollection): void {
    this.#map.getSource<maplibre.GeoJSONSource>(name)?.setData(data)
  }

  /** Reads what the départements in sight are cut in, once each, where the map is near enough to draw it. */
  async #readLocal(): Promise<void> {
    const view = this.#map.getBounds()
    const seen = this.#departments.filter(
      ({ bounds }) =>
        bounds.getWest() < view.getEast() &&
        bounds.getEast() > view.getWest() &&
        bounds.getSouth() < view.getNorth() &&
        bounds.getNorth() > view.getSouth(),
    )
    for (const level of local) {
      const known = this.#known[level]
      const missing = seen.filter(({ code }) => !known.has(code))
      if (this.#map.getZoom() < FROM[level] || missing.length === 0) continue
      for (const { code } of missing) known.set(code, [])
      const read = await Promise.all(
        missing.map(({ code }) =>
          fetched(`/structures/contours.geojson?niveau=${level}&departement=${code}`).catch(() => EMPTY),
        ),
      )
      for (const [rank, { code }] of missing.entries()) known.set(code, read[rank]?.features ?? [])
      this.#give(level, { type: 'FeatureCollection', features: [...known.values()].flat() })
    }
  }
}
