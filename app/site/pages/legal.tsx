import { readFile } from 'node:fs/promises'
import markdownIt from 'markdown-it'
import { projectFolder } from '../../platform/projectFolder.ts'
import { PageTitle } from '../../ui/index.ts'

const markdown = markdownIt({ html: false, linkify: false, typographer: false })

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

export const ArticlePage = ({ article }: { article: Article }) => (
  <>
    <PageTitle title={article.title} />
    {/* `Prose` itself, without a box between it and the paragraphs that it spaces. */}
    <div class="prose" dangerouslySetInnerHTML={{ __html: article.html }} />
  </>
)
