import 'maplibre-gl/dist/maplibre-gl.css'
import './map/map.css'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { lightEachOther } from './map/beside.ts'
import { Ground, ownStyle } from './map/ground.ts'
import { type Mark, Marks } from './map/marks.ts'
import { openPopup } from './map/popup.ts'
import type { MapProps } from './map/props.ts'
import { type Counts, searchButton, viewSentence, wholeButton } from './map/tools.ts'

type Results = Counts & { readonly bounds?: readonly [number, number, number, number] }

const NEAREST = 18
/** A single result is shown with the streets around it, not its door alone. */
const NEAREST_FIT = 14

const resultsOf = async (query: string): Promise<Results> => {
  const answer = await fetch(`/structures/tuiles.json${query}`)
  if (!answer.ok) throw new Error(String(answer.status))
  return (await answer.json()) as Results
}

const boundsOf = (frame: string): maplibre.LngLatBounds => {
  const [west = 0, south = 0, east = 0, north = 0] = frame.split(',').map(Number)
  return new maplibre.LngLatBounds([west, south, east, north])
}

/** The results that lie in the territory, or all of them where none does. */
const startOf = ({ bounds }: Results, territory: maplibre.LngLatBounds): maplibre.LngLatBounds => {
  if (bounds === undefined) return territory
  const [west, south, east, north] = bounds
  const inside = [
    Math.max(west, territory.getWest()),
    Math.max(south, territory.getSouth()),
    Math.min(east, territory.getEast()),
    Math.min(north, territory.getNorth()),
  ] as const
  const apart = inside[0] > inside[2] || inside[1] > inside[3]
  return new maplibre.LngLatBounds(apart ? [...bounds] : [...inside])
}

const localeOf = (words: MapProps['words']) => ({
  'Map.Title': words.map,
  'NavigationControl.ZoomIn': words.zoomIn,
  'NavigationControl.ZoomOut': words.zoomOut,
  'Popup.Close': words.close,
  'CooperativeGesturesHandler.WindowsHelpText': words.wheel,
  'CooperativeGesturesHandler.MacHelpText': words.wheelMac,
  'CooperativeGesturesHandler.MobileHelpText': words.touch,
})

/** The ground that the administration chose; ours where it chose none, or where it does not answer. */
const styleOf = async ({ ground }: MapProps): Promise<maplibre.StyleSpecification | null> => {
  if (ground === null) return null
  const answer = await fetch(ground).catch(() => null)
  return answer?.ok === true ? ((await answer.json()) as maplibre.StyleSpecification) : null
}

const start = async (element: HTMLElement, given: MapProps): Promise<void> => {
  let props = given
  const { words } = props
  maplibre.setWorkerUrl(workerUrl)
  const [contours, style, first] = await Promise.all([Ground.read(), styleOf(props), resultsOf(props.query)])
  let results = first
  const figure = element.closest('figure')
  const say = (place: string, sentence: string): void => {
    const found = figure?.querySelector(place)
    if (found && found.textContent !== sentence) found.textContent = sentence
  }
  if (contours.credit !== undefined && style === null) say('.map-credit', contours.credit)
  const host = document.createElement('div')
  host.className = 'map-host'
  const panel = document.createElement('div')
  panel.className = 'map-panel'
  element.replaceChildren(host, panel)
  const map = new maplibre.Map({
    container: host,
    attributionControl: style === null ? false : { compact: true },
    cooperativeGestures: true,
    locale: localeOf(words),
    maxZoom: NEAREST,
    dragRotate: false,
    pitchWithRotate: false,
    style: style ?? ownStyle(),
  })
  map.keyboard.disableRotation()
  map.touchZoomRotate.disableRotation()
  const ground = new Ground(map, contours)
  const fit = (bounds: maplibre.LngLatBounds, animate = true): void => {
    map.fitBounds(bounds, { padding: 40, maxZoom: NEAREST_FIT, animate })
  }
  const showAll = (animate = true): void =>
    fit(props.frame === null ? startOf(results, ground.bounds) : boundsOf(props.frame), animate)
  showAll(false)

  const open = (mark: Mark): void => {
    const { zoom } = mark.said
    if (zoom === undefined) {
      openPopup(map, mark, props)
      return
    }
    marks.keepFocus()
    map.easeTo({ center: mark.at, zoom: Math.min(NEAREST, Math.max(zoom, map.getZoom() + 1)) })
  }
  const marks = new Marks(map, words, open)
  /** A frame asked for here is what the map shows already. */
  let chosen: string | null = null
  panel.append(
    searchButton(map, words, (frame) => {
      chosen = frame
    }),
    wholeButton(words, () => {
      const { bounds } = results
      fit(bounds === undefined ? ground.bounds : new maplibre.LngLatBounds([...bounds]))
    }),
  )
  map.addControl(new maplibre.NavigationControl({ showCompass: false }))

  let refused = false
  map.on('error', ({ error, ...event }) => {
    console.error(error)
    refused ||= 'sourceId' in event && event.sourceId === 'structures'
    if (refused) say('.map-status', words.tilesFailed)
  })
  map.on('movestart', () => {
    refused = false
  })
  map.on('idle', () => {
    element.dataset.ready = ''
    if (!refused) say('.map-status', viewSentence(map, marks, results, words))
  })
  map.once('load', () => {
    ground.draw(style === null)
    ground.frame(props.frame)
    marks.ask(props.query)
    lightEachOther(map, marks, () => props)
    if (style === null && given.ground !== null) say('.map-status', words.groundFailed)
  })
  const repaint = (): void => ground.paint()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint)
  new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ['data-theme'] })

  element.addEventListener('ui:props', (event) => {
    const before = props
    props = (event as CustomEvent<MapProps>).detail
    delete element.dataset.ready
    ground.frame(props.frame)
    const moved = props.frame !== before.frame && props.frame !== chosen
    chosen = null
    if (props.query === before.query) {
      if (moved) showAll()
      map.triggerRepaint()
      return
    }
    marks.ask(props.query)
    void resultsOf(props.query).then((next) => {
      results = next
      showAll()
      map.triggerRepaint()
    })
  })
}

/** All results on a map drawn from our own data; where it cannot be drawn, a sentence that leads to the list. */
export const mount = async (element: HTMLElement, given: unknown): Promise<void> => {
  const props = given as MapProps
  try {
    await start(element, props)
  } catch (error) {
    console.error(error)
    const message = document.createElement('p')
    message.className = 'map-message'
    message.setAttribute('role', 'status')
    message.textContent = props.words.failed
    element.replaceChildren(message)
  }
}
