import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { install, mayInstall } from '../../../tools/debian.ts'
import { Temporal } from '../kernel/dates.ts'
import { missingGlyphs, printable } from './fonts.ts'
import { makePdf, type PdfDocument } from './pdf.ts'
import { splitText } from './splitText.ts'

const settings = {
  title: 'Agenda de la journée',
  author: 'OpenMap ESS',
  footer: 'Source\u00a0: OpenMap ESS, le 24 novembre 2026',
  created: Temporal.Instant.from('2026-11-24T08:00:00Z'),
}

/** Dictionaries are not compressed by pdfkit: the structure can be read in the bytes. */
const raw = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length
const tags = (text: string, tag: string): number => count(text, new RegExp(`^/S /${tag}$`, 'gm'))
const pages = (text: string): number => count(text, /^\/Type \/Page$/gm)

const reads = (): boolean => spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).status === 0
/** Debian's reader of PDF, installed where we may. */
const hasPoppler = reads() || (mayInstall() && install('poppler-utils') && reads())

const textOf = (bytes: Uint8Array): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-pdf-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes)
    return execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' }).split(
      '\f',
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const table = (rows: number): Parameters<PdfDocument['table']>[0] => ({
  caption: 'Rendez-vous du matin',
  rowHeader: true,
  columns: [
    { header: 'Heure', width: 1 },
    { header: 'Avec', width: 3 },
  ],
  rows: Array.from({ length: rows }, (_, index) => [
    `${index}\u00a0h`,
    `Structure n°\u00a0${index}, à l’œuvre`,
  ]),
})

describe('makePdf', () => {
  it('writes a tagged, titled, French document', async () => {
    const text = raw(
      await makePdf(settings, (doc) => {
        doc.heading(1, 'Votre agenda')
        doc.paragraph('Bonjour.')
        doc.list(['Un', 'Deux'])
        doc.keyValue([{ label: 'Lieu', value: 'Paris' }])
        doc.heading(2, 'Rendez-vous')
        doc.table(table(2))
      }),
    )
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toContain('/Marked true')
    expect(text).toContain('/Lang (fr-FR)')
    expect(text).toContain('/DisplayDocTitle true')
    expect(pages(text)).toBe(1)
    const found = [
      'Document',
      'H1',
      'H2',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'Caption',
      'THead',
      'TBody',
    ]
    expect(Object.fromEntries([...found, 'TR', 'TH', 'TD'].map((tag) => [tag, tags(text, tag)]))).toEqual({
      ...{ Document: 1, H1: 1, H2: 1, P: 1, L: 2, LI: 3, Lbl: 3, LBody: 3 },
      ...{ Table: 1, Caption: 1, THead: 1, TBody: 1, TR: 3, TH: 4, TD: 2 },
    })
    expect(count(text, /\/Scope \/Column/g)).toBe(2)
    expect(count(text, /\/Scope \/Row/g)).toBe(2)
    expect(count(text, /^\/Title /gm)).toBe(3)
  })

  it('gives the same bytes for the same input', async () => {
    const make = () => makePdf(settings, (doc) => doc.table(table(3)))
    expect(raw(await make())).toBe(raw(await make()))
  })

  it('turns the page when asked, in the orientation asked', async () => {
    const bytes = await makePdf(settings, (doc) => {
      doc.paragraph('Portrait')
      doc.pageBreak('landscape')
      doc.paragraph('Paysage')
      doc.pageBreak()
      doc.paragraph('Paysage encore')
    })
    const boxes = [...raw(bytes).matchAll(/\/MediaBox \[0 0 (\d+)/g)].map((found) => found[1])
    expect(boxes).toEqual(['595', '841', '841'])
  })

  it.runIf(hasPoppler)(
    'repeats headers on each page, cuts no row, numbers the pages (else skipped: pdftotext absent)',
    async () => {
      const bytes = await makePdf(settings, (doc) => doc.table(table(120)))
      const text = textOf(bytes).slice(0, -1)
      expect(text.length).toBeGreaterThan(2)
      expect(text.map((page) => /Heure +Avec/.test(page))).toEqual(text.map(() => true))
      text.forEach((page, index) => {
        // pdftotext turns some no-break spaces into plain ones.
        const flat = page.replaceAll('\u00a0', ' ')
        expect(flat).toContain(`Page ${index + 1} sur ${text.length}`)
        expect(flat).toContain('Source : OpenMap ESS, le 24 novembre 2026')
      })
      const rows = text.join('').match(/\d+\s?h +Structure n°\s\d+, à l’œuvre/g)
      expect(rows?.length).toBe(120)
      // Read aloud, the headers come once.
      expect(tags(raw(bytes), 'TH')).toBe(2 + 120)
    },
  )

  it.runIf(hasPoppler)(
    'loses no word of a cell longer than a page (else skipped: pdftotext absent)',
    async () => {
      const words = Array.from({ length: 4000 }, (_, index) => `m${index}`)
      const bytes = await makePdf(settings, (doc) =>
        doc.table({ caption: 'Long', columns: [{ header: 'Texte', width: 1 }], rows: [[words.join(' ')]] }),
      )
      expect(
        textOf(bytes)
          .join(' ')
          .match(/\bm\d+\b/g),
      ).toEqual(words)
    },
  )

  it('draws an empty table and texts of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const bytes = await makePdf({ ...settings, title: text, footer: text }, (doc) => {
          doc.heading(3, text)
          doc.paragraph(text)
          doc.keyValue([{ label: text, value: text }])
          doc.table({ caption: text, columns: [{ header: text, width: 1 }], rows: [] })
          doc.table({ caption: text, columns: [{ header: text, width: 1 }], rows: [[text], []] })
        })
        expect(raw(bytes).trimEnd().endsWith('%%EOF')).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('glyphs', () => {
  it('has every character that French needs', () => {
    expect(
      missingGlyphs(
        'aàâæbcçdeéèêëfiîïoôœuùûüyÿAÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«\u00a0»’‘“”–—…€°²§·•×−0123456789,;:!?()/%&@',
      ),
    ).toEqual([])
    expect(missingGlyphs('ŁódźŠŽž')).toEqual([])
    expect(missingGlyphs('Ж中→')).toEqual(['Ж', '中', '→'])
  })

  it('brings other letters to what can be drawn', () => {
    expect(printable('Ấn\u202f: e\u0301te\u0301\u0007 中')).toBe('An\u00a0: été ?')
    expect(printable('a\r\nb\tc')).toBe('a\nb c')
  })

  it('always draws something printable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(missingGlyphs(printable(text))).toEqual([])
      }),
    )
  })
})

describe('splitText', () => {
  it('cuts at a white space and loses nothing but that space', () => {
    expect(splitText('un deux trois', (part) => part.length <= 8)).toEqual(['un deux', 'trois'])
    expect(splitText('indivisible', (part) => part.length <= 4)).toEqual(['indi', 'visible'])
    expect(splitText('court', () => true)).toEqual(['court', ''])
  })
})
