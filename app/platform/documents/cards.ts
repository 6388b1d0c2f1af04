import { create } from 'qrcode'
import { artifact, type Canvas, INK, leaf, node, QUIET, RULE, useFont } from './canvas.ts'
import { printable } from './fonts.ts'

export type PdfCardLine = {
  readonly text: string
  readonly size: number
  readonly tone?: 'plain' | 'strong' | 'quiet'
}

/** A piece of a page, cut out and worn or put on a table. */
export type PdfCard = {
  /** What the card is about: a heading for whoever listens to the document. */
  readonly title: PdfCardLine
  readonly lines: readonly PdfCardLine[]
  /** A square to scan: what it says, and what is said of it aloud. */
  readonly square?: { readonly text: string; readonly alt: string } | undefined
}

export type PdfCards = {
  /** Four A6 cards, or two A5 ones, on each A4 page. */
  readonly perPage: 4 | 2
  readonly cards: readonly PdfCard[]
}

/** A4, in points. */
const PAGE = { width: 595.28, height: 841.89 } as const
const INNER = 26
/** Side of the square of an A6 card: 38 mm, read at arm's length. */
const SQUARE = 108

/** The dark runs of each row: fewer strokes than one for each module. */
const drawSquare = ({ pdf }: Canvas, text: string, left: number, top: number, side: number): void => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const unit = side / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let from = 0; from < modules.size; from += 1) {
      if (modules.get(row, from) === 0) continue
      let to = from
      while (to < modules.size && modules.get(row, to) !== 0) to += 1
      pdf.rect(left + from * unit, top + row * unit, (to - from) * unit, unit)
      from = to
    }
  }
  pdf.fill(INK)
}

/** Draws cards page after page: nothing overflows, what is too long becomes smaller, then is cut. */
export const drawCards = (canvas: Canvas, { perPage, cards }: PdfCards): void => {
  const { pdf, root } = canvas
  const columns = perPage === 4 ? 2 : 1
  const width = PAGE.width / columns
  const height = PAGE.height / 2
  const list = node(canvas, root, 'Sect')

  const write = (
    parent: PDFKit.PDFStructureElement,
    tag: string,
    line: PdfCardLine,
    at: { readonly left: number; readonly top: number; readonly bottom: number },
  ): number => {
    const text = printable(line.text)
    const room = width - 2 * INNER
    const font = line.tone === 'strong' ? 'bold' : 'regular'
    let { size } = line
    const measured = () => useFont(canvas, font, size).heightOfString(text, { width: room, align: 'center' })
    while (size > 8 && measured() > Math.min(at.bottom - at.top, 3.6 * size)) size -= 1
    const needed = Math.min(measured(), Math.max(0, at.bottom - at.top))
    useFont(canvas, font, size, line.tone === 'quiet' ? QUIET : undefined)
    leaf(canvas, parent, tag, () => {
      pdf.text(text, at.left, at.top, { width: room, height: needed + 1, align: 'center', ellipsis: true })
    })
    return at.top + needed
  }

  cards.forEach((card, index) => {
    const place = index % perPage
    if (place === 0) {
      pdf.addPage({ size: 'A4', layout: 'portrait', margin: 0 })
      artifact(canvas, 'Layout', () => {
        pdf.moveTo(0, height).lineTo(PAGE.width, height)
        if (columns === 2) pdf.moveTo(width, 0).lineTo(width, PAGE.height)
        pdf.lineWidth(0.5).dash(3, { space: 3 }).stroke(RULE).undash()
      })
    }
    const left = (place % columns) * width
    const top = Math.floor(place / columns) * height
    const bottom = top + height - INNER - (card.square === undefined ? 0 : SQUARE + 12)
    const part = node(canvas, list, 'Sect')
    let y = write(part, 'H1', card.title, { left: left + INNER, top: top + INNER, bottom }) + 6
    for (const line of card.lines)
      if (y < bottom) y = write(part, 'P', line, { left: left + INNER, top: y, bottom }) + 4
    if (card.square !== undefined) {
      const { text, alt } = card.square
      leaf(
        canvas,
        part,
        'Figure',
        () => drawSquare(canvas, text, left + (width - SQUARE) / 2, top + height - INNER - SQUARE, SQUARE),
        { alt: printable(alt) },
      )
    }
    part.end()
  })
  list.end()
}
