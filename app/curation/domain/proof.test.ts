import { describe, expect, it } from 'vitest'
import { proofOf, reachWrittenByHand, siteDomain } from './proof.ts'

const now = new Date('2026-11-27T09:00:00Z')
const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000)
const record = { email: 'contact@structure.exemple.fr', website: 'https://www.structure.exemple.fr/accueil' }
const quiet = { byHand: false, sharing: 1 }
const person = (email: string, emailVerified = true) => ({ email, emailVerified })

describe('what an address proves of a record', () => {
  it.each([
    ['its own address', 'Contact@Structure.exemple.fr', record, quiet, { kind: 'proved', by: 'address' }],
    [
      'the domain of its site',
      'direction@structure.exemple.fr',
      { ...record, email: null },
      quiet,
      { kind: 'proved', by: 'domain' },
    ],
    [
      'the domain of its address',
      'direction@structure.exemple.fr',
      { ...record, website: null },
      quiet,
      { kind: 'proved', by: 'domain' },
    ],
    [
      'its own address in a mailbox of anybody',
      'atelier@orange.fr',
      { email: 'atelier@orange.fr', website: null },
      quiet,
      { kind: 'proved', by: 'address' },
    ],
    [
      'another mailbox of the same provider',
      'voisin@orange.fr',
      { email: 'atelier@orange.fr', website: null },
      quiet,
      { kind: 'moderated', why: 'mismatch' },
    ],
    ['a domain inside', 'a@sous.structure.exemple.fr', record, quiet, { kind: 'moderated', why: 'mismatch' }],
    [
      'a domain that ends alike',
      'a@fausse-structure.exemple.fr',
      record,
      quiet,
      { kind: 'moderated', why: 'mismatch' },
    ],
    [
      'nothing on the record',
      'a@structure.exemple.fr',
      { email: null, website: null },
      quiet,
      { kind: 'moderated', why: 'mismatch' },
    ],
    [
      'a site that is no address',
      'a@structure.exemple.fr',
      { email: null, website: 'structure.exemple.fr' },
      quiet,
      { kind: 'moderated', why: 'mismatch' },
    ],
    [
      'a record changed lately',
      'contact@structure.exemple.fr',
      record,
      { ...quiet, byHand: true },
      { kind: 'moderated', why: 'by-hand' },
    ],
    [
      'a domain of several bodies',
      'direction@structure.exemple.fr',
      record,
      { ...quiet, sharing: 2 },
      { kind: 'moderated', why: 'shared-domain' },
    ],
    [
      'its own address in a domain of several',
      'contact@structure.exemple.fr',
      record,
      { ...quiet, sharing: 9 },
      { kind: 'proved', by: 'address' },
    ],
  ] as const)('%s', (_name, email, structure, facts, proof) => {
    expect(proofOf(person(email), structure, facts)).toEqual(proof)
  })

  it('is nothing before the address is confirmed', () => {
    expect(proofOf(person('contact@structure.exemple.fr', false), record, quiet)).toEqual({
      kind: 'moderated',
      why: 'unverified',
    })
  })

  it('takes a page that anybody opens for no site', () => {
    expect([
      siteDomain('https://sites.google.com/view/atelier'),
      siteDomain('https://www.atelier.exemple.fr:8443/x'),
      siteDomain('mailto:a@b.fr'),
    ]).toEqual([null, 'atelier.exemple.fr', null])
  })
})

describe('a record whose way to reach it was changed by hand', () => {
  const change = (
    cause: 'suggestion' | 'edited' | 'import' | 'register' | 'undo' | 'restored' | 'created',
    days: number,
    after: object,
    before: object | null = {},
  ) => reachWrittenByHand([{ at: ago(days), cause, before, after } as never], now)
  it.each([
    ['an accepted correction of the site', 'suggestion', 89, { website: 'x' }, true],
    ['an accepted correction of the address', 'suggestion', 1, { email: 'x' }, true],
    ['an edition by somebody', 'edited', 5, { email: 'x' }, true],
    ['a value brought back', 'restored', 5, { website: 'x' }, true],
    ['the same, 90 days ago', 'suggestion', 90, { website: 'x' }, true],
    ['an edition 90 days ago', 'edited', 90, { website: 'x' }, false],
    ['a correction of something else', 'suggestion', 1, { phone: 'x' }, false],
    ['an import', 'import', 1, { website: 'x' }, false],
    ['a register', 'register', 1, { email: 'x' }, false],
    ['an import undone', 'undo', 1, { email: 'x' }, false],
  ] as const)('%s', (_name, cause, days, after, lately) => {
    expect(change(cause, days, after)).toBe(lately)
  })
  it('trusts again what a register wrote over an accepted correction', () => {
    const changes = (['register', 'suggestion'] as const).map((cause, rank) => ({
      at: ago(100 + rank),
      cause,
      before: {},
      after: { website: cause },
    }))
    expect(reachWrittenByHand(changes as never, now)).toBe(false)
    expect(reachWrittenByHand(changes.toReversed() as never, now)).toBe(true)
  })
  it('counts a record that somebody made, whatever its first revision tells', () => {
    expect(change('suggestion', 3, { name: 'x' }, null)).toBe(true)
    expect(change('import', 3, { name: 'x' }, null)).toBe(false)
  })
})
