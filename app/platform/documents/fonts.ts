import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { projectFolder } from '../projectFolder.ts'

/**
 * The typeface of the site in two static weights. pdfkit needs outlines that it can cut into subsets: it cannot do that
 * with the variable WOFF2 of the pages, so static files of the same family live beside this one: see `fonts/README.md`.
 */
const bytes = (name: string): Uint8Array =>
  readFileSync(new URL(`app/platform/documents/fonts/${name}.ttf`, projectFolder))

export const FONTS = { regular: bytes('regular'), bold: bytes('bold') } as const

export type FontName = keyof typeof FONTS

/** What is asked of a parsed font, which the types of pdfkit leave out: which letters it has, and their outlines. */
export type Outlines = {
  readonly unitsPerEm: number
  readonly hasGlyphForCodePoint: (code: number) => boolean
  readonly layout: (text: string) => {
    readonly glyphs: readonly {
      readonly path: {
        readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[]
      }
    }[]
    readonly positions: readonly { readonly xAdvance: number }[]
  }
}
type Parsed = { readonly _font: { readonly font: Outlines } }

const parsed = (name: FontName): Outlines =>
  (new PDFDocument({ font: '' }).font(FONTS[name] as never) as unknown as Parsed)._font.font

/** The parsed fonts: pictures are drawn with them as documents are. */
export const outlines: { readonly [F in FontName]: Outlines } = {
  regular: parsed('regular'),
  bold: parsed('bold'),
}

const hasGlyph = (character: string): boolean =>
  outlines.regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)

/** Characters of `text` that the typeface cannot draw, each once; line feeds aside. */
export const missingGlyphs = (text: string): string[] =>
  [...new Set(text)].filter((character) => character !== '\n' && !hasGlyph(character))

/** Characters that no decomposition brings back to one that can be drawn. */
const NEAREST: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '-',
  '\u2032': '’',
}

const nearest = (character: string): string => {
  const known = NEAREST[character]
  if (known !== undefined) return known
  const base = character.normalize('NFKD').replace(/\p{Diacritic}/gu, '')
  return base !== '' && missingGlyphs(base).length === 0 ? base : '?'
}

/**
 * Text as it can be drawn: composed accents, wide no-break spaces, no control characters; a letter without glyph becomes
 * its base letter (« Ấ » → « A »), anything else « ? ». A name from a file never breaks a document.
 */
export const printable = (text: string): string => {
  const clean = text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u202f\u2007]/g, '\u00a0')
    .replace(/[\t\u2000-\u200a]/g, ' ')
    .replace(/[^\P{C}\n]/gu, '')
  const missing = missingGlyphs(clean)
  return missing.length === 0
    ? clean
    : missing.reduce((drawn, one) => drawn.replaceAll(one, nearest(one)), clean)
}
