import { describe, expect, it } from 'vitest'
import { readClaims } from './claims.ts'

const claims = {
  sub: 'agent-1',
  email: ' Agent@Ville.Exemple.FR ',
  given_name: 'Ada',
  usual_name: 'Byron',
  family_name: 'King',
  siret: '21750001600019',
}

describe('what a provider states', () => {
  it('is read in our form', () => {
    expect(readClaims(claims)).toEqual({
      subject: 'agent-1',
      email: 'agent@ville.exemple.fr',
      emailProved: true,
      name: 'Ada Byron',
      siret: '21750001600019',
    })
  })

  it.each([
    [{ usual_name: undefined }, { name: 'Ada King' }],
    [{ given_name: 3, usual_name: null, family_name: undefined }, { name: '' }],
    [{ siret: '217 500 016 00019' }, { siret: null }],
    [{ siret: 21750001600019 }, { siret: null }],
    [{ email: 'agent' }, { email: null }],
    [{ email: 'a@exemple.fr\r\nBcc: b@exemple.fr' }, { email: null }],
    [{ email: undefined }, { email: null }],
    [{ email_verified: false }, { emailProved: false }],
    [{ email_verified: true }, { emailProved: true }],
    [{ email_verified: 'false' }, { emailProved: false }],
  ])('with %j says %j', (changed, said) => {
    expect(readClaims({ ...claims, ...changed })).toMatchObject(said)
  })

  it.each(['', null, undefined, 7])('about %j is about nobody', (sub) => {
    expect(() => readClaims({ ...claims, sub })).toThrow()
  })
})
