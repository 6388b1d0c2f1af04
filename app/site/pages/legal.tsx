import { readFile } from 'node:fs/promises'
import markdownIt from 'markdown-it'
import { projectFolder } from '../../platform/projectFolder.ts'
import { PageTitle } from '../../ui/index.ts'
import { PublisherBlock, type PublisherFacts } from './publisher.tsx'

const markdown = markdownIt({ html: false, linkify: false, typographer: false })

/** Articles of docs/guide by the path of their page. */
export const articlePaths: ReadonlyMap<string, string> = new Map([
  ['/aide', 'aide'],
  ['/aide/se-connecter', 'se-connecter'],
  ['/aide/mon-organisme', 'mon-organisme'],
  ['/aide/notifications', 'notifications'],
  ['/aide/trouver-une-structure', 'trouver-une-structure'],
  ['/aide/tenir-sa-fiche', 'tenir-sa-fiche'],
  ['/aide/donnees-ouvertes-et-api', 'donnees-ouvertes-et-api'],
  ['/aide/reperer-les-zones-blanches', 'reperer-les-zones-blanches'],
  ['/aide/tenir-l-annuaire-a-jour', 'tenir-l-annuaire-a-jour'],
  ['/aide/organiser-une-rencontre', 'organiser-une-rencontre'],
  ['/aide/importer-des-fichiers', 'importer-des-fichiers'],
  ['/aide/remplir-l-annuaire', 'remplir-l-annuaire'],
  ['/aide/participer-a-une-rencontre', 'participer-a-une-rencontre'],
  ['/aide/jour-de-la-rencontre', 'jour-de-la-rencontre'],
  ['/aide/parametres', 'parametres'],
  ['/aide/administrer', 'administrer'],
  ['/accessibilite', 'accessibilite'],
  ['/mentions-legales', 'mentions-legales'],
  ['/donnees-personnelles', 'donnees-personnelles'],
])
const pathOf = new Map([...articlePaths].map(([path, name]) => [`${name}.md`, path]))

// A link between two files of the guide is a link between their pages.
markdown.core.ruler.push('guide-links', ({ tokens }) => {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const path = token.type === 'link_open' && pathOf.get(`${token.attrGet('href')}`)
    if (path) token.attrSet('href', path)
  }
})

/** Pictures of the guide, by the name that its files give them. */
export const PICTURES = '/aide/images/'

// A picture of the guide has an address of ours, and waits until it is scrolled to.
markdown.core.ruler.push('guide-pictures', ({ tokens }) => {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const name = token.type === 'image' && /^images\/([\w-]+\.png)$/.exec(`${token.attrGet('src')}`)?.[1]
    if (!name) continue
    token.attrSet('src', PICTURES + name)
    token.attrSet('loading', 'lazy')
    token.attrSet('width', '1000')
    token.attrSet('height', '640')
  }
})

/** @returns null where the guide has no picture of this name */
export const readPicture = (name: string): Promise<Uint8Array | null> =>
  readFile(new URL(`docs/guide/images/${name}`, projectFolder)).catch(() => null)

export type Article = { readonly title: string; readonly html: string }

const read = async (name: string): Promise<Article> => {
  const source = await readFile(new URL(`docs/guide/${name}.md`, projectFolder), 'utf8')
  const [first = '', ...rest] = source.split('\n')
  return { title: first.replace(/^#\s*/, ''), html: markdown.render(rest.join('\n')) }
}

/** Articles are part of the release: each is rendered once. */
const articles = new Map<string, Promise<Article>>()

/** A page of docs/guide: its first line is the title, the rest is Markdown. Written by us, so it is trusted. */
export const readArticle = (name: string): Promise<Article> => {
  const known = articles.get(name) ?? read(name)
  articles.set(name, known)
  return known
}

export const ArticlePage = ({
  article,
  facts,
}: {
  readonly article: Article
  readonly facts: PublisherFacts | null
}) => (
  <>
    <PageTitle title={article.title} />
    {facts?.place === 'before' && <PublisherBlock facts={facts} />}
    {/* `Prose` itself, without a box between it and the paragraphs that it spaces. */}
    <div class="prose" dangerouslySetInnerHTML={{ __html: article.html }} />
    {facts?.place === 'after' && <PublisherBlock facts={facts} />}
  </>
)
