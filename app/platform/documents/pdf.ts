import PDFDocument from 'pdfkit'
import { type Temporal, toDate } from '../kernel/dates.ts'
import { drawBars, type PdfBars } from './bars.ts'
import {
  artifact,
  type Canvas,
  keepTogether,
  leaf,
  MARGINS,
  newPage,
  node,
  type Orientation,
  QUIET,
  useFont,
  widthOf,
} from './canvas.ts'
import { drawCards, type PdfCards } from './cards.ts'
import { FONTS, printable } from './fonts.ts'
import { t } from './messages.ts'
import { drawPlan, type PdfPlan } from './plan.ts'
import { drawTable, type PdfTable } from './table.ts'

export type PdfSettings = {
  readonly title: string
  readonly author: string
  /** BCP 47; default `fr-FR`. */
  readonly lang?: string
  /** Source and date of what the document says, at the foot of each page; nothing on cards to cut out. */
  readonly footer: string | null
  /** Instant of creation, from the clock of the use case: equal input gives equal bytes. */
  readonly created: Temporal.Instant
  readonly orientation?: Orientation
  /** Size of running text in points; default 10.5, larger for what people read standing. */
  readonly textSize?: number
}

/** What a document is made of, in reading order. Every part is tagged for assistive technology. */
export type PdfDocument = {
  /** Headings make the bookmarks. Levels go down one by one: 1, 2, 3. `below`: points that must be left under it. */
  readonly heading: (level: 1 | 2 | 3, text: string, below?: number) => void
  readonly paragraph: (text: string, tone?: 'plain' | 'strong' | 'quiet') => void
  readonly list: (items: readonly string[]) => void
  readonly keyValue: (pairs: readonly { readonly label: string; readonly value: string }[]) => void
  readonly table: (table: PdfTable) => void
  /** Bars with their figures. */
  readonly bars: (bars: PdfBars) => void
  /** Cards to cut out, on pages of their own. */
  readonly cards: (cards: PdfCards) => void
  /** A drawing of places on a grid, as wide as the page, with its twin in words. */
  readonly plan: (plan: PdfPlan) => void
  /** Vertical space, in points. */
  readonly space: (points?: number) => void
  /** A new page, in another orientation when asked. */
  readonly pageBreak: (orientation?: Orientation) => void
}

const HEADING_SIZES = { 1: 1.8, 2: 1.35, 3: 1.1 } as const
const KEY_WIDTH = 0.32

