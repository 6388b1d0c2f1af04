import { colourOf, linesOf, Painting } from '../../platform/images/paint.ts'
import { recent } from '../../platform/kernel/recent.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { presentSummary } from './presentEvents.ts'
import { p } from './publicMessages.ts'

/** What networks show of a link. */
export const CARD = { width: 1200, height: 630 } as const

const GROUND = colourOf('#023338')
const WHITE = colourOf('#FFFFFF')
const PALE = colourOf('#A9E8EF')
const WARM = colourOf('#FEB079')
const LEFT = 80
const WIDTH = CARD.width - 2 * LEFT

/** Drawing takes some hundred milliseconds: cards are kept by what they say. */
const drawn = recent<string, Uint8Array>(50)

/** The picture of a day for networks: what, when, where, in large letters; nothing in it that the page does not say in words. */
export const cardPng = (event: OpenMapEvent): Uint8Array => {
  const { title, status } = event
  const words = { ...presentSummary(event), title, status }
  const key = JSON.stringify(words)
  const known = drawn.get(key) ?? draw(words)
  drawn.set(key, known)
  return known
}

type Words = ReturnType<typeof presentSummary> & Pick<OpenMapEvent, 'title' | 'status'>

const draw = ({ when, where, kicker, title: named, status }: Words): Uint8Array => {
  const painting = new Painting(CARD.width, CARD.height, GROUND)
  painting.fill(0, 0, 20, CARD.height, WARM)
  painting.write(kicker, { left: LEFT, baseline: 110, size: 34 }, { font: 'bold', colour: WARM })
  const title = linesOf(named, { width: WIDTH, size: 76, font: 'bold', most: 3 })
  title.forEach((line, index) => {
    const baseline = 210 + index * 88
    painting.write(line, { left: LEFT, baseline, size: 76 }, { font: 'bold', colour: WHITE })
  })
  const said = status === 'cancelled' ? `${p.event.cancelled} · ${when}` : when
  painting.write(said, { left: LEFT, baseline: 484, size: 40 }, { font: 'bold', colour: PALE })
  const [place] = where === null ? [] : linesOf(where, { width: WIDTH, size: 36, font: 'regular', most: 1 })
  if (place !== undefined)
    painting.write(place, { left: LEFT, baseline: 534, size: 36 }, { font: 'regular', colour: PALE })
  painting.write('OpenMap ESS', { left: LEFT, baseline: 594, size: 30 }, { font: 'bold', colour: WHITE })
  return painting.png()
}
