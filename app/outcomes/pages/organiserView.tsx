import type { OpenMapEvent } from '../../events/index.ts'
import { eventPath, OrganiserFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import {
  Actions,
  Banner,
  Bullets,
  Button,
  ButtonLink,
  DataTable,
  Details,
  EmptyState,
  Form,
  Section,
} from '../../ui/index.ts'
import { lateSteps } from '../domain/answer.ts'
import { dateOfStep } from '../domain/calendar.ts'
import { t } from '../messages.ts'
import type { Aftermath } from '../usecases/readReport.ts'
import { Comparison } from './comparison.tsx'
import { o } from './organiserMessages.ts'
import { reportPath } from './paths.ts'
import { PiecesForms } from './piecesForms.tsx'
import { presentReport } from './present.ts'
import { Method, ReportSections } from './reportView.tsx'

type Props = {
  readonly event: OpenMapEvent
  readonly after: Aftermath
  readonly keys: FormKeys
  /** The day began. */
  readonly begun: boolean
  /** ISO date where the event is. */
  readonly today: string
  readonly typed: Typed
}

const Publication = ({ event, after, keys }: Props) => {
  const { published } = after
  const b = o.publication
  const form = { csrf: keys.csrf, idempotencyKey: keys.key }
  const button = (action: 'publish' | 'withdraw', label: string, kind: 'primary' | 'secondary') => (
    <Form action={reportPath(event, '/publication')} {...form} hidden={{ action }} label={label} inline>
      <Button kind={kind}>{label}</Button>
    </Form>
  )
  return (
    <Banner
      tone={published === null ? 'info' : 'success'}
      title={published === null ? b.none : b.done(formatDateTime(localOf(published.publishedAt, event.zone)))}
      level={2}
      actions={
        <>
          {button('publish', published === null ? b.publish : b.update, 'primary')}
          {published !== null && (
            <>
              {button('withdraw', b.withdraw, 'secondary')}
              <ButtonLink href={eventPath(event, '/bilan')} kind="quiet" icon="eye">
                {b.see}
              </ButtonLink>
            </>
          )}
        </>
      }
    >
      <p>{published === null ? b.noneText : b.doneText}</p>
    </Banner>
  )
}

const FollowUps = ({ event, after, keys, today }: Props) => {
  const f = o.follow
  const when = (at: Date): string => formatDate(localOf(at, event.zone))
  const lines = lateSteps.map((step) => {
    const sent = after.followUps.find((one) => one.step === step)
    const due = dateOfStep(event.day, step)
    return {
      step,
      sent:
        sent === undefined
          ? due >= today
            ? f.notSent(formatDate(due))
            : f.never
          : f.sentTo(when(sent.sentAt), sent.mailed),
      reminded: sent?.remindedAt ? f.remindedTo(when(sent.remindedAt), sent.reminded) : '',
    }
  })
  return (
    <Section title={f.title} lead={f.lead}>
      <DataTable
        id="suivi"
        caption={f.title}
        captionHidden
        rows={lines}
        rowKey={({ step }) => step}
        columns={[
          { key: 'step', header: f.step, rowHeader: true, cell: ({ step }) => t.steps[step] },
          { key: 'sent', header: f.sent, cell: ({ sent }) => sent },
          { key: 'reminded', header: f.reminded, cell: ({ reminded }) => reminded },
        ]}
      />
      <p>
        {t.steps[after.step]}&nbsp;: {f.silent(after.silent.length)}
      </p>
      {after.silent.length > 0 && (
        <>
          <Details summary={f.silentList}>
            <Bullets items={after.silent.map(({ displayName }) => displayName)} />
          </Details>
          <Form
            action={reportPath(event, '/relance')}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={f.remind}
            inline
          >
            <Button kind="secondary">{f.remind}</Button>
          </Form>
        </>
      )}
    </Section>
  )
}

const Files = ({ event, after }: Props) => {
  const f = o.files
  const noted = after.report.people.some(({ present }) => present !== null)
  const file = (rest: string, label: string) => (
    <ButtonLink href={reportPath(event, rest)} icon="file-down" download>
      {label}
    </ButtonLink>
  )
  return (
    <Section title={f.title}>
      <Actions>
        {file('/bilan.pdf', f.pdf)}
        {file('/reponses.xlsx', f.xlsx)}
        {file('/reponses.csv', f.answers)}
        {file('/suites.csv', f.followed)}
        {file('/avis.csv', f.satisfaction)}
        {noted && file('/attestations.pdf', f.certificates)}
      </Actions>
      {!noted && <p class="hint">{f.noArrival}</p>}
    </Section>
  )
}

/** All that an organiser reads and does after a day. */
export const OutcomesPage = (props: Props) => {
  const { event, after, begun } = props
  const view = presentReport(after.report, event.zone)
  return (
    <OrganiserFrame event={event} tab="outcomes" title={o.title} lead={o.lead}>
      {!begun ? (
        <EmptyState title={o.before} icon="hourglass">
          <p>{o.beforeText}</p>
        </EmptyState>
      ) : (
        <>
          <Publication {...props} />
          <FollowUps {...props} />
          <p class="hint">{view.asOf}</p>
          <ReportSections view={view} />
          <Actions>
            <ButtonLink href={reportPath(event, '/rendez-vous')} iconAfter="arrow-right">
              {o.answers.link}
            </ButtonLink>
          </Actions>
          {after.comments.length > 0 && (
            <Section title={o.comments}>
              <Bullets items={after.comments} />
            </Section>
          )}
          <PiecesForms {...props} />
          <Comparison event={event} after={after} />
          <Files {...props} />
          <Method />
        </>
      )}
    </OrganiserFrame>
  )
}
