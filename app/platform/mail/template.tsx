import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { markdownHtml } from './markdown.ts'
import { t } from './messages.ts'

/** One part of the body. `rows` is a small table: what, beside when. */
export type MailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Simple Markdown, and the same words as they are read without it. */
  | { readonly kind: 'markdown'; readonly markdown: string; readonly text: string }
  | {
      readonly kind: 'rows'
      readonly title: string
      /** Headers of the two columns, for screen readers. */
      readonly headers: readonly [string, string]
      readonly rows: readonly (readonly [string, string])[]
    }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }

export type MailContent = {
  /** Name of the region that writes. */
  readonly territory: string
  readonly title: string
  readonly blocks: readonly MailBlock[]
  /** Why this person receives this mail: one sentence. */
  readonly reason: string
  /** Under the reason: how to receive less. */
  readonly links?: readonly MailLink[]
}

export type MailLink = { readonly label: string; readonly url: string }

const linkText = ({ label, url }: MailLink): string => `${t.labelled(label, '')}\n${url}`

const textOf = (block: MailBlock): string => {
  switch (block.kind) {
    case 'paragraph':
    case 'markdown':
      return block.text
    case 'rows':
      return [block.title, ...block.rows.map(([one, other]) => `- ${t.labelled(one, other)}`)].join('\n')
    case 'list':
      return [block.title, ...block.items.map((item) => `- ${item}`)].join('\n')
    case 'link':
      return linkText(block)
  }
}

/** Readers of mails know few styles: these lose nothing when they are dropped. */
const STYLE =
  'body{margin:0;padding:24px;font-family:Verdana,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;background:#fff}main,footer{max-width:600px}table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid #ccc}thead th{font-weight:normal}a{color:#0b4f6c}footer{margin-top:32px;font-size:14px}'

const htmlOf = (block: MailBlock): JSX.Element => {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>
    case 'markdown':
      return <div dangerouslySetInnerHTML={{ __html: markdownHtml(block.markdown) }} />
    case 'rows':
      return (
        <>
          <h2>{block.title}</h2>
          <table>
            <thead>
              <tr>
                {block.headers.map((header) => (
                  <th key={header} scope="col">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map(([one, other]) => (
                <tr key={one}>
                  <th scope="row">{one}</th>
                  <td>{other}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )
    case 'list':
      return (
        <>
          <h2>{block.title}</h2>
          <ul>
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </>
      )
    case 'link':
      return (
        <p>
          <a href={block.url}>{block.label}</a>
        </p>
      )
  }
}

const Body = ({ content }: { readonly content: MailContent }) => (
  <html lang="fr">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light" />
      <title>{content.title}</title>
      <style>{STYLE}</style>
    </head>
    <body>
      <main>
        <h1>{content.title}</h1>
        {content.blocks.map(htmlOf)}
      </main>
      <footer>
        <p>{t.footer(content.territory, content.reason)}</p>
        {(content.links ?? []).map(({ label, url }) => (
          <p key={url}>
            <a href={url}>{label}</a>
          </p>
        ))}
      </footer>
    </body>
  </html>
)

/** The same words twice: as text, for whoever prefers it, and as plain accessible HTML without picture or call outside. */
export const renderMail = (content: MailContent): { readonly text: string; readonly html: string } => ({
  text: `${[
    content.title,
    ...content.blocks.map(textOf),
    `-- \n${t.site(content.territory)}\n${content.reason}`,
    ...(content.links ?? []).map(linkText),
  ].join('\n\n')}\n`,
  html: `<!doctype html>${renderToString(<Body content={content} />)}`,
})
