import { describe, expect, it } from 'vitest'
import {
  frequencyOf,
  isOwnPath,
  isTopic,
  mandatoryTopics,
  optionalTopics,
  topicKeys,
  topicWords,
} from './notice.ts'

describe('topics', () => {
  it('are mandatory where silence would harm, and otherwise up to the person', () => {
    expect(mandatoryTopics).toEqual(['security', 'rights', 'day'])
    expect(optionalTopics(false)).toEqual(['body', 'membership', 'event', 'record', 'search', 'news'])
    expect(optionalTopics(true)).toEqual([
      'body',
      'membership',
      'event',
      'record',
      'search',
      'administration',
      'news',
    ])
  })
  it('each have a name and say what they hold', () => {
    expect(Object.keys(topicWords)).toEqual(topicKeys)
  })
  it('know their own names alone', () => {
    expect(['event', 'events', 'toString', '__proto__', ''].map(isTopic)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('frequencyOf', () => {
  it.each([
    ['body', {}, 'immediate'],
    ['event', {}, 'daily'],
    ['news', {}, 'never'],
    ['event', { event: 'never' }, 'never'],
    ['event', { body: 'never' }, 'daily'],
    ['news', { news: 'immediate' }, 'immediate'],
    ['security', {}, 'immediate'],
    ['security', { security: 'never' }, 'immediate'],
  ] as const)('%s with %j: %s', (topic, preferences, expected) => {
    expect(frequencyOf(topic, preferences)).toBe(expected)
  })
})

describe('isOwnPath', () => {
  it.each([
    ['/', true],
    ['/compte/notifications?page=2#haut', true],
    ['//autre.example', false],
    ['/\\autre.example', false],
    ['https://autre.example', false],
    ['compte', false],
    ['', false],
    ['/compte\nSet-Cookie: a=b', false],
    ['/compte\u0000', false],
    ['/deux mots', false],
  ])('%j: %s', (href, expected) => {
    expect(isOwnPath(href)).toBe(expected)
  })
})
