import type { FormKeys } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import {
  Actions,
  Banner,
  BarChart,
  Button,
  ButtonLink,
  DataTable,
  Form,
  Grid,
  Section,
  Tag,
} from '../../ui/index.ts'
import type { FunnelStage } from '../domain/contribution.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import type { DashboardView } from './presentDashboard.ts'
import { eventPath, presentSummary } from './presentEvents.ts'
import { tt } from './timetableMessages.ts'

/** Changes the state of an event with one button. */
const StateForm = ({ event, keys }: { event: OpenMapEvent; keys: FormKeys }) => {
  const [status, label] =
    event.status === 'draft'
      ? (['published', o.dashboard.announce] as const)
      : (['held', o.dashboard.close] as const)
  return (
    <Form
      action={organiserPath(event, 'dashboard')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      hidden={{ status }}
      label={label}
      inline
    >
      <Button kind="secondary">{label}</Button>
    </Form>
  )
}

/** From the invitation to what followed: where people, then meetings, are lost. */
const Funnel = ({ stages }: { readonly stages: readonly FunnelStage[] }) => {
  const charts = (['people', 'meetings'] as const).flatMap((of) => {
    const found = stages.filter((stage) => stage.of === of)
    return found.every(({ value }) => value === 0) ? [] : [{ of, found }]
  })
  if (charts.length === 0) return null
  return (
    <Section title={o.dashboard.funnel.title}>
      <Grid columns={2}>
        {charts.map(({ of, found }) => (
          <BarChart
            key={of}
            caption={o.dashboard.funnel[of]}
            headers={[o.dashboard.funnel.stage, o.dashboard.funnel.count]}
            bars={found.map(({ label, value }) => ({ label, value, text: formatNumber(value) }))}
          />
        ))}
      </Grid>
    </Section>
  )
}

export const DashboardPage = (props: {
  readonly event: OpenMapEvent
  readonly view: DashboardView
  readonly funnel: readonly FunnelStage[]
  readonly keys: FormKeys
}) => {
  const { event, view, keys } = props
  const { next } = view
  return (
    <OrganiserFrame event={event} tab="dashboard" title={o.dashboard.title} lead={presentSummary(event).when}>
      {next === null ? (
        <Banner
          tone="success"
          title={o.dashboard.allDone}
          level={2}
          actions={<ButtonLink href={organiserPath(event, 'prints')}>{o.menu.prints}</ButtonLink>}
        >
          <p>{o.dashboard.allDoneText}</p>
        </Banner>
      ) : (
        <Banner
          tone="info"
          title={`${o.dashboard.next}\u00a0: ${next.title.toLowerCase()}`}
          level={2}
          actions={
            <ButtonLink href={next.href} kind="primary">
              {next.title}
            </ButtonLink>
          }
        >
          <p>{next.text}</p>
        </Banner>
      )}
      {view.groups.map(({ phase, title, steps }) => (
        <Section key={phase} title={title}>
          <DataTable
            id={`etapes-${phase}`}
            caption={`${o.dashboard.steps}\u00a0: ${title.toLowerCase()}`}
            captionHidden
            rows={steps}
            rowKey={(step) => step.title}
            columns={[
              {
                key: 'step',
                header: o.dashboard.step,
                rowHeader: true,
                cell: (step) => <a href={step.href}>{step.title}</a>,
              },
              { key: 'text', header: o.menu.description, headerHidden: true, cell: (step) => step.text },
              {
                key: 'state',
                header: tt.state,
                cell: ({ state, done }) => (
                  <Tag tone={state.tone} icon={done ? 'check' : undefined}>
                    {state.label}
                  </Tag>
                ),
              },
            ]}
          />
        </Section>
      ))}
      <Funnel stages={props.funnel} />
      <Section title={event.status === 'draft' ? o.dashboard.announce : o.dashboard.public}>
        <p>
          {event.status === 'draft'
            ? o.dashboard.announceWhy
            : event.status === 'cancelled'
              ? o.dashboard.cancelled
              : o.dashboard.announceText}
        </p>
        <Actions>
          {(event.status === 'draft' || event.status === 'published') && (
            <StateForm event={event} keys={keys} />
          )}
          <ButtonLink href={eventPath(event)} kind="quiet" icon="eye">
            {o.dashboard.publicPage}
          </ButtonLink>
          <ButtonLink href={organiserPath(event, 'dashboard', '/copie')} kind="quiet" icon="copy">
            {o.dashboard.copy}
          </ButtonLink>
          {(event.status === 'published' || event.status === 'cancelled') && (
            <ButtonLink href={organiserPath(event, 'dashboard', '/annulation')} kind="quiet" icon="calendar">
              {event.status === 'cancelled' ? o.dashboard.reinstate : o.dashboard.callOff}
            </ButtonLink>
          )}
        </Actions>
      </Section>
    </OrganiserFrame>
  )
}
