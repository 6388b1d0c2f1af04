import { fieldLabel, recordPath } from '../../directory/pages/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { Paged } from '../../platform/kernel/pagination.ts'
import { pageCount } from '../../platform/kernel/pagination.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Choice,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Pagination,
  ResultCount,
  Section,
  Select,
  Tabs,
  VisuallyHidden,
} from '../../ui/index.ts'
import { proposable } from '../domain/proposal.ts'
import { t } from '../messages.ts'
import type { Counted, QueuedProposal, QueueFilter } from '../store/queue.ts'
import { m } from './moderationMessages.ts'
import { proposalPath, QUEUE } from './paths.ts'
import { ReasonFields } from './reasonFields.tsx'

const q = m.queue
export const AGES = [7, 30, 90] as const

export type QueueView = {
  readonly filter: QueueFilter
  readonly found: Paged<QueuedProposal>
  readonly kinds: readonly Counted[]
  readonly departments: readonly Counted[]
  /** Days since each was proposed. */
  readonly daysSince: (at: Date) => number
  readonly oldest: { readonly slug: string; readonly name: string; readonly since: string } | null
  readonly keys: FormKeys
  readonly typed: Typed
}

/** Address of the queue under another filter. */
export const queueAddress = (filter: QueueFilter, page = 1): string => {
  const parts = new URLSearchParams({
    ...(filter.state === 'waiting' ? {} : { etat: 'precision' }),
    ...(filter.kind === null ? {} : { sorte: filter.kind }),
    ...(filter.department === null ? {} : { departement: filter.department }),
    ...(filter.days === null ? {} : { jours: String(filter.days) }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
  return parts === '' ? QUEUE : `${QUEUE}?${parts}`
}

const Filters = ({ filter, kinds, departments }: QueueView) => (
  <Form
    action={QUEUE}
    method="get"
    label={q.filters}
    inline
    hidden={filter.state === 'asked' ? { etat: 'precision' } : {}}
  >
    <Select
      name="sorte"
      label={q.kind}
      empty={q.allKinds}
      value={filter.kind ?? ''}
      options={kinds.map(({ value, count }) => ({
        value,
        label: `${t.kinds[value as keyof typeof t.kinds]} (${count})`,
      }))}
    />
    <Select
      name="departement"
      label={q.department}
      empty={q.allDepartments}
      value={filter.department ?? ''}
      options={departments.map(({ value, count }) => ({
        value,
        label: `${departmentName(value)} – ${count}`,
      }))}
    />
    <Select
      name="jours"
      label={q.age}
      empty={q.anyAge}
      value={filter.days === null ? '' : String(filter.days)}
      options={AGES.map((days) => ({ value: String(days), label: q.ages(days) }))}
    />
    <Button kind="secondary">{q.apply}</Button>
  </Form>
)

/** What it is about: names of fields, or words alone. */
const aboutOf = ({ kind, fields }: QueuedProposal): string => {
  if (kind === 'claim') return '–'
  const labels = proposable
    .filter((field) => fields.includes(field))
    .map((field) => fieldLabel(field) ?? field)
  return labels.length === 0 ? q.words : labels.join(', ')
}

const Empty = ({ oldest }: Pick<QueueView, 'oldest'>) => (
  <EmptyState
    title={q.empty}
    icon="circle-check"
    action={
      oldest !== null && (
        <ButtonLink href={recordPath(oldest)} kind="primary">
          {q.review(oldest.name)}
        </ButtonLink>
      )
    }
  >
    <p>{oldest === null ? q.nothing : q.emptyText}</p>
    {oldest !== null && <p>{q.reviewSince(formatDate(oldest.since))}</p>}
  </EmptyState>
)

const List = (view: QueueView) => {
  const { found, keys, typed, filter } = view
  const { values } = typed
  const ticked = (values.ids ?? '').split('\n')
  return (
    <Form
      action={QUEUE}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      hidden={{ back: queueAddress(filter, found.page) }}
      label={q.batch}
    >
      <DataTable
        id="propositions"
        caption={q.caption}
        captionHidden
        rows={found.items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'choose',
            header: q.choose,
            headerHidden: true,
            cell: ({ id, name, kind }) =>
              kind === 'claim' ? (
                <VisuallyHidden>{q.claimsOne}</VisuallyHidden>
              ) : (
                <Choice
                  type="checkbox"
                  id={`choix-${id}`}
                  name="ids"
                  value={id}
                  checked={ticked.includes(id)}
                  label={<VisuallyHidden>{`${q.choose}\u00a0: ${name}`}</VisuallyHidden>}
                />
              ),
          },
          {
            key: 'structure',
            header: q.structure,
            rowHeader: true,
            cell: ({ id, name }) => <a href={proposalPath(id)}>{name}</a>,
          },
          { key: 'kind', header: q.kind, cell: ({ kind }) => t.kinds[kind] },
          {
            key: 'what',
            header: q.what,
            cell: (one) => (
              <>
                {aboutOf(one)}
                {one.reports > 1 && one.kind !== 'claim' && <> ({q.reports(one.reports)})</>}
              </>
            ),
          },
          {
            key: 'place',
            header: q.place,
            cell: ({ department }) => (department === null ? q.unplaced : departmentName(department)),
          },
          {
            key: 'since',
            header: q.since,
            nowrap: true,
            cell: ({ createdAt }) => q.days(view.daysSince(createdAt)),
          },
        ]}
      />
      <Section title={q.batch} id="lot">
        <Button name="decision" value="accept">
          {q.accept}
        </Button>
        <ReasonFields typed={typed} />
        <Actions>
          <Button name="decision" value="refuse" kind="secondary">
            {q.refuse}
          </Button>
        </Actions>
      </Section>
    </Form>
  )
}

export const QueuePage = ({ view }: { readonly view: QueueView }) => {
  const { filter, found } = view
  return (
    <>
      <ErrorSummary errors={view.typed.errors} ids={{ ids: 'propositions' }} />
      <PageTitle title={q.title} lead={q.lead} />
      <Tabs
        label={q.states}
        entries={(['waiting', 'asked'] as const).map((state) => ({
          label: q[state],
          href: queueAddress({ ...filter, state }),
          current: state === filter.state,
        }))}
      />
      <Filters {...view} />
      {found.total === 0 ? (
        <Empty oldest={view.oldest} />
      ) : (
        <>
          <ResultCount>{q.count(found.total)}</ResultCount>
          <List {...view} />
          <Pagination
            page={found.page}
            pages={pageCount(found)}
            href={(number) => queueAddress(filter, number)}
          />
        </>
      )}
    </>
  )
}
