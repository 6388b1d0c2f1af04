import type { FontName } from './fonts.ts'

/** What the parts of a document share: pdfkit, the root of the structure tree, the measures of the page. */
export type Canvas = {
  readonly pdf: PDFKit.PDFDocument
  readonly root: PDFKit.PDFStructureElement
  /** Size of running text, in points. */
  readonly textSize: number
}

export type Orientation = 'portrait' | 'landscape'

/** Points: 1/72 inch. The bottom leaves room for the footer. */
export const MARGINS = { top: 48, bottom: 60, left: 48, right: 48 } as const

export const INK = '#1b1f24'
export const QUIET = '#4a5160'
export const RULE = '#8a93a3'
export const HEADER_FILL = '#e8ecf3'

type Scoped = PDFKit.Mixins.StructureElementOptions & { readonly scope?: 'Column' | 'Row' }

export const widthOf = ({ pdf }: Canvas): number => pdf.page.width - MARGINS.left - MARGINS.right

export const bottomOf = ({ pdf }: Canvas): number => pdf.page.height - MARGINS.bottom

/** Height of a full page between its margins. */
export const heightOf = (canvas: Canvas): number => bottomOf(canvas) - MARGINS.top

/** A new page of the same orientation unless told otherwise. */
export const newPage = ({ pdf }: Canvas, orientation?: Orientation): void => {
  const layout = orientation ?? (pdf.page.width > pdf.page.height ? 'landscape' : 'portrait')
  pdf.addPage({ size: 'A4', layout, margins: MARGINS })
}

/** Goes to the next page when less than `height` points remain on this one. True when it did. */
export const keepTogether = (canvas: Canvas, height: number): boolean => {
  const { pdf } = canvas
  if (pdf.y + height <= bottomOf(canvas) || pdf.y <= MARGINS.top) return false
  newPage(canvas)
  return true
}

/** A node of the structure tree under `parent`. Ended by the caller once its children are in. */
export const node = (
  { pdf }: Canvas,
  parent: PDFKit.PDFStructureElement,
  tag: string,
  options: Scoped = {},
): PDFKit.PDFStructureElement => {
  const element = pdf.struct(tag, options)
  parent.add(element)
  return element
}

/** A node that holds what `draw` writes on the page. */
export const leaf = (
  canvas: Canvas,
  parent: PDFKit.PDFStructureElement,
  tag: string,
  draw: () => void,
  options: Scoped = {},
): void => {
  const element = node(canvas, parent, tag, options)
  element.add(draw)
  element.end()
}

/** Draws what reading aloud must skip: rules, fills, repeated headers, footers. */
export const artifact = ({ pdf }: Canvas, type: 'Layout' | 'Pagination', draw: () => void): void => {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}

export const useFont = ({ pdf }: Canvas, font: FontName, size: number, colour = INK): PDFKit.PDFDocument =>
  pdf.font(font).fontSize(size).fillColor(colour)
