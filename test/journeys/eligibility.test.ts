import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aStructure } from '../builders/structures.ts'
import { testApplication } from '../support/application.ts'
import { hasPoppler, tags, wordsOf } from '../support/pdf.ts'

const plain = (html: string): string => html.replaceAll('\u00a0', ' ')

/** Scénarios : vérifier qu’un contrat peut être réservé à une entreprise, et en garder la preuve. */
describe('may this contract be reserved to this firm', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
    await aStructure(app.ctx, {
      name: 'Insertion d’essai',
      siret: '73282932000074',
      kinds: [
        { kind: 'EI', source: 'registre d’essai', sourceDate: '2026-10-05' },
        { kind: 'ASSO', source: 'registre d’essai', sourceDate: '2026-10-05' },
      ],
    })
  })
  afterAll(() => app?.close())

  const ask = (query: string) => app.visitor().open(`/structures/verifier?${query}`)
  const verdict = (html: string, article: string): string => {
    const card = html.split(`id="article-${article}"`)[1]?.split('</article>')[0] ?? ''
    return /class="tag [^>]*>(?:<svg.*?<\/svg>)?([^<]+)/s.exec(card)?.[1]?.trim() ?? 'absent'
  }

  it('asks for a SIRET first, and is not taken for a record', async () => {
    const { status, html } = await ask('')
    expect([status, html.includes('Vérifier une structure'), html.includes('id="reponse"')]).toEqual([
      200,
      true,
      false,
    ])
  })

  it('answers article by article, and does not say yes to what nobody dated', async () => {
    const { status, html } = await ask('siret=732+829+320+00074&date=2026-11-26&article=L2113-13')
    expect(status).toBe(200)
    expect(
      ['L2113-12', 'L2113-13', 'L2113-14', 'L2113-15', 'L3113-1'].map((article) => verdict(html, article)),
    ).toEqual(['non', 'à confirmer', 'à confirmer', 'à confirmer', 'à confirmer'])
    expect(plain(html)).toContain('dates de validité de la convention')
    expect(plain(html)).toContain('50 % (L2113-13 et R2113-7 CCP)')
    // What was asked comes first.
    expect(html.indexOf('article-L2113-13')).toBeLessThan(html.indexOf('article-L2113-12'))
  })

  it('says yes for the social economy once the contract is known', async () => {
    const known = 'siret=73282932000074&date=2026-11-26&objet=oui&duree=36&jamais=on'
    expect(verdict((await ask(known)).html, 'L2113-15')).toBe('oui')
    expect(verdict((await ask(known.replace('36', '37'))).html, 'L2113-15')).toBe('non')
  })

  // Vector 27.
  it.each([
    ['73282932000075', 'La clé de contrôle'],
    ['868768687576575', 'il y en a 1 de trop'],
    ['214356', 'il en manque 8'],
    ['00000000000000', 'Quatorze zéros'],
    ['7328293200007A', 'que des chiffres'],
  ])('names the rule that %s breaks', async (siret, words) => {
    const { status, html } = await ask(`siret=${siret}`)
    expect([status, plain(html).includes(words)]).toEqual([422, true])
  })

  it('says what to do for a firm that is not there, and refuses what is no day or no count', async () => {
    const absent = await ask('siret=21750001600019')
    expect([absent.status, absent.html.includes('href="/structures?q=217500016"')]).toEqual([200, true])
    for (const wrong of [
      'date=2026-02-30',
      'duree=x',
      'effectif=19&handicap=20&defavorises=0',
      'dernier=hier',
    ])
      expect((await ask(`siret=73282932000074&${wrong}`)).status).toBe(422)
  })

  it('gives a proof to keep, tagged, with its reference, its sources and what it is not', async () => {
    const { html } = await ask('siret=73282932000074&date=2026-11-26')
    const href = /href="(\/structures\/verifier\/preuve\.pdf[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    const answer = await app.visitor().send(href ?? '')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(tags(bytes, 'H1')).toBe(1)
    if (!hasPoppler) return
    const words = plain(wordsOf(bytes, 'preuve')).replace(/\s+/g, ' ')
    expect(words).toMatch(/VS-\d{8}-[0-9A-F]{8}/)
    expect(words).toContain('n’est pas un avis juridique')
    expect(words).toContain('registre d’essai')
    expect(words).toContain('5 octobre 2026')
  })
})
