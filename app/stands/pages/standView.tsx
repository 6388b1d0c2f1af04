import { OrganiserFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Banner,
  Button,
  ButtonLink,
  Checkboxes,
  Details,
  ErrorSummary,
  Form,
  Grid,
  PlaceGrid,
  Section,
  TextInput,
} from '../../ui/index.ts'
import { MOST_PLACES, type Stand, sizeOf } from '../domain/stand.ts'
import { equipmentText } from '../domain/words.ts'
import type { StandsView } from '../usecases/readStands.ts'
import { equipmentOptions } from './fields.ts'
import { o } from './messages.ts'
import { standsPath } from './paths.ts'

export type OneStandView = StandsView & {
  readonly stand: Stand
  readonly keys: FormKeys
  readonly typed: Typed
}

const Holder = ({ event, stand, exhibitors, keys }: OneStandView) => {
  const holder = exhibitors.find((one) => one.stand?.id === stand.id)
  if (holder === undefined) return <p>{o.one.free}</p>
  return (
    <>
      <p>{o.one.heldBy(holder.participant.displayName)}</p>
      {holder.missing.length > 0 && (
        <Banner tone="warning" title={o.one.missing(equipmentText(holder.missing))} />
      )}
      <Form
        action={standsPath(event, `/${stand.id}/liberation`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.one.release}
      >
        <Button kind="secondary">{o.one.release}</Button>
      </Form>
    </>
  )
}

const EditForm = ({ event, stand, keys, typed: { errors, values } }: OneStandView) => {
  const number = (name: 'number' | 'x' | 'y') => (
    <TextInput
      name={name}
      label={o.one[name]}
      required
      width="short"
      inputMode="numeric"
      value={values[name]}
      error={errors[name]}
    />
  )
  return (
    <Form
      action={standsPath(event, `/${stand.id}`)}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={o.one.edit}
    >
      <Grid columns={3}>
        {number('number')}
        {number('y')}
        {number('x')}
      </Grid>
      <TextInput
        name="label"
        label={o.one.label}
        hint={o.one.labelHint}
        optional
        maxLength={100}
        value={values.label}
        error={errors.label}
      />
      <Checkboxes
        name="equipment"
        legend={o.plan.equipment}
        options={equipmentOptions}
        values={(values.equipment ?? '').split('\n')}
        error={errors.equipment}
      />
      <Button>{o.one.save}</Button>
    </Form>
  )
}

/** A grid of buttons: a stand is moved by a pointer or by a keyboard, with or without scripts. */
const MoveForm = ({ event, stand, stands, keys }: OneStandView) => {
  const { columns, rows } = sizeOf(stands)
  return (
    <Form
      action={standsPath(event, `/${stand.id}/place`)}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={o.one.move}
    >
      <PlaceGrid
        caption={o.one.move}
        columns={Math.min(MOST_PLACES, columns + 1)}
        rows={Math.min(MOST_PLACES, rows + 1)}
        columnName={o.one.column}
        rowName={o.one.row}
        cell={(x, y) => {
          const there = stands.find((one) => one.x === x && one.y === y)
          if (there?.id === stand.id) return { content: o.one.here, state: 'current' }
          if (there !== undefined) return { content: String(there.number), state: 'taken' }
          return {
            content: (
              <Button kind="quiet" small name="place" value={`${x}-${y}`} context={o.one.moveHere(x, y)}>
                {o.one.put}
              </Button>
            ),
            state: 'free',
          }
        }}
      />
    </Form>
  )
}

/** One stand: who has it, what it offers, where it is. */
export const StandPage = (view: OneStandView) => {
  const { event, stand, keys, typed } = view
  return (
    <OrganiserFrame
      event={event}
      tab="stands"
      title={o.one.title(stand.number)}
      actions={
        <ButtonLink href={standsPath(event)} kind="quiet" icon="arrow-left">
          {o.one.back}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={typed.errors} />
      <Section title={o.one.holder}>
        <Holder {...view} />
      </Section>
      <Section title={o.one.edit}>
        <EditForm {...view} />
      </Section>
      <Section title={o.one.move} lead={o.one.moveLead} id="deplacer">
        <MoveForm {...view} />
      </Section>
      {stand.participantId === null && (
        <Details summary={o.one.remove}>
          <Form
            action={standsPath(event, `/${stand.id}/retrait`)}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={o.one.remove}
          >
            <Button kind="danger">{o.one.remove}</Button>
          </Form>
        </Details>
      )}
    </OrganiserFrame>
  )
}
