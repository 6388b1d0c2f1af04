import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the settings of mail', () => {
  it('are a server and a sender, or nothing', () => {
    const none = readConfig({})
    expect([none.smtpUrl, none.mailFrom]).toEqual([null, 'OpenMap ESS <ne-pas-repondre@localhost>'])
    const set = readConfig({ SMTP_URL: 'smtps://a:b@mail.example.org:465', MAIL_FROM: 'contact@example.org' })
    expect([set.smtpUrl, set.mailFrom]).toEqual(['smtps://a:b@mail.example.org:465', 'contact@example.org'])
  })

  it.each(['mail.example.org', 'http://mail.example.org', 'smtp://', 'smtps://a b'])(
    'refuse the server %s in one sentence that repeats no password',
    (SMTP_URL) => expect(() => readConfig({ SMTP_URL })).toThrow(/^SMTP_URL n’est pas une adresse/),
  )

  it.each(['OpenMap', 'OpenMap <contact>', 'a@b.fr\r\nBcc: c@d.fr', 'a@b.fr, c@d.fr'])(
    'refuse the sender %j',
    (MAIL_FROM) => expect(() => readConfig({ MAIL_FROM })).toThrow(/^MAIL_FROM vaut/),
  )
})

describe('the settings of ProConnect', () => {
  const needed = {
    PROCONNECT_ISSUER: 'https://fournisseur.exemple.fr/api/v2',
    PROCONNECT_CLIENT_ID: 'openmap',
    PROCONNECT_CLIENT_SECRET: 'secret',
  }

  it('are a provider as a whole, or nothing', () => {
    expect(readConfig({ PROCONNECT_ISSUER: ' ' }).openId).toBeNull()
    expect(readConfig(needed).openId).toEqual({
      issuer: 'https://fournisseur.exemple.fr/api/v2',
      clientId: 'openmap',
      clientSecret: 'secret',
      pkce: 'auto',
      algorithm: 'RS256',
      label: 'ProConnect',
      timeoutSeconds: 5,
    })
    const chosen = {
      PROCONNECT_ISSUER: 'http://127.0.0.1:9000/',
      PROCONNECT_PKCE: 'ON',
      PROCONNECT_ALGORITHM: 'es256',
      PROCONNECT_LABEL: 'Connexion de la ville',
      PROCONNECT_TIMEOUT: '2.5',
    }
    expect(readConfig({ ...needed, ...chosen }).openId).toEqual({
      issuer: 'http://127.0.0.1:9000',
      clientId: 'openmap',
      clientSecret: 'secret',
      pkce: 'on',
      algorithm: 'ES256',
      label: 'Connexion de la ville',
      timeoutSeconds: 2.5,
    })
  })

  it('name the same provider by its address or by its discovery document', () => {
    const discovery = `${needed.PROCONNECT_ISSUER}/.well-known/openid-configuration`
    expect(readConfig({ ...needed, PROCONNECT_ISSUER: discovery }).openId).toEqual(readConfig(needed).openId)
  })

  it.each([
    [{ PROCONNECT_CLIENT_SECRET: '' }, /^PROCONNECT_CLIENT_SECRET manque/],
    [{ PROCONNECT_CLIENT_ID: undefined }, /^PROCONNECT_CLIENT_ID manque/],
    [{ PROCONNECT_ISSUER: undefined }, /^PROCONNECT_ISSUER manque/],
    [{ PROCONNECT_ISSUER: 'fournisseur.exemple.fr' }, /^PROCONNECT_ISSUER vaut/],
    [{ PROCONNECT_ISSUER: 'http://fournisseur.exemple.fr' }, /^PROCONNECT_ISSUER vaut/],
    [{ PROCONNECT_ISSUER: 'https://a:b@fournisseur.exemple.fr' }, /^PROCONNECT_ISSUER vaut/],
    [{ PROCONNECT_ISSUER: 'https://fournisseur.exemple.fr/?x=1' }, /^PROCONNECT_ISSUER vaut/],
    [{ PROCONNECT_PKCE: 'peut-être' }, /^PROCONNECT_PKCE vaut .*auto, on, off/],
    [{ PROCONNECT_ALGORITHM: 'HS256' }, /^PROCONNECT_ALGORITHM vaut .*RS256, ES256/],
    [{ PROCONNECT_ALGORITHM: 'none' }, /^PROCONNECT_ALGORITHM vaut/],
    [{ PROCONNECT_TIMEOUT: '0' }, /^PROCONNECT_TIMEOUT vaut/],
    [{ PROCONNECT_TIMEOUT: '31' }, /^PROCONNECT_TIMEOUT vaut/],
    [{ PROCONNECT_TIMEOUT: 'vite' }, /^PROCONNECT_TIMEOUT vaut/],
  ])('refuse %j in one sentence that repeats no secret', (changed, sentence) => {
    const env = { ...needed, PROCONNECT_CLIENT_SECRET: 'tres-secret', ...changed }
    expect(() => readConfig(env)).toThrow(sentence)
    expect(() => readConfig(env)).not.toThrow(/tres-secret/)
  })
})
