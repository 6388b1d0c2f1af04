import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDifference } from './textDifference.ts'

const side = (parts: ReturnType<typeof textDifference>, without: 'removed' | 'added'): string =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

describe('what differs between two texts', () => {
  it('marks the words that go and those that come', () => {
    expect(textDifference('Nettoyage des bureaux', 'Nettoyage des grands bureaux')).toEqual([
      { kind: 'same', text: 'Nettoyage des ' },
      { kind: 'added', text: 'grands ' },
      { kind: 'same', text: 'bureaux' },
    ])
    expect(textDifference('01 23', '01 24')).toEqual([
      { kind: 'same', text: '01 ' },
      { kind: 'removed', text: '23' },
      { kind: 'added', text: '24' },
    ])
  })
  it('is whole on one side where the other is empty', () => {
    expect(textDifference('', 'a b')).toEqual([{ kind: 'added', text: 'a b' }])
    expect(textDifference('a b', '')).toEqual([{ kind: 'removed', text: 'a b' }])
    expect([textDifference('', ''), textDifference('a', 'a')]).toEqual([[], [{ kind: 'same', text: 'a' }]])
  })
  it('gives both texts back', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'dé', '\n'), { maxLength: 30 })
      .map((all) => all.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textDifference(before, after)
        expect(words(side(parts, 'added'))).toEqual(words(before))
        expect(words(side(parts, 'removed'))).toEqual(words(after))
      }),
    )
  })
  it('replaces the whole of texts that are too long to compare', () => {
    const long = 'mot '.repeat(1500)
    expect(textDifference(long, `${long}fin`).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})
