import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  DataTable,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  Select,
  TextInput,
} from '../../ui/index.ts'
import { LONGEST_TITLE } from '../domain/shortlist.ts'
import type { ListedShortlist } from '../store/shortlists.ts'
import { p } from './messages.ts'
import { listPath, listsPath } from './paths.ts'
import { dayOf } from './shared.ts'

export type Bodies = readonly { readonly id: string; readonly name: string }[]

export const WhoseField = ({
  bodies,
  value,
}: {
  readonly bodies: Bodies
  readonly value?: string | undefined
}) =>
  bodies.length === 0 ? null : (
    <Select
      name="pour"
      label={p.form.whose}
      hint={p.form.bodyHint}
      empty={p.form.justMe}
      options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
    />
  )

const Table = (props: {
  readonly id: string
  readonly caption: string
  readonly lists: readonly ListedShortlist[]
  readonly zone: string
}) => (
  <DataTable
    id={props.id}
    caption={props.caption}
    captionHidden
    rows={props.lists}
    rowKey={({ id }) => id}
    columns={[
      {
        key: 'title',
        header: p.lists.name,
        rowHeader: true,
        cell: ({ id, title }) => <a href={listPath(id)}>{title}</a>,
      },
      { key: 'body', header: p.lists.whose, cell: ({ body }) => body ?? p.lists.mine },
      { key: 'count', header: p.lists.count, numeric: true, cell: ({ count }) => String(count) },
      { key: 'changed', header: p.lists.changed, cell: ({ updatedAt }) => dayOf(updatedAt, props.zone) },
    ]}
  />
)

export const ListsPage = (props: {
  readonly lists: readonly ListedShortlist[]
  readonly bodies: Bodies
  readonly keys: FormKeys
  readonly zone: string
  readonly typed: Typed
}) => {
  const { typed, keys, zone } = props
  const open = props.lists.filter(({ archived }) => !archived)
  const archived = props.lists.filter((list) => list.archived)
  return (
    <>
      <PageTitle title={p.lists.title} lead={p.lists.lead} />
      <ErrorSummary errors={typed.errors} />
      {open.length === 0 ? (
        <EmptyState
          title={p.lists.empty}
          icon="list"
          action={
            <ButtonLink href="/structures" kind="primary" icon="search">
              {p.lists.emptyAction}
            </ButtonLink>
          }
        >
          <p>{p.lists.emptyText}</p>
        </EmptyState>
      ) : (
        <Table id="listes" caption={p.lists.caption} lists={open} zone={zone} />
      )}
      <Section title={p.lists.create} id="creation">
        <Form action={listsPath} csrf={keys.csrf} idempotencyKey={keys.key} label={p.lists.create}>
          <TextInput
            name="titre"
            label={p.form.title}
            hint={p.form.titleHint}
            maxLength={LONGEST_TITLE}
            required
            value={typed.values.titre}
            error={typed.errors.titre}
          />
          <WhoseField bodies={props.bodies} value={typed.values.pour} />
          <Button kind={open.length === 0 ? 'secondary' : 'primary'}>{p.form.create}</Button>
        </Form>
      </Section>
      {archived.length > 0 && (
        <Details summary={p.lists.archived}>
          <Table id="archivees" caption={p.lists.archivedCaption} lists={archived} zone={zone} />
        </Details>
      )}
    </>
  )
}
