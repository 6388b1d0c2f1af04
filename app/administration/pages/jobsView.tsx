import type { FormKeys } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { type QueueName, queueNames } from '../../platform/jobs/queues.ts'
import { type Paged, pageCount } from '../../platform/kernel/pagination.ts'
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  Form,
  Pagination,
  Tabs,
  VisuallyHidden,
} from '../../ui/index.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'
import { type JobCounts, type JobState, jobStates, sumJobs } from '../store/jobs.ts'
import { AdministrationFrame } from './frame.tsx'
import type { JobRow } from './presentJobs.ts'

const at = addresses.jobs

const jobsHref = (state: JobState, page = 1): string => {
  const query = new URLSearchParams({ etat: state })
  if (page > 1) query.set('page', String(page))
  return `${at}?${query}`
}

const Retry = ({ job, keys }: { readonly job: JobRow; readonly keys: FormKeys }) => (
  <Form
    action={`${at}/${job.queue}/${job.id}/relance`}
    csrf={keys.csrf}
    idempotencyKey={keys.key}
    label={`${t.jobs.retry} ${t.jobs.retryOf(job.short)}`}
    inline
  >
    <Button small icon="refresh-cw" context={t.jobs.retryOf(job.short)}>
      {t.jobs.retry}
    </Button>
  </Form>
)

/** What is useful to know depends on the state: why it failed, or when it runs next. */
const columnsOf = (state: JobState, keys: FormKeys): readonly Column<JobRow>[] => {
  const words = t.jobs
  return [
    {
      key: 'task',
      header: words.task,
      rowHeader: true,
      cell: (job) => (
        <>
          {job.title} <span class="muted">{job.short}</span>
          <span class="description-note">
            <a href={job.aboutHref}>
              {job.about}
              {job.queue === 'mail' && <VisuallyHidden> {t.jobs.retryOf(job.short)}</VisuallyHidden>}
            </a>
          </span>
        </>
      ),
    },
    {
      key: 'created',
      header: words.created,
      cell: (job) => <time dateTime={job.createdIso}>{job.created}</time>,
    },
    { key: 'runs', header: words.runs, numeric: true, cell: (job) => job.runs },
    ...(state === 'waiting'
      ? [{ key: 'next', header: words.next, cell: (job: JobRow) => job.next ?? '' }]
      : []),
    ...(state === 'waiting' || state === 'failed'
      ? [{ key: 'problem', header: words.problem, cell: (job: JobRow) => job.error ?? '–' }]
      : []),
    ...(state === 'failed'
      ? [
          {
            key: 'actions',
            header: words.actions,
            headerHidden: true,
            cell: (job: JobRow) => <Retry job={job} keys={keys} />,
          },
        ]
      : []),
  ]
}

export const JobsPage = (props: {
  readonly jobs: Paged<JobRow>
  readonly counts: JobCounts
  readonly state: JobState
  readonly keys: FormKeys
}) => {
  const { jobs, counts, state, keys } = props
  const words = t.jobs
  return (
    <AdministrationFrame tab="jobs" title={t.menu.jobs} lead={words.lead}>
      <DataTable
        id="files"
        caption={words.queuesCaption}
        captionHidden
        rows={queueNames}
        rowKey={(queue) => queue}
        columns={[
          { key: 'queue', header: words.queue, rowHeader: true, cell: (queue) => words.queues[queue] },
          ...jobStates.map((one) => ({
            key: one,
            header: words.states[one],
            numeric: true,
            cell: (queue: QueueName) => formatNumber(counts[queue][one]),
          })),
        ]}
      />
      <Tabs
        label={words.filter}
        look="segments"
        entries={jobStates.map((one) => ({
          href: jobsHref(one),
          label: words.states[one],
          count: sumJobs(counts, one),
          current: state === one,
        }))}
      />
      {jobs.total === 0 ? (
        <EmptyState title={words.empty[state]} icon={state === 'failed' ? 'circle-check' : 'hourglass'} />
      ) : (
        <>
          <DataTable
            id="taches"
            caption={words.caption(words.states[state])}
            captionHidden
            rows={jobs.items}
            rowKey={({ id }) => id}
            columns={columnsOf(state, keys)}
          />
          <Pagination page={jobs.page} pages={pageCount(jobs)} href={(page) => jobsHref(state, page)} />
        </>
      )}
    </AdministrationFrame>
  )
}
