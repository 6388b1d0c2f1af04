import { untouched } from '../../platform/http/formState.ts'
import { Button, DataTable, Details, Form, Section, Select } from '../../ui/index.ts'
import { sideOf } from '../domain/participant.ts'
import { bt } from './boardMessages.ts'
import { organiserPath } from './frame.tsx'
import { spanOf } from './presentEvents.ts'
import { namesOf, type TimetableSource } from './presentTimetable.ts'
import type { TimetableForms } from './timetableForms.tsx'

type Props = { readonly page: TimetableForms; readonly source: TimetableSource }

const SLOT = 'creneau-interdit'

/** The form was sent and refused: other forms of the page have a slot too. */
const wasSent = ({ values }: Pick<TimetableForms, 'values'>): boolean => values.buyer !== undefined

/** Where the summary of errors leads, for the field whose id is not made from its name. */
export const forbidIds = (page: Pick<TimetableForms, 'values'>): { readonly [name: string]: string } =>
  wasSent(page) ? { slot: SLOT } : {}

/** What the organiser forbids: the next computations obey. */
export const ForbidsSection = ({ page, source }: Props) => {
  const names = namesOf(source)
  const { event, keys } = page
  const { errors, values } = wasSent(page) ? page : untouched
  const post = { csrf: keys.csrf, idempotencyKey: keys.key }
  const partiesOf = (side: 'buyer' | 'supplier') =>
    source.day.participants
      .filter(({ role }) => sideOf(role) === side)
      .map(({ id, displayName }) => ({ value: id, label: displayName }))
  const slots = new Map(source.allSlots.map((slot) => [slot.id, spanOf(slot)]))
  return (
    <Section title={bt.forbids} id="interdits" lead={bt.forbidsLead}>
      <DataTable
        id="rendez-vous-interdits"
        caption={bt.forbidsCaption}
        captionHidden
        dense
        rows={source.day.forbids}
        rowKey={(forbid) => forbid.id}
        empty={bt.forbidsNone}
        columns={[
          { key: 'pair', header: bt.forbidPair, rowHeader: true, cell: (forbid) => names.pair(forbid) },
          {
            key: 'when',
            header: bt.forbidWhen,
            cell: ({ slotId }) => (slotId === null ? bt.allDay : (slots.get(slotId) ?? '')),
          },
          {
            key: 'actions',
            header: bt.actions,
            headerHidden: true,
            cell: (forbid) => (
              <Form
                action={organiserPath(event, 'timetable', `/interdits/${forbid.id}/retrait`)}
                {...post}
                label={`${bt.allow} ${names.pair(forbid)}`}
                inline
              >
                <Button kind="quiet" small context={names.pair(forbid)}>
                  {bt.allow}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Details summary={bt.forbidAdd} open={wasSent(page)}>
        <Form action={organiserPath(event, 'timetable', '/interdits')} {...post} label={bt.forbidAdd}>
          <Select
            name="buyer"
            label={bt.buyer}
            required
            value={values.buyer}
            error={errors.buyer}
            options={partiesOf('buyer')}
          />
          <Select
            name="supplier"
            label={bt.supplier}
            required
            value={values.supplier}
            error={errors.supplier}
            options={partiesOf('supplier')}
          />
          <Select
            name="slot"
            id={SLOT}
            label={bt.slot}
            optional
            empty={bt.allDay}
            value={values.slot}
            error={errors.slot}
            options={source.day.slots.map((slot) => ({ value: slot.id, label: spanOf(slot) }))}
          />
          <Button kind="secondary">{bt.forbidSubmit}</Button>
        </Form>
      </Details>
    </Section>
  )
}
