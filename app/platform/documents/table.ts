import {
  artifact,
  bottomOf,
  type Canvas,
  HEADER_FILL,
  heightOf,
  leaf,
  MARGINS,
  newPage,
  node,
  RULE,
  useFont,
  widthOf,
} from './canvas.ts'
import { type FontName, printable } from './fonts.ts'
import { splitText } from './splitText.ts'

export type PdfColumn = {
  readonly header: string
  /** Share of the width, relative to the other columns. */
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
}

export type PdfTable = {
  readonly columns: readonly PdfColumn[]
  readonly rows: readonly (readonly string[])[]
  /** What the table holds: shown above it, and read first by assistive technology. */
  readonly caption: string
  /** False leaves the headers out of the page; default true. They repeat on each page, read aloud once. */
  readonly headerRow?: boolean
  /** The first cell of each row names the row. */
  readonly rowHeader?: boolean
}

type Cells = readonly string[]
type Measured = {
  readonly lefts: readonly number[]
  readonly widths: readonly number[]
  readonly size: number
}

const PADDING = { x: 5, y: 4 } as const

const measure = (canvas: Canvas, columns: readonly PdfColumn[]): Measured => {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => (column.width / whole) * widthOf(canvas))
  const lefts = widths.map(
    (_, index) => MARGINS.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0),
  )
  return { lefts, widths, size: canvas.textSize * 0.92 }
}

const fontOf = (table: PdfTable, kind: 'header' | 'row', index: number): FontName =>
  kind === 'header' || (table.rowHeader === true && index === 0) ? 'bold' : 'regular'

/** Draws the tables of a document: no row is cut, headers come back on each page. */
export const drawTable = (canvas: Canvas, table: PdfTable): void => {
  const { pdf } = canvas
  const { columns } = table
  const { lefts, widths, size } = measure(canvas, columns)
  const inner = (index: number): number => (widths[index] ?? 0) - 2 * PADDING.x

  const heightOfCells = (cells: Cells, kind: 'header' | 'row'): number =>
    2 * PADDING.y +
    Math.max(
      ...columns.map((_, index) =>
        useFont(canvas, fontOf(table, kind, index), size).heightOfString(cells[index] || ' ', {
          width: inner(index),
        }),
      ),
    )

  const drawText = (cells: Cells, kind: 'header' | 'row', top: number, index: number): void => {
    const align = columns[index]?.align ?? 'left'
    useFont(canvas, fontOf(table, kind, index), size).text(
      cells[index] ?? '',
      (lefts[index] ?? 0) + PADDING.x,
      top + PADDING.y,
      { width: inner(index), align },
    )
  }

  const drawFrame = (top: number, height: number, kind: 'header' | 'row'): void => {
    if (kind === 'header') pdf.rect(MARGINS.left, top, widthOf(canvas), height).fill(HEADER_FILL)
    const bottom = top + height
    pdf.moveTo(MARGINS.left, bottom).lineTo(MARGINS.left + widthOf(canvas), bottom)
    pdf.lineWidth(kind === 'header' ? 1 : 0.5).stroke(RULE)
  }

  const headers = columns.map((column) => printable(column.header))
  const headerHeight = table.headerRow === false ? 0 : heightOfCells(headers, 'header')
  /** Tallest row that fits on a page of its own. */
  const tallest = heightOf(canvas) - headerHeight

  const captionHeight = useFont(canvas, 'bold', size).heightOfString(printable(table.caption)) + 6
  const firstRow = table.rows[0]?.map(printable) ?? []
  const opening = captionHeight + headerHeight + Math.min(heightOfCells(firstRow, 'row'), tallest / 2)
  if (pdf.y + opening > bottomOf(canvas) && pdf.y > MARGINS.top) newPage(canvas)

  const root = node(canvas, canvas.root, 'Table')
  leaf(canvas, root, 'Caption', () => {
    useFont(canvas, 'bold', size).text(printable(table.caption), MARGINS.left, pdf.y, {
      width: widthOf(canvas),
    })
  })
  pdf.y += 4

  const drawHeader = (again: boolean): void => {
    if (table.headerRow === false) return
    const top = pdf.y
    artifact(canvas, 'Layout', () => drawFrame(top, headerHeight, 'header'))
    const texts = columns.map((_, index) => () => drawText(headers, 'header', top, index))
    if (again)
      artifact(canvas, 'Pagination', () => {
        for (const draw of texts) draw()
      })
    else {
      const head = node(canvas, root, 'THead')
      const row = node(canvas, head, 'TR')
      for (const draw of texts) leaf(canvas, row, 'TH', draw, { scope: 'Column' })
      head.end()
    }
    pdf.y = top + headerHeight
  }

  drawHeader(false)
  const body = table.rows.length > 0 ? node(canvas, root, 'TBody') : null
  const drawRow = (cells: Cells, height: number): void => {
    if (body === null) return
    if (pdf.y + height > bottomOf(canvas)) {
      newPage(canvas)
      drawHeader(true)
    }
    const top = pdf.y
    artifact(canvas, 'Layout', () => drawFrame(top, height, 'row'))
    const row = node(canvas, body, 'TR')
    columns.forEach((_, index) => {
      const named = table.rowHeader === true && index === 0
      const draw = (): void => drawText(cells, 'row', top, index)
      leaf(canvas, row, named ? 'TH' : 'TD', draw, named ? { scope: 'Row' } : {})
    })
    row.end()
    pdf.y = top + height
  }

  for (const row of table.rows) {
    let cells: Cells = columns.map((_, index) => printable(row[index] ?? ''))
    let height = heightOfCells(cells, 'row')
    // A text longer than a page goes on in a further row: nothing is lost, nothing is cut in the middle of a line.
    while (height > tallest) {
      const left = bottomOf(canvas) - pdf.y
      const limit = left > tallest / 4 ? left : tallest
      const parts = cells.map((text, index) => {
        useFont(canvas, fontOf(table, 'row', index), size)
        return splitText(
          text,
          (part) => pdf.heightOfString(part, { width: inner(index) }) <= limit - 2 * PADDING.y,
        )
      })
      const first = parts.map(([head]) => head)
      drawRow(first, heightOfCells(first, 'row'))
      cells = parts.map(([, rest]) => rest)
      height = heightOfCells(cells, 'row')
    }
    drawRow(cells, height)
  }
  root.end()
  pdf.x = MARGINS.left
  pdf.y += 10
}
