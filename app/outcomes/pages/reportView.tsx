import { BarChart, Bullets, ExternalLink, Grid, Section } from '../../ui/index.ts'
import type { ReportPieces } from '../usecases/readReport.ts'
import type { ReportBlock, ReportView } from './present.ts'
import { r } from './reportMessages.ts'

const Block = ({ block }: { block: ReportBlock }) =>
  block.kind === 'bars' ? (
    <BarChart {...block} headers={[r.headers.answer, r.headers.count]} />
  ) : (
    <p>{block.text}</p>
  )

/** Sentences before the bars, then each picture with what is said of it. */
const partsOf = (
  blocks: readonly ReportBlock[],
): { readonly lead: readonly ReportBlock[]; readonly pictures: readonly (readonly ReportBlock[])[] } => {
  const lead: ReportBlock[] = []
  const pictures: ReportBlock[][] = []
  for (const block of blocks) {
    const last = pictures.at(-1)
    if (block.kind === 'bars') pictures.push([block])
    else if (last === undefined) lead.push(block)
    else last.push(block)
  }
  return { lead, pictures }
}

const keyOf = (block: ReportBlock): string => (block.kind === 'bars' ? block.caption : block.text)

const Blocks = ({ blocks }: { blocks: readonly ReportBlock[] }) => (
  <>
    {blocks.map((block) => (
      <Block key={keyOf(block)} block={block} />
    ))}
  </>
)

/** The figures of a day, section by section. */
export const ReportSections = ({ view }: { view: ReportView }) => (
  <>
    {view.sections.map(({ id, title, blocks }) => {
      const { lead, pictures } = partsOf(blocks)
      return (
        <Section key={id} id={id} title={title}>
          <Blocks blocks={lead} />
          <Grid columns={2}>
            {pictures.map((picture) => (
              <div key={picture.map(keyOf).join(' ')} class="bars-part">
                <Blocks blocks={picture} />
              </div>
            ))}
          </Grid>
        </Section>
      )
    })}
  </>
)

/** Talks to see again, and words of those who came. */
export const Pieces = ({ talks, testimonies }: ReportPieces) => (
  <>
    {talks.length > 0 && (
      <Section title={r.talks}>
        <ul class="bullets">
          {talks.map(({ id, title, speaker, url }) => (
            <li key={id}>
              <ExternalLink href={url}>{title}</ExternalLink> ({speaker})
            </li>
          ))}
        </ul>
      </Section>
    )}
    {testimonies.length > 0 && (
      <Section title={r.testimonies}>
        {testimonies.map(({ id, quote, job, body }) => (
          <figure key={id} class="quote">
            <blockquote>
              <p>{quote}</p>
            </blockquote>
            <figcaption>{r.said(job, body)}</figcaption>
          </figure>
        ))}
      </Section>
    )}
  </>
)

export const Method = () => (
  <Section title={r.method}>
    <Bullets items={Object.values(r.methodLines)} />
  </Section>
)
