import { BarChart, Bullets, ExternalLink, Section } from '../../ui/index.ts'
import type { ReportPieces } from '../usecases/readReport.ts'
import type { ReportBlock, ReportView } from './present.ts'
import { r } from './reportMessages.ts'

const Block = ({ block }: { block: ReportBlock }) =>
  block.kind === 'bars' ? (
    <BarChart {...block} headers={[r.headers.answer, r.headers.count]} />
  ) : (
    <p>{block.text}</p>
  )

/** The figures of a day, section by section. */
export const ReportSections = ({ view }: { view: ReportView }) => (
  <>
    {view.sections.map(({ id, title, blocks }) => (
      <Section key={id} id={id} title={title}>
        {blocks.map((block) => (
          <Block key={block.kind === 'bars' ? block.caption : block.text} block={block} />
        ))}
      </Section>
    ))}
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