const writer = (canvas: Canvas): PdfDocument => {
  const { pdf, root, textSize } = canvas
  const bookmarks: PDFKit.PDFOutline[] = [pdf.outline]

  const block = (tag: string, text: string, indent = 0, parent = root): void =>
    leaf(canvas, parent, tag, () => {
      pdf.text(text, MARGINS.left + indent, pdf.y, { width: widthOf(canvas) - indent, lineGap: 2 })
    })

  return {
    heading: (level, text, below = 4 * textSize) => {
      const size = textSize * HEADING_SIZES[level]
      const words = printable(text)
      if (pdf.y > MARGINS.top) pdf.y += size * 0.6
      const height = useFont(canvas, 'bold', size).heightOfString(words, { width: widthOf(canvas) })
      // A heading stays with the lines it announces.
      keepTogether(canvas, height + below)
      const parent = bookmarks[level - 1] ?? bookmarks[bookmarks.length - 1] ?? pdf.outline
      bookmarks.length = Math.min(bookmarks.length, level)
      bookmarks.push(parent.addItem(words, { expanded: level === 1 }))
      useFont(canvas, 'bold', size)
      block(`H${level}`, words)
      pdf.y += size * 0.3
    },
    paragraph: (text, tone = 'plain') => {
      keepTogether(canvas, 2 * textSize)
      useFont(canvas, tone === 'strong' ? 'bold' : 'regular', textSize, tone === 'quiet' ? QUIET : undefined)
      block('P', printable(text))
      pdf.y += textSize * 0.5
    },
    list: (items) => {
      const list = node(canvas, root, 'L')
      for (const item of items) {
        keepTogether(canvas, 2 * textSize)
        useFont(canvas, 'regular', textSize)
        const line = node(canvas, list, 'LI')
        const top = pdf.y
        leaf(canvas, line, 'Lbl', () => void pdf.text('•', MARGINS.left + 4, top, { lineBreak: false }))
        pdf.y = top
        block('LBody', printable(item), 16, line)
        line.end()
      }
      list.end()
      pdf.y += textSize * 0.5
    },
    keyValue: (pairs) => {
      const list = node(canvas, root, 'L')
      const indent = widthOf(canvas) * KEY_WIDTH
      for (const { label, value } of pairs) {
        const key = printable(label)
        const words = printable(value)
        const keyHeight = useFont(canvas, 'bold', textSize).heightOfString(key, { width: indent - 8 })
        const height = useFont(canvas, 'regular', textSize).heightOfString(words, {
          width: widthOf(canvas) - indent,
          lineGap: 2,
        })
        keepTogether(canvas, Math.max(keyHeight, height))
        const line = node(canvas, list, 'LI')
        const top = pdf.y
        useFont(canvas, 'bold', textSize)
        leaf(
          canvas,
          line,
          'Lbl',
          () => void pdf.text(key, MARGINS.left, top, { width: indent - 8, lineGap: 2 }),
        )
        const after = pdf.y
        pdf.y = top
        useFont(canvas, 'regular', textSize)
        block('LBody', words, indent, line)
        line.end()
        pdf.y = Math.max(pdf.y, after) + 2
      }
      list.end()
      pdf.y += textSize * 0.5
    },
    table: (table) => drawTable(canvas, table),
    bars: (bars) => drawBars(canvas, bars),
    cards: (cards) => drawCards(canvas, cards),
    plan: (plan) => drawPlan(canvas, plan),
    space: (points = 12) => {
      pdf.y += points
    },
    pageBreak: (orientation) => newPage(canvas, orientation),
  }
}

/** Footers come last, when the number of pages is known. */
const drawFooters = (canvas: Canvas, footer: string): void => {
  const { pdf } = canvas
  const { start, count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page)
    // Below the bottom margin pdfkit would open another page.
    pdf.page.margins.bottom = 0
    const top = pdf.page.height - 38
    const number = t.pageOf(page + 1, count)
    artifact(canvas, 'Pagination', () => {
      useFont(canvas, 'regular', 8.5, QUIET)
      const numberWidth = pdf.widthOfString(number) + 12
      const width = widthOf(canvas)
      pdf.text(printable(footer), MARGINS.left, top, {
        width: width - numberWidth,
        height: 22,
        ellipsis: true,
      })
      pdf.text(number, MARGINS.left + width - numberWidth, top, { width: numberWidth, align: 'right' })
    })
  }
}

/**
 * Writes an A4 document: tagged, in French unless said otherwise, titled, with bookmarks, page numbers and embedded
 * typeface. Page breaks are automatic.
 *
 * @example
 * const bytes = await makePdf({ title: 'Agenda', author: 'OpenMap ESS', footer: 'Source…', created: clock.now() }, (doc) => {
 *   doc.heading(1, 'Votre agenda')
 *   doc.table({ caption: 'Rendez-vous', columns: [{ header: 'Heure', width: 1 }], rows: [['9 h']] })
 * })
 */
export const makePdf = async (
  settings: PdfSettings,
  build: (doc: PdfDocument) => void,
): Promise<Uint8Array> => {
  const title = printable(settings.title)
  const pdf = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    lang: settings.lang ?? 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: title, Author: printable(settings.author), CreationDate: toDate(settings.created) },
  })
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  for (const [name, font] of Object.entries(FONTS)) pdf.registerFont(name, font as never)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const canvas: Canvas = { pdf, root, textSize: settings.textSize ?? 10.5 }
  if (settings.footer !== null) newPage(canvas, settings.orientation ?? 'portrait')
  build(writer(canvas))
  root.end()
  if (settings.footer !== null) drawFooters(canvas, settings.footer)
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}
