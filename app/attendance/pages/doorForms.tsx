import type { OpenMapEvent } from '../../events/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Button, DataTable, Form, TextInput } from '../../ui/index.ts'
import { w } from './messages.ts'
import { doorPath } from './paths.ts'
import { type DoorRow, MOST_SHOWN } from './presentDoor.ts'

/** Where a form was, to come back to it. */
export type Place = {
  readonly from: 'porte' | 'organisation'
  readonly typed: string
  readonly filter: string
}

export const hiddenOf = ({ from, typed, filter }: Place) => ({ retour: from, q: typed, etat: filter })

/** The code of a badge, typed by hand or by a reader that types. */
export const BadgeForm = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly place: Place
  readonly typed: Typed
}) => (
  <Form
    action={doorPath(props.event)}
    csrf={props.keys.csrf}
    idempotencyKey={props.keys.key}
    hidden={hiddenOf(props.place)}
    label={w.welcome.badge}
  >
    <TextInput
      name="badge"
      label={w.welcome.badge}
      hint={w.welcome.badgeHint}
      autocomplete="off"
      spellcheck={false}
      value={props.typed.values.badge}
      error={props.typed.errors.badge}
    />
    <Button>{w.welcome.badgeSubmit}</Button>
  </Form>
)

const RowForm = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly place: Place
  readonly row: DoorRow
}) => (
  <Form
    action={props.row.here ? doorPath(props.event, '/annulation') : doorPath(props.event)}
    csrf={props.keys.csrf}
    idempotencyKey={props.keys.key}
    hidden={{ representative: props.row.id, ...hiddenOf(props.place) }}
    inline
  >
    <Button
      kind={props.row.here ? 'quiet' : 'secondary'}
      small
      context={`${props.row.name}, ${props.row.body}`}
    >
      {props.row.here ? w.welcome.undo : w.welcome.welcomeOne}
    </Button>
  </Form>
)

/** People of the door, each with what may be done. */
export const PeopleTable = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly place: Place
  readonly rows: readonly DoorRow[]
  readonly total: number
  /** Where the absence of a participant is noted; only for whoever organises. */
  readonly absenceHref?: (row: DoorRow) => string
}) => (
  <>
    {props.total > props.rows.length && <p class="hint">{w.welcome.more(MOST_SHOWN, props.total)}</p>}
    <DataTable
      id="attendus"
      caption={w.welcome.list}
      captionHidden
      dense
      rows={props.rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', header: w.welcome.person, rowHeader: true, cell: (row) => row.name },
        { key: 'body', header: w.welcome.body, cell: (row) => row.body },
        { key: 'role', header: w.welcome.role, cell: (row) => row.role },
        {
          key: 'state',
          header: w.welcome.state,
          cell: (row) => (
            <>
              {row.state}
              {row.again.map((line) => (
                <span key={line} class="line">
                  {line}
                </span>
              ))}
              {props.absenceHref && !row.here && (
                <>
                  {' '}
                  <a href={props.absenceHref(row)}>
                    {w.welcome.absence}
                    <span class="visually-hidden"> ({row.body})</span>
                  </a>
                </>
              )}
            </>
          ),
        },
        {
          key: 'actions',
          header: w.welcome.actions,
          headerHidden: true,
          cell: (row) => <RowForm event={props.event} keys={props.keys} place={props.place} row={row} />,
        },
      ]}
    />
  </>
)
