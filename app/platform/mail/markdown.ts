import markdownIt from 'markdown-it'

/** What a mail may hold: emphasis, lists, headings, links to pages and addresses. No picture, no HTML, nothing else. */
const RULES = ['heading', 'list', 'emphasis', 'link', 'newline', 'escape']

const makeParser = (level: number) => {
  const parser = markdownIt('zero', { html: false, breaks: true }).enable(RULES)
  parser.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url)
  // The mail, or the page that shows it, has its own headings above these.
  parser.core.ruler.push('lower-headings', ({ tokens }) => {
    for (const token of tokens)
      if (token.type === 'heading_open' || token.type === 'heading_close')
        token.tag = `h${Math.min(6, level + Number(token.tag.slice(1)) - 1)}`
  })
  return parser
}

const parsers = new Map<number, ReturnType<typeof makeParser>>()

/** Simple Markdown as HTML that is safe to send or to show, whatever was typed; its first headings are of this level. */
export const markdownHtml = (text: string, level = 2): string => {
  const known = parsers.get(level) ?? makeParser(level)
  parsers.set(level, known)
  return known.render(text)
}

/** Words that are no Markdown, whatever they hold: the name of a body put into a text. */
export const asMarkdown = (words: string): string => words.replace(/[\\`*_{}[\]()#+\-.!<>|&~]/g, '\\$&')
