import { describe, expect, it } from 'vitest'
import { webAddress } from './webAddress.ts'

describe('the address of a page', () => {
  it.each([
    [' https://region.exemple.fr/a?b=c ', 'https://region.exemple.fr/a?b=c', true],
    ['Https://Region.exemple.fr', 'https://region.exemple.fr/', true],
    ['https:region.exemple.fr', 'https://region.exemple.fr/', true],
    ['HTTP://region.exemple.fr/', 'http://region.exemple.fr/', false],
    ['http://region.exemple.fr/', null, true],
    ['javascript:alert(1)', null, false],
    ['region.exemple.fr', null, false],
    ['', null, false],
  ])('%s', (text, kept, secure) => {
    expect(webAddress(text, { secure })).toBe(kept)
  })
})
