import { roleNames } from '../../events/index.ts'
import { Button, Details, Form, Select } from '../../ui/index.ts'
import { equipmentText } from '../domain/words.ts'
import { o } from './messages.ts'
import { standsPath } from './paths.ts'
import type { StandsPageView } from './standsView.tsx'

/** One exhibitor and one stand, chosen by hand: also a participant who asked for nothing. */
export const GiveForm = ({ event, stands, exhibitors, others, keys, typed }: StandsPageView) => {
  const names = new Map(exhibitors.map(({ participant }) => [participant.id, participant.displayName]))
  return (
    <Details
      summary={o.give.hand}
      open={typed.errors.participant !== undefined || typed.errors.stand !== undefined}
    >
      <Form
        action={standsPath(event, '/exposants')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.give.hand}
      >
        <Select
          name="participant"
          label={o.give.participant}
          required
          options={[
            ...exhibitors.map(({ participant }) => ({
              value: participant.id,
              label: participant.displayName,
            })),
            ...others.map(({ id, displayName, role }) => ({
              value: id,
              label: o.give.other(displayName, roleNames[role]),
            })),
          ]}
          value={typed.values.participant}
          error={typed.errors.participant}
        />
        <Select
          name="stand"
          label={o.give.stand}
          required
          options={stands.map(({ id, number, equipment, participantId }) => {
            const text = o.give.option(number, equipmentText(equipment))
            return {
              value: id,
              label: participantId === null ? text : o.give.takenOption(text, names.get(participantId) ?? ''),
            }
          })}
          value={typed.values.stand}
          error={typed.errors.stand}
        />
        <Button kind="secondary">{o.give.submit}</Button>
      </Form>
    </Details>
  )
}
