import { type FontName, type Outlines, outlines, printable } from '../documents/fonts.ts'
import { writePng } from './png.ts'

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number]

/** `#023338` */
export const colourOf = (hex: string): Colour => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]

/** Straight pieces of a curve: a glyph of a title needs no more. */
const PIECES = 8

/**
 * A picture drawn on the server with the typeface of the site: grounds and words, nothing more. Edges are smooth: each
 * pixel is covered by the exact share of it that lies within the outline (accumulated signed areas).
 */
export class Painting {
  readonly width: number
  readonly height: number
  readonly #pixels: Uint8Array

  constructor(width: number, height: number, ground: Colour) {
    this.width = width
    this.height = height
    this.#pixels = new Uint8Array(width * height * 3)
    this.fill(0, 0, width, height, ground)
  }

  fill(left: number, top: number, width: number, height: number, colour: Colour): void {
    for (let y = top; y < Math.min(this.height, top + height); y += 1)
      for (let x = left; x < Math.min(this.width, left + width); x += 1)
        this.#pixels.set(colour, (y * this.width + x) * 3)
  }

  /** Writes one line; `baseline` is where letters stand. */
  write(
    text: string,
    at: { readonly left: number; readonly baseline: number; readonly size: number },
    look: { readonly font: FontName; readonly colour: Colour },
  ): void {
    const cover = new Float32Array(this.width * this.height + 2)
    const font = outlines[look.font]
    const scale = at.size / font.unitsPerEm
    const run = font.layout(printable(text))
    let pen = at.left
    run.glyphs.forEach((glyph, index) => {
      const place = (x: number, y: number): Point => [pen + x * scale, at.baseline - y * scale]
      for (const [from, to] of edgesOf(glyph, place)) this.#edge(cover, from, to)
      pen += (run.positions[index]?.xAdvance ?? 0) * scale
    })
    const top = Math.max(0, Math.floor(at.baseline - at.size * 1.3))
    this.#blend(cover, top, Math.ceil(at.baseline + at.size * 0.5), look.colour)
  }

  png(): Uint8Array {
    return writePng(this.width, this.height, this.#pixels)
  }

  /** Adds what lies on the right of an edge to the rows that it crosses. */
  #edge(cover: Float32Array, from: Point, to: Point): void {
    if (from[1] === to[1]) return
    const [turn, top, bottom] = from[1] < to[1] ? [1, from, to] : [-1, to, from]
    const slope = (bottom[0] - top[0]) / (bottom[1] - top[1])
    for (let y = Math.max(0, Math.floor(top[1])); y < Math.min(this.height, Math.ceil(bottom[1])); y += 1) {
      const start = Math.max(y, top[1])
      const end = Math.min(y + 1, bottom[1])
      const [one, other] = [top[0] + (start - top[1]) * slope, top[0] + (end - top[1]) * slope]
      this.#row(cover, y, (end - start) * turn, Math.min(one, other), Math.max(one, other))
    }
  }

  /** One edge within one row of pixels, from `left` to `right`: the share of each pixel on its right. */
  #row(cover: Float32Array, y: number, height: number, left: number, right: number): void {
    const clamp = (x: number): number => Math.min(Math.max(x, 0), this.width - 1)
    const [from, to] = [clamp(left), clamp(right)]
    const first = Math.floor(from)
    const last = Math.floor(to)
    const add = (x: number, amount: number): void => {
      const index = y * this.width + x
      cover[index] = (cover[index] ?? 0) + amount
    }
    const width = to - from
    for (let x = first; x <= last; x += 1) {
      const begin = Math.max(from, x)
      const end = Math.min(to, x + 1)
      const share = width === 0 ? 1 : (end - begin) / width
      const middle = (begin + end) / 2 - x
      add(x, height * share * (1 - middle))
      if (x + 1 < this.width) add(x + 1, height * share * middle)
    }
  }

  #blend(cover: Float32Array, top: number, bottom: number, colour: Colour): void {
    for (let y = top; y < Math.min(bottom, this.height); y += 1) {
      let sum = 0
      for (let x = 0; x < this.width; x += 1) {
        sum += cover[y * this.width + x] ?? 0
        const share = Math.min(1, Math.abs(sum))
        if (share < 0.004) continue
        const index = (y * this.width + x) * 3
        for (const channel of [0, 1, 2] as const) {
          const under = this.#pixels[index + channel] ?? 0
          this.#pixels[index + channel] = Math.round(under + (colour[channel] - under) * share)
        }
      }
    }
  }
}

type Point = readonly [number, number]
type Glyph = ReturnType<Outlines['layout']>['glyphs'][number]

/** The outline of a glyph as straight edges. */
function* edgesOf(glyph: Glyph, place: (x: number, y: number) => Point): Generator<readonly [Point, Point]> {
  let start: Point = [0, 0]
  let here: Point = [0, 0]
  for (const { command, args } of glyph.path.commands) {
    const points: Point[] = []
    for (let index = 0; index + 1 < args.length; index += 2)
      points.push(place(args[index] ?? 0, args[index + 1] ?? 0))
    if (command === 'moveTo') {
      start = points[0] ?? start
      here = start
      continue
    }
    const ends = command === 'closePath' ? [start] : along([here, ...points])
    for (const end of ends) {
      yield [here, end]
      here = end
    }
  }
}

/** Points along a line or a curve of Bézier, of any degree. */
const along = (points: readonly Point[]): readonly Point[] => {
  const pieces = points.length === 2 ? 1 : PIECES
  return Array.from({ length: pieces }, (_, index) => {
    const share = (index + 1) / pieces
    let level = points
    while (level.length > 1)
      level = level.slice(1).map((point, place): Point => {
        const before = level[place] ?? point
        return [before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share]
      })
    return level[0] ?? [0, 0]
  })
}

/** Width of a line, in pixels. */
export const widthOf = (text: string, size: number, font: FontName): number => {
  const run = outlines[font].layout(printable(text))
  const units = run.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
  return (units * size) / outlines[font].unitsPerEm
}

/** Words in lines that fit `width`; what is left after the last line ends with an ellipsis. */
export const linesOf = (
  text: string,
  fit: { readonly width: number; readonly size: number; readonly font: FontName; readonly most: number },
): readonly string[] => {
  const fits = (line: string): boolean => widthOf(line, fit.size, fit.font) <= fit.width
  const lines: string[] = []
  for (const word of text.split(/[ \n]+/)) {
    const last = lines.at(-1)
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const cut = (line: string): string => {
    let kept = line
    while (kept !== '' && !fits(`${kept}…`)) kept = kept.slice(0, -1)
    return `${kept.trimEnd()}…`
  }
  return lines
    .slice(0, fit.most)
    .map((line, index) =>
      !fits(line) || (index === fit.most - 1 && lines.length > fit.most) ? cut(line) : line,
    )
}
