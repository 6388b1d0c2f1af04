import * as maplibre from 'maplibre-gl'
import type { Marks } from './marks.ts'
import type { MapProps } from './props.ts'

const PREFIX = 'fiche-'
const LIT = 'lit'

const cardOf = (event: Event): string | null => {
  const card = event.target instanceof Element ? event.target.closest(`[id^="${PREFIX}"]`) : null
  return card?.id.slice(PREFIX.length) ?? null
}

/** The list and the map light each other: the structure pointed at, or that has the focus, in one is shown in the other. */
export const lightEachOther = (map: maplibre.Map, marks: Marks, props: () => MapProps): void => {
  const light = document.createElement('div')
  light.className = 'map-light'
  light.setAttribute('aria-hidden', 'true')
  const marker = new maplibre.Marker({ element: light })
  const show = (slug: string | null): void => {
    const [longitude, latitude] = props().places[slug ?? ''] ?? []
    marker.remove()
    for (const { button, said } of marks.all)
      button.classList.toggle(LIT, slug !== null && said.slug === slug)
    if (longitude !== undefined && latitude !== undefined) marker.setLngLat([longitude, latitude]).addTo(map)
    // MapLibre names every marker: this one only repeats what the list says.
    light.removeAttribute('aria-label')
    light.removeAttribute('role')
  }
  const results = document.getElementById('resultats')
  for (const name of ['mouseover', 'focusin']) results?.addEventListener(name, (event) => show(cardOf(event)))
  for (const name of ['mouseleave', 'focusout']) results?.addEventListener(name, () => show(null))

  const lightCard = (event: Event, on: boolean): void => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-slug]') : null
    document.getElementById(PREFIX + mark?.dataset.slug)?.classList.toggle(LIT, on)
  }
  const container = map.getCanvasContainer()
  for (const name of ['mouseover', 'focusin'])
    container.addEventListener(name, (event) => lightCard(event, true))
  for (const name of ['mouseout', 'focusout'])
    container.addEventListener(name, (event) => lightCard(event, false))
}
