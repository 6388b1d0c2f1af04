import type { Structure } from '../../directory/index.ts'
import { recordPath } from '../../directory/pages/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { type Paged, pageCount } from '../../platform/kernel/pagination.ts'
import {
  Actions,
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Pagination,
  Radios,
  Textarea,
} from '../../ui/index.ts'
import { LONGEST_MESSAGE, removalReasons, TRASH_DAYS } from '../domain/proposal.ts'
import { t } from '../messages.ts'
import type { Removed } from '../store/removals.ts'
import { m } from './moderationMessages.ts'
import { TRASH } from './paths.ts'

const DAY = 86_400_000

export const RemovalPage = ({
  structure,
  keys,
  typed: { values, errors },
}: {
  readonly structure: Structure
  readonly keys: FormKeys
  readonly typed: Typed
}) => (
  <>
    <ErrorSummary errors={errors} />
    <PageTitle kicker={structure.name} title={m.removal.title} lead={m.removal.lead} />
    <Form
      action={recordPath(structure, 'retrait')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={m.removal.title}
    >
      <Radios
        name="reason"
        legend={m.removal.reason}
        required
        value={values.reason}
        error={errors.reason}
        options={removalReasons.map((reason) => ({ value: reason, label: t.removals[reason] }))}
      />
      <Textarea
        name="note"
        label={m.removal.note}
        hint={m.removal.noteHint}
        value={values.note}
        error={errors.note}
        maxLength={LONGEST_MESSAGE}
        rows={3}
        optional
      />
      <Actions>
        <Button kind="danger" icon="trash-2">
          {m.removal.submit}
        </Button>
        <ButtonLink href={recordPath(structure)}>{m.removal.keep}</ButtonLink>
      </Actions>
    </Form>
  </>
)

export const TrashPage = ({
  removed,
  now,
  zone,
  keys,
}: {
  readonly removed: Paged<Removed>
  readonly now: Date
  readonly zone: string
  readonly keys: FormKeys
}) => (
  <>
    <PageTitle title={m.trash.title} lead={m.trash.lead} />
    {removed.total === 0 ? (
      <EmptyState title={m.trash.empty} icon="trash-2">
        <p>{m.trash.emptyText}</p>
      </EmptyState>
    ) : (
      <DataTable
        id="corbeille"
        caption={m.trash.caption}
        captionHidden
        rows={removed.items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'structure', header: m.trash.structure, rowHeader: true, cell: ({ name }) => name },
          {
            key: 'place',
            header: m.trash.place,
            cell: ({ department }) => (department === null ? m.queue.unplaced : departmentName(department)),
          },
          {
            key: 'when',
            header: m.trash.when,
            cell: ({ removedAt }) => formatDate(localOf(removedAt, zone)),
          },
          {
            key: 'why',
            header: m.trash.why,
            cell: ({ reason, note }) => (
              <>
                {reason === null ? m.trash.undone : t.removals[reason]}
                {note !== null && <p class="hint">{note}</p>}
              </>
            ),
          },
          {
            key: 'left',
            header: m.trash.left,
            cell: ({ removedAt }) =>
              m.trash.days(Math.max(0, TRASH_DAYS - Math.floor((now.getTime() - removedAt.getTime()) / DAY))),
          },
          {
            key: 'action',
            header: m.trash.action,
            headerHidden: true,
            cell: ({ id, name }) => (
              <Form
                action={`${TRASH}/${id}/retour`}
                csrf={keys.csrf}
                idempotencyKey={keys.key}
                inline
                label={`${m.trash.restore}\u00a0: ${name}`}
              >
                <Button kind="secondary" small icon="undo-2" context={name}>
                  {m.trash.restore}
                </Button>
              </Form>
            ),
          },
        ]}
      />
    )}
    <Pagination
      page={removed.page}
      pages={pageCount(removed)}
      href={(number) => (number === 1 ? TRASH : `${TRASH}?page=${number}`)}
    />
  </>
)
