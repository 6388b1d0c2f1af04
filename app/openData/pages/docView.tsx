import {
  Actions,
  ButtonLink,
  CodeBlock,
  CopyButton,
  DataTable,
  PageTitle,
  Prose,
  Section,
} from '../../ui/index.ts'
import type { ApiParameter } from '../api/openApi.ts'
import { QUOTAS, WINDOW_SECONDS } from '../domain/limits.ts'
import { t } from '../messages.ts'

const d = t.doc

export type DocView = {
  readonly publicUrl: string
  readonly operations: readonly {
    readonly id: string
    readonly title: string
    readonly text: string
    readonly path: string
    readonly example: string | null
    readonly parameters: readonly ApiParameter[]
  }[]
}

/** A refusal as the API writes it. */
const REFUSAL = JSON.stringify(
  {
    type: 'about:blank',
    title: 'Paramètre à corriger',
    status: 422,
    detail: 'Corrigez les paramètres nommés dans « erreurs », puis recommencez.',
    erreurs: [
      {
        parametre: 'taille',
        valeur: '5000',
        message: 'Trop grand : doit être au plus 200',
        remede: t.remedies.taille,
      },
    ],
  },
  null,
  2,
)

const curl = (publicUrl: string, path: string): string => `curl '${publicUrl}${path}'`

const Operation = ({
  one,
  publicUrl,
}: {
  readonly one: DocView['operations'][number]
  readonly publicUrl: string
}) => (
  <Section title={one.title} lead={one.text} id={one.id} level={3}>
    <p>
      <code>GET {one.path}</code>
    </p>
    {one.parameters.length > 0 && (
      <DataTable
        id={`parametres-${one.id}`}
        caption={d.parameters(one.title)}
        captionHidden
        rows={one.parameters}
        rowKey={({ name }) => name}
        stacked
        columns={[
          { key: 'name', header: d.parameter, rowHeader: true, cell: ({ name }) => <code>{name}</code> },
          { key: 'meaning', header: d.meaning, cell: ({ description }) => description },
        ]}
      />
    )}
    {one.example && (
      <>
        <CodeBlock label={`${d.example} – ${one.title}`} code={curl(publicUrl, one.example)} />
        <Actions>
          <CopyButton text={curl(publicUrl, one.example)} done={d.copied}>
            {d.copy}
          </CopyButton>
          <ButtonLink kind="quiet" small href={one.example} context={one.title}>
            {d.open}
          </ButtonLink>
        </Actions>
      </>
    )}
  </Section>
)

export const DocPage = ({ view: { operations, publicUrl } }: { readonly view: DocView }) => {
  const first = operations[0]?.example ?? '/api/v1/structures'
  return (
    <>
      <PageTitle title={d.title} lead={d.lead} />
      <Section title={d.begin} lead={d.beginText}>
        <CodeBlock label={d.begin} code={curl(publicUrl, first)} />
        <Actions>
          <ButtonLink href={first}>{d.open}</ButtonLink>
          <ButtonLink kind="quiet" href="/api/openapi.json">
            {d.contract}
          </ButtonLink>
          <ButtonLink kind="quiet" href="/donnees">
            {d.files}
          </ButtonLink>
        </Actions>
      </Section>
      <Section title={d.limits}>
        <Prose>
          <p>{d.limitsText(QUOTAS.anonymous.perWindow, QUOTAS.key.perWindow, WINDOW_SECONDS)}</p>
          <p>{d.keyText}</p>
        </Prose>
        <ButtonLink kind="secondary" href="/compte/acces-api">
          {d.keyLink}
        </ButtonLink>
      </Section>
      <Section title={d.operations}>
        {operations.map((one) => (
          <Operation key={one.id} one={one} publicUrl={publicUrl} />
        ))}
      </Section>
      <Section title={d.paging}>
        <Prose>
          <p>{d.pagingText}</p>
        </Prose>
      </Section>
      <Section title={d.fresh}>
        <Prose>
          <p>{d.freshText}</p>
        </Prose>
      </Section>
      <Section title={d.errors} lead={d.errorsText}>
        <CodeBlock label={d.errors} code={REFUSAL} />
      </Section>
      <Section title={d.web}>
        <Prose>
          <p>{d.webText}</p>
        </Prose>
      </Section>
      <Section title={d.changes}>
        <Prose>
          <p>{d.changesText}</p>
        </Prose>
      </Section>
    </>
  )
}
