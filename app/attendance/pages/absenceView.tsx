import type { OpenMapEvent, Slot } from '../../events/index.ts'
import { hourOf, OrganiserFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Actions, Button, ButtonLink, ErrorSummary, Form, Radios } from '../../ui/index.ts'
import type { Absence } from '../domain/absence.ts'
import { w } from './messages.ts'
import { welcomePath } from './paths.ts'

const stateOf = (absence: Absence | null): string =>
  absence === null ? 'ici' : (absence.untilSlotId ?? 'absent')

export const AbsencePage = (props: {
  readonly event: OpenMapEvent
  readonly participantId: string
  readonly body: string
  readonly absence: Absence | null
  readonly slots: readonly Slot[]
  readonly keys: FormKeys
  readonly typed: Typed
}) => (
  <OrganiserFrame event={props.event} tab="welcome" title={w.absence.title(props.body)} lead={w.absence.lead}>
    <ErrorSummary errors={props.typed.errors} />
    <Form
      action={welcomePath(props.event, `/absence/${props.participantId}`)}
      csrf={props.keys.csrf}
      idempotencyKey={props.keys.key}
    >
      <Radios
        name="state"
        legend={w.absence.legend}
        required
        value={props.typed.values.state ?? stateOf(props.absence)}
        error={props.typed.errors.state}
        options={[
          { value: 'ici', label: w.absence.here },
          { value: 'absent', label: w.absence.absent },
          // Whoever is there at the first slot is not late.
          ...props.slots.slice(1).map(({ id, startsAt }) => ({
            value: id,
            label: w.absence.late(hourOf(startsAt)),
          })),
        ]}
      />
      <Actions>
        <Button>{w.absence.submit}</Button>
        <ButtonLink kind="secondary" href={welcomePath(props.event)}>
          {w.welcome.title}
        </ButtonLink>
      </Actions>
    </Form>
  </OrganiserFrame>
)
