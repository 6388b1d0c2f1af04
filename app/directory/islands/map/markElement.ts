import { filled, type MapWords, short } from './props.ts'

export const families = ['insertion', 'disability', 'socialEconomy'] as const
export type Family = (typeof families)[number]

/** What a point of a tile says. */
export type Said = {
  readonly count?: number
  readonly zoom?: number
  readonly frame?: string
  readonly slug?: string
  readonly name?: string
  readonly kind?: string
  readonly family?: Family
} & { readonly [F in Family]?: number }

const SVG = 'http://www.w3.org/2000/svg'
const drawn = (parent: Element, name: string, attributes: Readonly<Record<string, string | number>>) => {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  parent.append(element)
  return element
}

/** Where a share of the ring ends, from the top, clockwise. */
const at = (share: number, radius: number): string => {
  const angle = 2 * Math.PI * share
  return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`
}

const RING = 6

const ring = (svg: Element, said: Said, radius: number): void => {
  const total = said.count ?? 1
  let from = 0
  for (const family of families) {
    const share = (said[family] ?? 0) / total
    if (share === 0) continue
    // A whole turn begins where it ends: it is drawn short of it.
    const to = from + Math.min(share, 0.9999)
    const path = `M${at(from, radius)}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${at(to, radius)}`
    const arc = drawn(svg, 'g', { class: `map-ring-${family}` })
    drawn(arc, 'path', { class: 'map-arc', d: path })
    drawn(arc, 'path', { class: 'map-arc-mark', d: path })
    from += share
  }
}

const shapes: { readonly [F in Family]: string } = {
  insertion: 'M0-8a8 8 0 1 0 0 16a8 8 0 1 0 0-16z',
  disability: 'M-7-7h14v14h-14z',
  socialEconomy: 'M0-9l10 17h-20z',
}

const nameOf = (said: Said, words: MapWords): string => {
  if (said.count === undefined)
    return filled(words.single, { name: said.name ?? '', family: words[said.family ?? 'socialEconomy'] })
  const parts = families.flatMap((family) => {
    const many = said[family] ?? 0
    return many === 0 ? [] : [`${many} ${words[family]}`]
  })
  const sentence = said.frame === undefined ? words.cluster : words.place
  return filled(sentence, { n: said.count, families: parts.join(', ') })
}

/** The button of a cluster or of one structure: a number in a ring of its families, or the shape of its family. */
export const markElement = (said: Said, words: MapWords): HTMLButtonElement => {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'map-mark'
  button.tabIndex = -1
  const name = nameOf(said, words)
  button.setAttribute('aria-label', name)
  const many = said.count
  if (many === undefined) {
    if (said.slug !== undefined) button.dataset.slug = said.slug
    button.title = said.name ?? ''
    const svg = drawn(button, 'svg', {
      viewBox: '-13 -13 26 26',
      width: 26,
      height: 26,
      'aria-hidden': 'true',
    })
    drawn(svg, 'path', {
      class: `map-shape map-shape-${said.family ?? 'socialEconomy'}`,
      d: shapes[said.family ?? 'socialEconomy'],
    })
    return button
  }
  button.dataset.count = String(many)
  const radius = Math.round(Math.min(26, 12 + 3.2 * Math.log10(many) * 1.6))
  const side = 2 * (radius + RING)
  const svg = drawn(button, 'svg', {
    viewBox: `${-side / 2} ${-side / 2} ${side} ${side}`,
    width: side,
    height: side,
    'aria-hidden': 'true',
  })
  drawn(svg, 'circle', { class: 'map-disc', r: radius })
  ring(svg, said, radius)
  const text = drawn(svg, 'text', { class: 'map-count', 'text-anchor': 'middle', dy: '0.35em' })
  text.textContent = short(many)
  return button
}
