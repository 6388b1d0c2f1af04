import { meetingsOf, type NamedDay, type OpenMapEvent, publishedVersion } from '../../events/index.ts'
import { organiserPath, spanOf } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Button, DataTable, Details, Form, Section, TextInput } from '../../ui/index.ts'
import { cannotCancel, requestOf } from '../domain/cancellation.ts'
import type { MeetingRequest } from '../domain/request.ts'
import type { MeetingMode } from '../domain/rules.ts'
import { t } from '../messages.ts'
import { wordId } from './heldMeetings.tsx'
import { p } from './messages.ts'

const o = p.organiser
const r = p.requests

/** Meetings that the parties took themselves, as the organiser may cancel them. */
export const bookedMeetings = async (
  ctx: Ctx,
  event: OpenMapEvent,
  mode: MeetingMode,
  day: NamedDay,
  requests: readonly MeetingRequest[],
) => {
  const version = await publishedVersion(ctx, event.id)
  const held = version === null ? [] : await meetingsOf(ctx.db, ctx.scope, version)
  const nameOf = (id: string): string => day.participants.find((one) => one.id === id)?.displayName ?? ''
  return day.slots.flatMap((slot) =>
    held.flatMap((meeting) => {
      const request = requestOf(requests, meeting.id)
      if (meeting.slotId !== slot.id || request === undefined) return []
      const cannot = cannotCancel(event, mode, { startsAt: slot.startsAt, booked: true }, ctx.clock.now())
      return [
        {
          requestId: request.id,
          names: `${nameOf(meeting.buyerId)}, ${nameOf(meeting.supplierId)}`,
          hours: spanOf(slot),
          cannot,
        },
      ]
    }),
  )
}

export const BookedMeetings = (props: {
  readonly event: OpenMapEvent
  readonly rows: Awaited<ReturnType<typeof bookedMeetings>>
  readonly keys: FormKeys
}) => (
  <Section title={o.booked} id="rendez-vous">
    <DataTable
      id="rendez-vous-pris"
      caption={o.booked}
      captionHidden
      dense
      rows={props.rows}
      rowKey={(one) => one.requestId}
      columns={[
        { key: 'who', header: o.parties, rowHeader: true, cell: (one) => one.names },
        { key: 'slot', header: r.slot, nowrap: true, cell: (one) => one.hours },
        {
          key: 'actions',
          header: p.wishes.actions,
          headerHidden: true,
          cell: (one) =>
            one.cannot !== null ? (
              <span class="description-note">{t.cannotCancel[one.cannot]}</span>
            ) : (
              <Details summary={o.cancel}>
                <p>{o.cancelText}</p>
                <Form
                  action={`${organiserPath(props.event, 'meetings')}/${one.requestId}/annulation`}
                  csrf={props.keys.csrf}
                  idempotencyKey={props.keys.key}
                  label={`${o.cancel}\u00a0: ${one.names}`}
                >
                  <TextInput id={wordId(one.requestId)} name="word" label={o.word} optional maxLength={300} />
                  <Button kind="danger" context={one.names}>
                    {o.cancel}
                  </Button>
                </Form>
              </Details>
            ),
        },
      ]}
    />
  </Section>
)
