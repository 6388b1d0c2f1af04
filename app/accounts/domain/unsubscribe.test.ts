import { describe, expect, it } from 'vitest'
import { sign } from '../../platform/access/signing.ts'
import { openUnsubscribe, sealUnsubscribe, UNSUBSCRIBE_DAYS } from './unsubscribe.ts'

const KEY = 'clé de cet essai'
const personId = '01900000-0000-7000-8000-0000000000aa'
const now = new Date('2026-11-24T08:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3600 * 1000)
const token = sealUnsubscribe(KEY, { personId, scope: 'event' }, now)
const [hex = '', scope = '', expires = '', seal = ''] = token.split('.')
const sealed = (body: string) => `${body}.${sign(KEY, `unsubscribe:${body}`)}`

describe('the link of a mail', () => {
  it('says for whom and what it stops, and holds no address', () => {
    expect(openUnsubscribe(KEY, token, now)).toEqual({ personId, scope: 'event' })
    expect(openUnsubscribe(KEY, sealUnsubscribe(KEY, { personId, scope: 'digest' }, now), now)).toEqual({
      personId,
      scope: 'digest',
    })
    expect(token).toMatch(/^[0-9a-f]{32}\.event\.\d+\.[\w-]{43}$/)
  })
  it('works for as long as mails are kept, then is over', () => {
    expect(openUnsubscribe(KEY, token, later(UNSUBSCRIBE_DAYS - 1))).toEqual({ personId, scope: 'event' })
    expect(openUnsubscribe(KEY, token, later(UNSUBSCRIBE_DAYS))).toBe('expired')
  })
  it.each([
    ['another key', sealUnsubscribe('autre', { personId, scope: 'event' }, now)],
    ['another person', [hex.replace(/a$/, 'b'), scope, expires, seal].join('.')],
    ['another topic', [hex, 'body', expires, seal].join('.')],
    ['the whole digest', [hex, 'digest', expires, seal].join('.')],
    ['a later end', [hex, scope, String(Number(expires) + 1), seal].join('.')],
    ['no seal', [hex, scope, expires].join('.')],
    ['an empty seal', [hex, scope, expires, ''].join('.')],
    ['something added', `${token}.x`],
    ['nothing', ''],
    ['points alone', '...'],
    ['a seal of ours on a mandatory topic', sealed(`${hex}.security.${expires}`)],
    ['a seal of ours on no topic', sealed(`${hex}.toString.${expires}`)],
    ['a seal of ours on no person', sealed(`.event.${expires}`)],
  ])('is refused with %s', (_, text) => {
    expect(openUnsubscribe(KEY, text, now)).toBe('forged')
  })
})
