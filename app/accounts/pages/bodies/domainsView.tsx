import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import { Button, DataTable, EmptyState, ErrorSummary, Form, Section, TextInput } from '../../../ui/index.ts'
import { BodyFrame, bodyPath } from './bodyFrame.tsx'
import type { WithBody } from './bodyShared.tsx'
import { b } from './messages.ts'

const words = b.domains

export type DomainsView = WithBody & {
  readonly keys: FormKeys
  readonly typed: Typed
  readonly domains: readonly { readonly domain: string; readonly since: string }[]
}

const Declared = ({ body, keys, domains }: DomainsView) => (
  <DataTable
    id="domaines"
    caption={words.list}
    rows={domains}
    rowKey={({ domain }) => domain}
    columns={[
      { key: 'domain', header: words.domain, rowHeader: true, cell: ({ domain }) => domain },
      { key: 'since', header: words.since, cell: ({ since }) => since },
      {
        key: 'actions',
        header: words.actions,
        headerHidden: true,
        cell: ({ domain }) => (
          <Form
            action={bodyPath(body.slug, '/domaines/retrait')}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            hidden={{ domain }}
            inline
          >
            <Button kind="quiet" small context={domain}>
              {words.withdraw}
            </Button>
          </Form>
        ),
      },
    ]}
  />
)

export const DomainsPage = ({ view }: { readonly view: DomainsView }) => {
  const { body, keys, typed, domains } = view
  return (
    <BodyFrame view={view} tab="domains" title={words.title} lead={words.lead}>
      <ErrorSummary errors={typed.errors} />
      {domains.length === 0 ? (
        <EmptyState title={words.none} icon="mail">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <Declared {...view} />
      )}
      <Section title={words.add}>
        <Form action={bodyPath(body.slug, '/domaines')} csrf={keys.csrf} idempotencyKey={keys.key}>
          <TextInput
            name="domain"
            label={words.domain}
            hint={words.domainHint}
            required
            width="medium"
            maxLength={253}
            spellcheck={false}
            value={typed.values.domain}
            error={typed.errors.domain}
          />
          <Button>{words.declare}</Button>
        </Form>
      </Section>
    </BodyFrame>
  )
}
