import { eventPath, spanOf } from '../../events/pages/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Button, DataTable, Details, Form, Section, TextInput } from '../../ui/index.ts'
import { t } from '../messages.ts'
import type { Held, PartyView } from '../usecases/readParty.ts'
import { p } from './messages.ts'
import type { Shown } from './shared.ts'

const r = p.requests

/** Field of the word that goes with a cancellation: one for each meeting. */
export const wordId = (requestId: string): string => `mot-${requestId}`

type Props = {
  readonly view: PartyView
  readonly keys: FormKeys
  readonly shown: Shown
  readonly cancelling: string | null
}

const CancelForm = ({ view, keys, shown, cancelling, requestId, name }: Props & Own) => {
  const back = cancelling === requestId
  return (
    <Details summary={r.cancel} open={back}>
      <p>{r.cancelText(name)}</p>
      <Form
        action={eventPath(view.event, `/demandes/${requestId}/annulation`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={`${r.cancel}\u00a0: ${name}`}
      >
        <TextInput
          id={wordId(requestId)}
          name="word"
          label={r.cancelWord(name)}
          hint={r.cancelWordHint}
          optional
          maxLength={300}
          value={back ? shown.values.word : undefined}
          error={back ? shown.errors.word : undefined}
        />
        <Button kind="danger" context={r.cancelOf(name)}>
          {r.cancel}
        </Button>
      </Form>
    </Details>
  )
}

type Own = { readonly requestId: string; readonly name: string }

/** The meetings that a party holds, in the order of the day; its own to take back until they begin. */
export const HeldMeetings = (props: Props) => {
  const { view } = props
  const nameOf = ({ otherId }: Held): string =>
    view.others.find(({ id }) => id === otherId)?.displayName ?? ''
  const hours = (one: Held): string => {
    const slot = view.day.slots.find(({ id }) => id === one.slotId)
    return slot === undefined ? '' : spanOf(slot)
  }
  const table = (one: Held): string =>
    String(view.day.tables.find(({ id }) => id === one.tableId)?.number ?? '')
  return (
    <Section title={r.held} id="rendez-vous">
      <DataTable
        id="rendez-vous-pris"
        caption={r.held}
        captionHidden
        rows={view.held}
        rowKey={(one) => one.otherId}
        empty={r.noHeld}
        columns={[
          { key: 'with', header: r.with, rowHeader: true, cell: nameOf },
          { key: 'slot', header: r.slot, nowrap: true, cell: hours },
          { key: 'table', header: r.table, nowrap: true, cell: table },
          {
            key: 'actions',
            header: p.wishes.actions,
            headerHidden: true,
            cell: (one) =>
              one.requestId === null || one.cannot !== null ? (
                <span class="description-note">{t.cannotCancel[one.cannot ?? 'held-by-organiser']}</span>
              ) : (
                <CancelForm {...props} requestId={one.requestId} name={nameOf(one)} />
              ),
          },
        ]}
      />
    </Section>
  )
}
