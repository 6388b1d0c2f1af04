import {
  type Canvas,
  HEADER_FILL,
  heightOf,
  INK,
  keepTogether,
  leaf,
  MARGINS,
  RULE,
  useFont,
  widthOf,
} from './canvas.ts'
import { printable } from './fonts.ts'

export type PdfPlan = {
  /** What is drawn, and where the same is written. */
  readonly alt: string
  readonly places: readonly {
    /** Column and row, from 1, from the top left corner. */
    readonly x: number
    readonly y: number
    readonly text: string
    /** Filled, or an outline only. */
    readonly filled: boolean
  }[]
}

const GAP = 6
/** Widest and highest place, in points: a plan of three stands does not fill a page. */
const MOST = { width: 84, height: 62 } as const

/** Draws places on a grid, as large as the page allows. */
export const drawPlan = (canvas: Canvas, { alt, places }: PdfPlan): void => {
  const { pdf, root } = canvas
  const columns = Math.max(1, ...places.map(({ x }) => x))
  const rows = Math.max(1, ...places.map(({ y }) => y))
  const width = Math.min(MOST.width, (widthOf(canvas) - (columns - 1) * GAP) / columns)
  const height = Math.min(MOST.height, (heightOf(canvas) * 0.7 - (rows - 1) * GAP) / rows, width * 0.8)
  const total = rows * (height + GAP)
  keepTogether(canvas, total)
  const top = pdf.y
  leaf(
    canvas,
    root,
    'Figure',
    () => {
      for (const { x, y, text, filled } of places) {
        const left = MARGINS.left + (x - 1) * (width + GAP)
        const above = top + (y - 1) * (height + GAP)
        pdf.roundedRect(left, above, width, height, 3).lineWidth(filled ? 1.2 : 0.8)
        if (filled) pdf.fillAndStroke(HEADER_FILL, INK)
        else pdf.dash(3, { space: 3 }).stroke(RULE).undash()
        const size = Math.min(18, height * 0.5)
        useFont(canvas, 'bold', size)
        pdf.text(printable(text), left, above + (height - size) / 2 - 1, {
          width,
          align: 'center',
          lineBreak: false,
        })
      }
    },
    { alt: printable(alt) },
  )
  pdf.x = MARGINS.left
  pdf.y = top + total + 6
}
