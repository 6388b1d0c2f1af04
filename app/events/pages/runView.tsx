import type { FormKeys } from '../../platform/http/route.ts'
import { Banner, Button, Facts, Form, Island, Section } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { TimetableRun } from '../domain/run.ts'
import type { TimetableVersion } from '../domain/timetable.ts'
import { organiserPath } from './frame.tsx'
import { presentRun } from './presentRun.ts'
import { rt } from './runMessages.ts'

type Props = {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly run: TimetableRun
  readonly now: Date
}

/** A computation that goes on: how far it is, and how to end it. */
export const RunProgress = ({ event, keys, run, now }: Props) => {
  const shown = presentRun(run, now)
  const part = (name: 'objective' | 'bound' | 'gap' | 'elapsed') => <span data-run={name}>{shown[name]}</span>
  return (
    <Section title={rt.title} id="calcul" lead={rt.lead}>
      <Island
        name="timetable-run"
        props={{
          address: organiserPath(event, 'timetable', '/calcul.json'),
          page: organiserPath(event, 'timetable'),
        }}
      >
        <p data-run-when="waiting" hidden={!shown.waiting}>
          {rt.waiting}
        </p>
        <Facts
          facts={[
            { label: rt.objective, labelShown: true, value: part('objective') },
            { label: rt.bound, labelShown: true, value: part('bound') },
            { label: rt.gap, labelShown: true, value: part('gap') },
            { label: rt.elapsed, labelShown: true, value: part('elapsed') },
          ]}
        />
        <p data-run-when="stopping" hidden={!shown.stopping}>
          {rt.stopping}
        </p>
      </Island>
      <Form
        action={organiserPath(event, 'timetable', '/arret')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={rt.stop}
      >
        <Button kind="primary" icon="ban">
          {shown.waiting ? rt.giveUp : rt.stop}
        </Button>
      </Form>
    </Section>
  )
}

/** What became of the last computation, where the version shown does not say it. */
export const RunOutcome = ({
  event,
  run,
  shown,
  versions,
}: Pick<Props, 'event' | 'run'> & {
  readonly shown: string | null
  readonly versions: readonly Pick<TimetableVersion, 'id' | 'number'>[]
}) => {
  const given = versions.find(({ id }) => id === run.versionId)
  if (run.state === 'refused')
    return (
      <Banner tone="warning" title={rt.refused} level={2}>
        <p>{run.refusal}</p>
      </Banner>
    )
  if (run.state === 'running' || run.state === 'broken')
    return (
      <Banner tone="warning" title={rt.broken} level={2}>
        <p>{rt.brokenText}</p>
      </Banner>
    )
  // The newest of all: a version asked for by its address may be an older one.
  if (given === undefined || given.id === shown || given.id !== versions[0]?.id) return null
  return (
    <Banner tone="info" title={rt.newer(given.number)} level={2}>
      <p>
        <a href={organiserPath(event, 'timetable', `?version=${given.id}`)}>{rt.openVersion(given.number)}</a>
      </p>
    </Banner>
  )
}
