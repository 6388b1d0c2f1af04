import { describe, expect, it } from 'vitest'
import { fileName, headerLine, mailAddress } from './message.ts'

describe('what goes in the headers of a mail', () => {
  it.each([
    'contact@structure.example',
    "o'neil+essai@sous.domaine.fr",
    'a@localhost',
    'contact@économie-solidaire.fr',
  ])('accepts the address %s', (text) => expect(mailAddress(` ${text} `)).toBe(text))

  it.each([
    '',
    'contact',
    'a@b.fr, c@d.fr',
    'a@b.fr;c@d.fr',
    'Nom <a@b.fr>',
    'a@b.fr\r\nBcc: c@d.fr',
    'a@b.fr\nBcc: c@d.fr',
    'a@b.fr\u0000',
    'a b@c.fr',
    '"a"@b.fr',
    'a@[127.0.0.1]',
    `a@${'b'.repeat(250)}.fr`,
  ])('refuses %j as one address', (text) => expect(mailAddress(text)).toBeNull())

  it('keeps a subject on one line', () => {
    expect(headerLine('Rencontre\r\nBcc: espion@example.org\u2028\u0085\u200bfin')).toBe(
      'Rencontre Bcc: espion@example.org fin',
    )
    expect(headerLine('x'.repeat(500)).length).toBe(180)
  })

  it('keeps a file name plain', () => {
    expect(fileName('mon agenda"\r\n; x=é.ics')).toBe('mon-agenda-x-.ics')
  })
})
