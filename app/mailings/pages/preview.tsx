import { markdownHtml } from '../../platform/mail/markdown.ts'
import type { MailBlock, MailContent } from '../../platform/mail/template.tsx'
import { Card } from '../../ui/index.ts'

const Block = ({ block }: { block: MailBlock }) => {
  switch (block.kind) {
    case 'markdown':
      return <div class="prose" dangerouslySetInnerHTML={{ __html: markdownHtml(block.markdown, 4) }} />
    case 'paragraph':
      return <p>{block.text}</p>
    case 'link':
      return (
        <p>
          <u>{block.label}</u>
        </p>
      )
    default:
      return null
  }
}

/** A mail as its reader sees it, within a page: its own headings come under ours, and its links lead nowhere. */
export const MailPreview = ({ content }: { readonly content: MailContent }) => (
  // A card is as tall as what holds it: here, as its words.
  <div>
    <Card title={content.title}>
      {content.blocks.map((block, index) => (
        <Block key={String(index)} block={block} />
      ))}
      <p>{content.reason}</p>
      {(content.links ?? []).map(({ label }) => (
        <p key={label}>
          <u>{label}</u>
        </p>
      ))}
    </Card>
  </div>
)
