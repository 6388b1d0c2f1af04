import type { FormKeys } from '../../platform/http/route.ts'
import {
  Banner,
  Button,
  Checkbox,
  DataTable,
  ErrorSummary,
  type FieldErrors,
  Form,
  PageTitle,
  Section,
  Select,
  TextInput,
} from '../../ui/index.ts'
import { registerCodes } from '../domain/registers.ts'
import { everies, type RegisterSource } from '../domain/source.ts'
import { t } from '../messages.ts'
import { importPath, SOURCES } from './paths.ts'
import { s } from './sourceMessages.ts'

export type SourceTyped = { readonly errors: FieldErrors; readonly values: Readonly<Record<string, string>> }

type View = {
  readonly sources: readonly RegisterSource[]
  readonly hosts: readonly string[]
  readonly keys: FormKeys
  readonly typed: SourceTyped
  readonly when: (at: Date) => string
}

const AddForm = ({ hosts, keys, typed: { errors, values } }: View) => (
  <Form action={SOURCES} csrf={keys.csrf} idempotencyKey={keys.key} label={s.add}>
    <TextInput
      name="titre"
      label={s.name}
      maxLength={120}
      required
      value={values.titre}
      error={errors.titre}
    />
    <Select
      name="register"
      label={s.register}
      empty={false}
      options={registerCodes.map((code) => ({ value: code, label: t.registers[code] }))}
      value={values.register ?? 'siae'}
    />
    <TextInput
      name="adresse"
      label={s.url}
      hint={s.urlHint(hosts.join(', '))}
      type="url"
      maxLength={1000}
      required
      value={values.adresse}
      error={errors.adresse}
    />
    <Select
      name="rythme"
      label={s.every}
      empty={false}
      options={everies.map((one) => ({ value: one, label: s.everies[one] }))}
      value={values.rythme ?? 'week'}
    />
    <Checkbox name="seul" label={s.byItself} hint={s.byItselfHint} checked={values.seul !== undefined} />
    <Checkbox name="fin" label={s.endGone} hint={s.endGoneHint} checked={values.fin !== undefined} />
    <Button>{s.submit}</Button>
  </Form>
)

export const SourcesPage = (view: View) => {
  const { sources, hosts, keys, when } = view
  const press = (id: string, rest: string, label: string, title: string) => (
    <Form action={`${SOURCES}/${id}/${rest}`} csrf={keys.csrf} idempotencyKey={keys.key} inline>
      <Button kind="quiet" small context={title}>
        {label}
      </Button>
    </Form>
  )
  return (
    <>
      <PageTitle title={s.title} lead={s.lead} />
      <ErrorSummary errors={view.typed.errors} />
      <Section title={s.listed} id="registres">
        <DataTable
          id="registres-relus"
          caption={s.listed}
          captionHidden
          rows={sources}
          rowKey={({ id }) => id}
          empty={s.none}
          columns={[
            { key: 'name', header: s.columns.name, rowHeader: true, cell: ({ title }) => title },
            { key: 'every', header: s.columns.every, cell: ({ every }) => s.everies[every] },
            {
              key: 'when',
              header: s.columns.when,
              cell: ({ checkedAt }) => (checkedAt === null ? s.never : when(checkedAt)),
            },
            {
              key: 'outcome',
              header: s.columns.outcome,
              cell: ({ outcome, failure, importId, title }) => (
                <>
                  {outcome === null ? '' : s.outcomes[outcome]}
                  {failure !== null && <p class="hint">{failure}</p>}
                  {importId !== null && (
                    <p>
                      <a href={importPath(importId)} aria-label={`${s.report}, ${title}`}>
                        {s.report}
                      </a>
                    </p>
                  )}
                </>
              ),
            },
            {
              key: 'actions',
              header: s.columns.actions,
              headerHidden: true,
              cell: ({ id, title }) => (
                <>
                  {press(id, 'lecture', s.now, title)}
                  {press(id, 'retrait', s.remove, title)}
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title={s.add} id="ajout">
        {hosts.length === 0 && (
          <Banner tone="warning">
            <p>{s.noHost}</p>
          </Banner>
        )}
        <AddForm {...view} />
      </Section>
    </>
  )
}
