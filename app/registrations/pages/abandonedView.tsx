import type { OpenMapEvent, Participant } from '../../events/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Banner, Button, Form } from '../../ui/index.ts'
import { o } from './organiserMessages.ts'

/** Bodies without anybody left, each with the button that takes it out of the day. */
export const Abandoned = (props: {
  readonly event: OpenMapEvent
  readonly bodies: readonly Participant[]
  readonly keys: FormKeys
  readonly action: (id: string) => string
}) => {
  const { bodies, keys, action } = props
  if (bodies.length === 0) return null
  return (
    <section id="sans-personne">
      <Banner tone="warning" title={o.abandoned.title(bodies.length)} level={2}>
        <p>{o.abandoned.text}</p>
        <ul class="bullets">
          {bodies.map(({ id, displayName }) => (
            <li key={id}>
              {displayName}{' '}
              <Form
                action={action(id)}
                csrf={keys.csrf}
                idempotencyKey={keys.key}
                label={`${o.abandoned.remove} ${displayName}`}
                inline
              >
                <Button kind="quiet" small icon="ban" context={displayName}>
                  {o.abandoned.remove}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      </Banner>
    </section>
  )
}
