import type { OpenMapEvent } from '../../events/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate, formatDecimal } from '../../platform/i18n/format.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DataTable,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Progress,
  Radios,
  Section,
  Tag,
  Textarea,
} from '../../ui/index.ts'
import type { Application } from '../domain/application.ts'
import { BEST_SCORE, type Call } from '../domain/call.ts'
import type { Assessment } from '../domain/ranking.ts'
import { sectorName } from '../domain/sentences.ts'
import { Forget } from './forget.tsx'
import { p } from './messages.ts'
import { contentOf } from './mineView.tsx'
import { juryPath } from './paths.ts'

const j = p.jury

/** What the jury calls an application: by its name, or by its number where the call is blind. */
export const nameFor = (call: Pick<Call, 'blind'>, { number, structure }: Application): string =>
  call.blind ? j.blindName(number) : j.named(number, structure)

export type JuryLine = {
  readonly application: Application
  readonly state: 'todo' | 'draft' | 'complete'
  /** Of this member alone. */
  readonly mean: number | null
}

export type JuryView = {
  readonly event: OpenMapEvent
  readonly call: Call
  readonly lines: readonly JuryLine[]
  readonly hidden: number
}

const tones = { todo: 'neutral', draft: 'warning', complete: 'success' } as const

/** Applications that this member may judge, with what they said of each. */
export const JuryPage = ({ event, call, lines, hidden }: JuryView) => {
  const done = lines.filter(({ state }) => state === 'complete').length
  return (
    <>
      <PageTitle kicker={j.title} title={j.heading} lead={j.lead(event.title)} />
      {lines.map(({ application: { id } }) => (
        <Forget key={id} draft={`jury-${id}`} />
      ))}
      <Banner title={call.decidedAt === null ? j.until(formatDate(call.juryUntil)) : j.over} />
      {lines.length === 0 ? (
        <EmptyState title={j.none} icon="list">
          <p>{j.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Progress
            id="evaluations"
            label={j.progress}
            value={done}
            max={lines.length}
            text={j.progressText(done, lines.length)}
          />
          <DataTable
            id="candidatures"
            caption={j.caption}
            captionHidden
            rows={lines}
            rowKey={({ application }) => application.id}
            columns={[
              {
                key: 'name',
                header: j.application,
                rowHeader: true,
                cell: ({ application }) => (
                  <a href={juryPath(event, `/${application.id}`)}>{nameFor(call, application)}</a>
                ),
              },
              { key: 'sector', header: j.sector, cell: ({ application }) => sectorName(application.sector) },
              {
                key: 'department',
                header: j.department,
                cell: ({ application }) => departmentName(application.department ?? ''),
              },
              {
                key: 'state',
                header: j.state,
                cell: ({ state }) => <Tag tone={tones[state]}>{j.states[state]}</Tag>,
              },
              {
                key: 'mean',
                header: j.mean,
                numeric: true,
                cell: ({ mean }) => (mean === null ? '–' : formatDecimal(mean)),
              },
            ]}
          />
        </>
      )}
      {hidden > 0 && <p>{j.hidden(hidden)}</p>}
    </>
  )
}

const scoreOptions = Array.from({ length: BEST_SCORE + 1 }, (_, score) => ({
  value: String(score),
  label: String(score),
}))

export type GridView = {
  readonly event: OpenMapEvent
  readonly call: Call
  readonly application: Application
  readonly own: Assessment | null
  readonly keys: FormKeys
  readonly typed: Typed
}

const Grid = ({ event, call, application, keys, typed: { errors, values } }: GridView) => (
  <Section title={j.grid} lead={j.gridLead}>
    <Form
      action={juryPath(event, `/${application.id}`)}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={j.grid}
      draft={`jury-${application.id}`}
    >
      {call.criteria.map(({ id, label, weight }) => (
        <Radios
          key={id}
          name={id}
          legend={label}
          hint={j.weight(weight)}
          inline
          options={scoreOptions}
          value={values[id]}
          error={errors[id]}
        />
      ))}
      <Textarea
        name="comment"
        label={j.comment}
        hint={j.commentHint}
        optional
        rows={4}
        maxLength={2000}
        value={values.comment}
        error={errors.comment}
      />
      <Actions>
        <Button name="suite" value="terminer">
          {j.complete}
        </Button>
        <Button kind="secondary" name="suite" value="brouillon" icon="save">
          {j.saveDraft}
        </Button>
        <ButtonLink href={juryPath(event)} kind="quiet">
          {j.back}
        </ButtonLink>
      </Actions>
    </Form>
  </Section>
)

/** One application, without its contact, beside the grid; a conflict of interest is declared below. */
export const GridPage = (view: GridView) => {
  const { event, call, application, own, keys, typed } = view
  const open = call.decidedAt === null
  return (
    <>
      <PageTitle kicker={j.title} title={nameFor(call, application)} />
      <ErrorSummary errors={typed.errors} />
      {!open && <Banner title={j.over} />}
      <DescriptionList items={contentOf(call, application, { name: !call.blind, contact: false })} />
      {open && <Grid {...view} />}
      {open && own?.state !== 'complete' && (
        <Section title={j.conflict} lead={j.conflictText}>
          <Form
            action={juryPath(event, `/${application.id}/conflit`)}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={j.conflict}
            inline
          >
            <Button kind="danger">{j.declare}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}
