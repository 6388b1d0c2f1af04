import 'maplibre-gl/dist/maplibre-gl.css'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { countImage, countOf } from './countImage.ts'

type Props = {
  readonly data: string
  readonly outline: string
  readonly words: { readonly failed: string }
  /** Records open in another tab: the map stands in a frame of another site. */
  readonly beside?: boolean
}

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

const outlineBounds = (features: GeoJSON.Feature[]): maplibre.LngLatBounds => {
  const bounds = new maplibre.LngLatBounds()
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return
    if (typeof value[0] === 'number' && typeof value[1] === 'number') bounds.extend([value[0], value[1]])
    else for (const inner of value) walk(inner)
  }
  for (const feature of features) if ('coordinates' in feature.geometry) walk(feature.geometry.coordinates)
  return bounds
}

const popup = (features: readonly maplibre.MapGeoJSONFeature[], beside: boolean): HTMLElement => {
  const list = document.createElement('ul')
  for (const { properties } of features.slice(0, 8)) {
    const link = document.createElement('a')
    link.href = `/structures/${encodeURIComponent(String(properties.id))}`
    link.textContent = String(properties.name)
    if (beside) {
      link.target = '_blank'
      link.rel = 'noopener'
    }
    list.append(document.createElement('li'))
    list.lastElementChild?.append(link)
  }
  return list
}

/** All results on a map drawn from our own data: outlines and points, no call to anyone else. */
export const mount = async (element: HTMLElement, given: unknown): Promise<void> => {
  const { data, outline, words, beside = false } = given as Props
  const host = document.createElement('div')
  host.className = 'map-host'
  try {
    maplibre.setWorkerUrl(workerUrl)
    const contours = (await (await fetch(outline)).json()) as GeoJSON.FeatureCollection & { credit?: string }
    const credit = element.closest('figure')?.querySelector('.map-credit')
    if (credit && contours.credit !== undefined) credit.textContent = contours.credit
    element.replaceChildren(host)
    const map = new maplibre.Map({
      container: host,
      attributionControl: false,
      bounds: outlineBounds(contours.features),
      fitBoundsOptions: { padding: 16 },
      cooperativeGestures: true,
      style: {
        version: 8,
        sources: {
          outline: { type: 'geojson', data: contours },
          structures: { type: 'geojson', data, cluster: true, clusterRadius: 40, clusterMaxZoom: 13 },
        },
        layers: [
          { id: 'ground', type: 'background', paint: { 'background-color': colour('--surface-2') } },
          { id: 'land', type: 'fill', source: 'outline', paint: { 'fill-color': colour('--surface') } },
          {
            id: 'border',
            type: 'line',
            source: 'outline',
            paint: { 'line-color': colour('--bordure-champ'), 'line-width': 1 },
          },
          {
            id: 'clusters',
            type: 'circle',
            source: 'structures',
            filter: ['has', 'point_count'],
            paint: {
              'circle-color': colour('--action'),
              'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 12, 50, 20, 500, 32],
              'circle-stroke-width': 2,
              'circle-stroke-color': colour('--surface'),
            },
          },
          {
            id: 'counts',
            type: 'symbol',
            source: 'structures',
            filter: ['has', 'point_count'],
            layout: { 'icon-image': countOf, 'icon-allow-overlap': true, 'icon-ignore-placement': true },
          },
          {
            id: 'points',
            type: 'circle',
            source: 'structures',
            filter: ['!', ['has', 'point_count']],
            paint: {
              'circle-color': colour('--action'),
              'circle-radius': 6,
              'circle-stroke-width': 2,
              'circle-stroke-color': colour('--surface'),
            },
          },
        ],
      },
    })
    map.setMissingStyleImageResolver((text) => {
      const drawn = countImage(text, colour('--sur-action'))
      if (drawn !== null) map.addImage(text, drawn.image, { pixelRatio: drawn.pixelRatio })
    })
    map.addControl(new maplibre.NavigationControl({ showCompass: false }))
    map.on('click', 'points', (event) => {
      new maplibre.Popup()
        .setLngLat(event.lngLat)
        .setDOMContent(popup(event.features ?? [], beside))
        .addTo(map)
    })
    map.on('click', 'clusters', (event) => map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 }))
    for (const layer of ['points', 'clusters']) {
      map.on('mouseenter', layer, () => {
        map.getCanvas().classList.add('map-pointer')
      })
      map.on('mouseleave', layer, () => {
        map.getCanvas().classList.remove('map-pointer')
      })
    }
    map.once('idle', () => {
      element.dataset.ready = ''
    })
  } catch {
    const message = document.createElement('p')
    message.className = 'map-message'
    message.textContent = words.failed
    element.replaceChildren(message)
  }
}
