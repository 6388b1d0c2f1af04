import {
  Actions,
  Banner,
  ButtonLink,
  CodeBlock,
  CopyButton,
  DataTable,
  EmptyState,
  ExternalLink,
  PageTitle,
  Prose,
  Section,
} from '../../ui/index.ts'
import { LICENCE_URL } from '../api/listing.ts'
import { structureSchema } from '../api/schemas.ts'
import { t } from '../messages.ts'
import { frameOf } from './embedCode.ts'

const d = t.data

const files = [
  { ending: 'csv', use: d.csv },
  { ending: 'xlsx', use: d.xlsx },
  { ending: 'json', use: d.json },
  { ending: 'geojson', use: d.geojson },
] as const

const fields = Object.entries(structureSchema.shape).map(([name, type]) => ({
  name,
  meaning: type.description ?? '',
}))

export const DataPage = ({
  view,
}: {
  readonly view: { readonly day: string | null; readonly publicUrl: string }
}) => {
  const code = frameOf(`${view.publicUrl}/integrer/structures`)
  return (
    <>
      <PageTitle title={d.title} lead={d.lead} />
      {view.day === null ? (
        <EmptyState title={d.empty} icon="building-2" />
      ) : (
        <Banner tone="info">
          <p>{d.date(view.day)}</p>
        </Banner>
      )}
      <Section title={d.files} lead={d.personal}>
        <DataTable
          id="fichiers"
          caption={d.files}
          captionHidden
          rows={files}
          rowKey={({ ending }) => ending}
          columns={[
            {
              key: 'file',
              header: d.file,
              rowHeader: true,
              cell: ({ ending }) => <a href={`/donnees/structures.${ending}`}>structures.{ending}</a>,
            },
            { key: 'use', header: d.use, cell: ({ use }) => use },
          ]}
        />
        <ButtonLink kind="quiet" href="/donnees/structures.schema.json">
          {d.schema}
        </ButtonLink>
      </Section>
      <Section title={d.licence}>
        <Prose>
          <p>
            {d.licenceText} <ExternalLink href={LICENCE_URL}>{d.licenceLink}</ExternalLink>
          </p>
        </Prose>
      </Section>
      <Section title={d.other}>
        <Actions>
          <ButtonLink kind="secondary" href="/api">
            {d.api}
          </ButtonLink>
          <ButtonLink kind="secondary" href="/flux/structures.atom">
            {d.feed}
          </ButtonLink>
        </Actions>
      </Section>
      <Section title={d.embed} lead={d.embedText}>
        <CodeBlock label={d.embed} code={code} />
        <Actions>
          <CopyButton text={code} done={d.embedCopied}>
            {d.embedCopy}
          </CopyButton>
          <ButtonLink kind="quiet" href="/integrer/structures">
            {d.embedSee}
          </ButtonLink>
        </Actions>
      </Section>
      <Section title={d.fields}>
        <DataTable
          id="champs"
          caption={d.fields}
          captionHidden
          rows={fields}
          rowKey={({ name }) => name}
          stacked
          columns={[
            { key: 'field', header: d.field, rowHeader: true, cell: ({ name }) => <code>{name}</code> },
            { key: 'meaning', header: d.meaning, cell: ({ meaning }) => meaning },
          ]}
        />
      </Section>
    </>
  )
}
