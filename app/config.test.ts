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
