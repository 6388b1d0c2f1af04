import {
  artifact,
  bottomOf,
  type Canvas,
  HEADER_FILL,
  keepTogether,
  leaf,
  MARGINS,
  newPage,
  node,
  useFont,
  widthOf,
} from './canvas.ts'
import { printable } from './fonts.ts'

export type PdfBars = {
  /** What is counted, and of how many. */
  readonly caption: string
  readonly bars: readonly { readonly label: string; readonly value: number; readonly text: string }[]
  /** Length of a full bar; default: the largest value. */
  readonly most?: number | undefined
}

const FILL = '#06646c'
const BAR = 8
/** As many bars stay on one page: they are compared with each other. */
const TOGETHER = 12

/** Bars in the table that holds their figures: read aloud, it is a table; the drawing is left out. */
export const drawBars = (canvas: Canvas, { caption, bars, most }: PdfBars): void => {
  const { pdf, textSize } = canvas
  const full = most ?? Math.max(1, ...bars.map(({ value }) => value))
  const width = widthOf(canvas)
  const valueWidth = width * 0.24
  const barWidth = width - valueWidth - 12
  const rowHeight = (label: string): number =>
    useFont(canvas, 'regular', textSize).heightOfString(label, { width: barWidth }) + BAR + 9
  const rows = bars.map((bar) => ({ ...bar, label: printable(bar.label), text: printable(bar.text) }))
  const head = useFont(canvas, 'bold', textSize).heightOfString(printable(caption), { width }) + 6
  keepTogether(canvas, head + rows.slice(0, TOGETHER).reduce((sum, { label }) => sum + rowHeight(label), 0))
  const table = node(canvas, canvas.root, 'Table')
  leaf(canvas, table, 'Caption', () => {
    useFont(canvas, 'bold', textSize).text(printable(caption), MARGINS.left, pdf.y, { width })
  })
  pdf.y += 5
  const body = node(canvas, table, 'TBody')
  for (const { label, value, text } of rows) {
    const height = rowHeight(label)
    if (pdf.y + height > bottomOf(canvas)) newPage(canvas)
    const top = pdf.y
    const under = top + height - BAR - 6
    artifact(canvas, 'Layout', () => {
      pdf.rect(MARGINS.left, under, barWidth, BAR).fill(HEADER_FILL)
      const length = (value / full) * barWidth
      if (length > 0) pdf.rect(MARGINS.left, under, length, BAR).fill(FILL)
    })
    const row = node(canvas, body, 'TR')
    leaf(
      canvas,
      row,
      'TH',
      () => void useFont(canvas, 'regular', textSize).text(label, MARGINS.left, top, { width: barWidth }),
      { scope: 'Row' },
    )
    leaf(canvas, row, 'TD', () => {
      useFont(canvas, 'bold', textSize).text(text, MARGINS.left + width - valueWidth, under - 3, {
        width: valueWidth,
        align: 'right',
      })
    })
    row.end()
    pdf.y = top + height
  }
  table.end()
  pdf.x = MARGINS.left
  pdf.y += 10
}
