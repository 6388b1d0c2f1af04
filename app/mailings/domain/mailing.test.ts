import { describe, expect, it } from 'vitest'
import { asMarkdown, markdownHtml } from '../../platform/mail/markdown.ts'
import { judgeForm, recipientsOf } from './mailing.ts'
import { fill, unknownVariables } from './variables.ts'

const values = { nom: 'N', organisme: 'O*', rencontre: 'R', date: 'D', lieu: '' }
const form = { segment: 'everybody', subject: 'Objet', body: 'Bonjour {nom},', withLink: true }

describe('variables', () => {
  it('are filled wherever they stand, and nothing else is', () => {
    expect(fill('{nom} de {organisme}, {nom} { nom} {autre}', values)).toBe('N de O*, N { nom} {autre}')
  })

  it('are named when they mean nothing, whatever the case or the spaces', () => {
    expect(unknownVariables('{prénom} {nom} {Nom} {} {prénom}')).toEqual(['prénom', 'Nom', ''])
  })

  it('refuse a text that holds an unknown one, naming it and its field', () => {
    expect(judgeForm(form).ok).toBe(true)
    const refused = judgeForm({ ...form, subject: 'Pour {prénom}' })
    expect(
      refused.ok ? null : [refused.refusal.field, refused.refusal.sentence.includes('{prénom}')],
    ).toEqual(['subject', true])
  })
})

describe('recipients', () => {
  const person = (address: string | null, body = 'Organisme') => ({
    participantId: null,
    body,
    name: null,
    address,
  })

  it('receive one copy for each address, whatever its case; those without one are counted', () => {
    const found = recipientsOf(
      [person('a@essai.invalid'), person('A@essai.invalid'), person(null)],
      new Set(),
    )
    expect([found.kept.map(({ address }) => address), found.twice, found.withoutAddress]).toEqual([
      ['a@essai.invalid'],
      1,
      1,
    ])
  })

  it('are not those who refuse', () => {
    const found = recipientsOf(
      [person('B@essai.invalid'), person('c@essai.invalid')],
      new Set(['b@essai.invalid']),
    )
    expect([found.kept.map(({ address }) => address), found.refusing]).toEqual([['c@essai.invalid'], 1])
  })
})

describe('Markdown of mails', () => {
  it('knows emphasis, lists, lower headings and links', () => {
    const html = markdownHtml('# Titre\n\n**gras**\n\n- un\n- deux\n\n[page](https://exemple.fr)')
    expect(html).toContain('<h2>Titre</h2>')
    expect(html).toContain('<strong>gras</strong>')
    expect(html.match(/<li>/g)).toHaveLength(2)
    expect(html).toContain('<a href="https://exemple.fr">page</a>')
    expect(markdownHtml('# Titre', 4)).toContain('<h4>')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](https://exemple.fr/pixel.png)',
    '[x](data:text/html,x)',
  ])('lets no HTML, picture or other scheme through: %s', (text) => {
    expect(markdownHtml(text)).not.toMatch(/<script|<img|href="(javascript|data)/)
  })

  it('shows the names that it is given as they are', () => {
    for (const name of ['*Étoile*', 'A_b_c', '# Un', '1. Deux', '[x](https://y)', '- tiret', 'R&D <b>'])
      expect(markdownHtml(asMarkdown(name)).replace(/<\/?p>|\n/g, '')).toBe(
        name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      )
  })
})
