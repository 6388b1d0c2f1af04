import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linksIn, MOST_LINKS, plainLines, problemOf } from './message.ts'
import { mayBeWritten } from './reach.ts'

const honest = {
  name: 'Service des achats',
  subject: 'Entretien de locaux',
  text: 'Bonjour, pouvez-vous répondre ?',
}

describe('what the relay carries', () => {
  it('is a plain message, with at most two links', () => {
    expect(problemOf(honest)).toBeNull()
    expect(problemOf({ ...honest, text: 'Voir https://a.fr et www.b.fr' })).toBeNull()
    expect(problemOf({ ...honest, text: 'https://a.fr www.b.fr HTTP://c.fr' })).toEqual({
      field: 'message',
      code: 'too-many-links',
    })
  })

  it.each([
    '<a href="https://a.fr">ici</a>',
    '< IMG src=x>',
    '[url=https://a.fr]ici[/url]',
    '<script>1</script>',
  ])('refuses code for a reader of mails: %s', (text) => {
    expect(problemOf({ ...honest, text })).toEqual({ field: 'message', code: 'markup' })
  })

  it('lets arithmetic and quotes be', () => {
    expect(problemOf({ ...honest, text: 'Un lot < 40 000 € et > 10 000 €, [voir annexe], a<b' })).toBeNull()
  })

  it('refuses a link in the name or in the subject', () => {
    expect(problemOf({ ...honest, name: 'www.a.fr' })?.field).toBe('nom')
    expect(problemOf({ ...honest, subject: 'Gagnez https://a.fr' })?.field).toBe('objet')
  })

  it('keeps words and lines, and drops what nobody sees', () => {
    expect(plainLines('Bonjour\r\n\r\n\r\n\r\nÀ bientôt\u0000\u202e\u200b !')).toBe('Bonjour\n\nÀ bientôt !')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const kept = plainLines(text)
        expect(/[^\P{Cc}\n\t]|\p{Cf}/u.test(kept)).toBe(false)
        expect(plainLines(kept)).toBe(kept)
      }),
    )
  })

  it('counts no more links than there are', () => {
    expect([linksIn('a.fr'), linksIn('https://a.fr'), MOST_LINKS]).toEqual([0, 1, 2])
  })
})

describe('whom one may write to', () => {
  const structure = { email: 'contact@exemple.fr', phone: null, closedOn: null, deletedAt: null }
  it('is a structure at work whose address did not refuse', () => {
    expect(mayBeWritten(structure, '2026-11-27', false)).toBe(true)
    expect(mayBeWritten(structure, '2026-11-27', true)).toBe(false)
    expect(mayBeWritten({ ...structure, email: null }, '2026-11-27', false)).toBe(false)
    expect(mayBeWritten({ ...structure, email: 'deux@a.fr, trois@a.fr' }, '2026-11-27', false)).toBe(false)
    expect(mayBeWritten({ ...structure, closedOn: '2026-11-27' }, '2026-11-27', false)).toBe(false)
    expect(mayBeWritten({ ...structure, closedOn: '2026-11-28' }, '2026-11-27', false)).toBe(true)
    expect(mayBeWritten({ ...structure, deletedAt: '2026-11-01' }, '2026-11-27', false)).toBe(false)
  })
})
