import { describe, expect, it } from 'vitest'
import { belongsTo, readDomain } from './emailDomain.ts'

describe('readDomain', () => {
  it.each([
    ['as written', 'ville.exemple.fr', 'ville.exemple.fr'],
    ['with its @', '@Ville.Exemple.FR', 'ville.exemple.fr'],
    ['a whole address', 'prenom.nom@ville.exemple.fr', 'ville.exemple.fr'],
    ['a final point', 'ville.exemple.fr.', 'ville.exemple.fr'],
    ['an encoded name', 'xn--mairie-e1a.exemple.fr', 'xn--mairie-e1a.exemple.fr'],
  ])('%s', (_, text, domain) => {
    expect(readDomain(text)).toEqual({ domain })
  })
  it.each([
    ['nothing', ''],
    ['one word', 'ville'],
    ['an accent', 'mairié.fr'],
    ['a letter that looks like another', 'vi\u04cfle.fr'],
    ['a space', 'ville exemple.fr'],
    ['a number', '127.0.0.1'],
    ['a scheme', 'https://ville.fr'],
    ['a hyphen at the edge', '-ville.fr'],
    ['an empty part', 'ville..fr'],
  ])('%s is no domain', (_, text) => {
    expect(readDomain(text)).toEqual({ problem: 'domain-unreadable' })
  })
  it.each(['gmail.com', 'Orange.fr', 'x@free.fr', 'laposte.net', 'proton.me', 'mail.yahoo.fr', 'hotmail.fr'])(
    '%s belongs to everybody',
    (text) => {
      expect(readDomain(text)).toEqual({ problem: 'domain-public' })
    },
  )
  it('does not take a look-alike of a webmail for one', () => {
    expect(readDomain('monorange.fr')).toEqual({ domain: 'monorange.fr' })
  })
})

describe('belongsTo', () => {
  const verified = (email: string) => ({ email, emailVerified: true })
  it.each([
    ['the same domain', verified('a@ville.exemple.fr'), true],
    ['whatever the case', verified('a@VILLE.exemple.fr'), true],
    ['a domain inside it', verified('a@mairie.ville.exemple.fr'), false],
    ['the domain around it', verified('a@exemple.fr'), false],
    ['a look-alike beside it', verified('a@laville.exemple.fr'), false],
    ['a longer one', verified('a@ville.exemple.fr.attaque.fr'), false],
    ['the domain before the @', verified('ville.exemple.fr@attaque.fr'), false],
    ['two @', verified('"a@ville.exemple.fr"@attaque.fr'), false],
    ['an address not confirmed', { email: 'a@ville.exemple.fr', emailVerified: false }, false],
  ])('%s', (_, person, expected) => {
    expect(belongsTo(person, 'ville.exemple.fr')).toBe(expected)
  })
})
