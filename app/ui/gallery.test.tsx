import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Gallery, galleryParts } from './gallery.tsx'
import { messages } from './messages.ts'

describe.each(galleryParts)('gallery page %s', (part) => {
  const html = render(<Gallery part={part} stylesheets={['/a.css']} scripts={['/a.js']} />)
  const tags = html.match(/<[a-z][^>]*>/g) ?? []

  test('no inline style and no event attribute: the policy refuses them', () => {
    expect(tags.filter((tag) => /\s(style|on[a-z]+)=/.test(tag))).toEqual([])
    expect(html).not.toContain('<style')
  })

  test('one h1, and no level skipped', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 1)).toBeLessThanOrEqual(1)
    })
  })

  test('ids are unique, and each reference leads to one', () => {
    // Templates are inert: what they hold is not in the page.
    const live = html.replace(/<template[\s\S]*?<\/template>/g, '')
    const ids = [...live.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const references = [...live.matchAll(/\s(?:for|aria-labelledby|aria-describedby|list)="([^"]*)"/g)]
    const wanted = references.flatMap((match) => (match[1] ?? '').split(' '))
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('only glyphs that the typeface has', () => {
    const text = html.replace(/<[^>]+>/g, ' ').replace(/&[a-z]+;/g, ' ')
    expect(Array.from(text).filter((character) => !typeface.test(character))).toEqual([])
  })

  test('French marks keep an unbreakable space before them', () => {
    const text = html.replace(/<[^>]+>/g, '')
    expect(text.match(/[^\s\u00a0]{0,12} [;:!?»]|« /g) ?? []).toEqual([])
  })
})

/** Latin letters and signs of the preloaded file; no narrow space, arrow or check mark. */
const typeface =
  /[\n\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2212]/

test('messages follow the same typography', () => {
  const texts = Object.values(messages).flatMap((group) => Object.values(group))
  expect(texts.filter((text) => / [;:!?»]|« |'|\u202f/.test(text))).toEqual([])
})
