import { OrganiserFrame, organiserPath } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Bullets,
  Button,
  ButtonLink,
  Checkboxes,
  DataTable,
  Details,
  EmptyState,
  ErrorSummary,
  FloorPlan,
  Form,
  Grid,
  Section,
  Tag,
  TextInput,
} from '../../ui/index.ts'
import { MOST_PLACES, type Stand } from '../domain/stand.ts'
import { equipmentText } from '../domain/words.ts'
import { t } from '../messages.ts'
import { type Exhibitor, figuresOf, type StandsView } from '../usecases/readStands.ts'
import { equipmentOptions } from './fields.ts'
import { GiveForm } from './giveForm.tsx'
import { o, p } from './messages.ts'
import { exhibitorsPath, standsPath } from './paths.ts'

export type StandsPageView = StandsView & { readonly keys: FormKeys; readonly typed: Typed }

const holderOf = ({ exhibitors }: StandsView, { id }: Stand): Exhibitor | undefined =>
  exhibitors.find(({ stand }) => stand?.id === id)

const Warnings = ({ exhibitors }: StandsView) => {
  const lacking = exhibitors.filter(({ missing }) => missing.length > 0)
  if (lacking.length === 0) return null
  return (
    <Banner tone="warning" title={o.warnings.title(lacking.length)} level={2}>
      <Bullets
        items={lacking.map(({ participant, stand, missing }) =>
          o.warnings.line(participant.displayName, stand?.number ?? 0, equipmentText(missing)),
        )}
      />
    </Banner>
  )
}

const StandCell = ({ line: { stand, wanting } }: { line: Exhibitor }) => {
  if (stand !== null) return <>{stand.number}</>
  return (
    <Tag tone={wanting ? 'warning' : 'neutral'}>
      {wanting ? o.exhibitors.noStand : o.exhibitors.notWanting}
    </Tag>
  )
}

const Exhibitors = ({ event, exhibitors }: StandsView) => {
  const e = o.exhibitors
  return (
    <Section title={e.title} id="exposants">
      <DataTable
        id="liste-des-exposants"
        caption={e.caption}
        captionHidden
        dense
        rows={exhibitors}
        rowKey={({ participant }) => participant.id}
        empty={e.none}
        columns={[
          {
            key: 'body',
            header: e.body,
            rowHeader: true,
            cell: ({ participant }) => participant.displayName,
          },
          {
            key: 'needs',
            header: e.needs,
            cell: ({ needs, request }) => equipmentText(needs) || (request === null ? '' : e.noNeeds),
          },
          {
            key: 'state',
            header: e.state,
            cell: ({ request }) =>
              request === null ? (
                e.noRequest
              ) : (
                <a href={standsPath(event, `/demandes/${request.id}`)}>
                  {t.states[request.state]}
                  <span class="visually-hidden"> ({e.examine})</span>
                </a>
              ),
          },
          { key: 'stand', header: e.stand, cell: (line) => <StandCell line={line} /> },
        ]}
      />
    </Section>
  )
}

const AddForm = ({ event, keys, typed, stands }: StandsPageView) => (
  <Details
    summary={o.plan.add}
    open={stands.length === 0 || typed.errors.count !== undefined || typed.errors.perRow !== undefined}
  >
    <Form action={standsPath(event)} csrf={keys.csrf} idempotencyKey={keys.key} label={o.plan.add}>
      <Grid columns={2}>
        <TextInput
          name="count"
          label={o.plan.count}
          required
          width="short"
          inputMode="numeric"
          value={typed.values.count ?? '8'}
          error={typed.errors.count}
        />
        <TextInput
          name="perRow"
          label={o.plan.perRow}
          hint={o.plan.perRowHint}
          required
          width="short"
          inputMode="numeric"
          max={MOST_PLACES}
          value={typed.values.perRow ?? '4'}
          error={typed.errors.perRow}
        />
      </Grid>
      <Checkboxes
        name="equipment"
        legend={o.plan.offered}
        options={equipmentOptions}
        values={(typed.values.equipment ?? 'table\nchairs').split('\n')}
        error={typed.errors.equipment}
      />
      <Button kind={stands.length === 0 ? 'primary' : 'secondary'}>{o.plan.addSubmit}</Button>
    </Form>
  </Details>
)

const Plan = (view: StandsPageView) => {
  const { event, stands } = view
  return (
    <Section title={o.plan.title} id="plan">
      {stands.length === 0 ? (
        <EmptyState title={o.none} icon="map-pin">
          <p>{o.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <FloorPlan
            alt={p.exhibitors.planAlt(stands.length)}
            places={stands.map((stand) => {
              const holder = holderOf(view, stand)
              return {
                x: stand.x,
                y: stand.y,
                text: String(stand.number),
                state: holder === undefined ? 'free' : holder.missing.length > 0 ? 'warning' : 'taken',
              }
            })}
            legend={[
              { state: 'taken', label: p.legend.taken },
              { state: 'warning', label: p.legend.warning },
              { state: 'free', label: p.legend.free },
            ]}
          />
          <DataTable
            id="liste-des-stands"
            caption={o.plan.caption}
            captionHidden
            dense
            rows={stands}
            rowKey={({ id }) => id}
            columns={[
              { key: 'number', header: o.plan.number, rowHeader: true, cell: ({ number }) => number },
              {
                key: 'where',
                header: o.plan.where,
                cell: ({ label, x, y }) =>
                  label === null ? p.exhibitors.placed(x, y) : `${p.exhibitors.placed(x, y)}, ${label}`,
              },
              {
                key: 'equipment',
                header: o.plan.equipment,
                cell: ({ equipment }) => equipmentText(equipment) || o.plan.noEquipment,
              },
              {
                key: 'holder',
                header: o.plan.holder,
                cell: (stand) => holderOf(view, stand)?.participant.displayName ?? o.plan.free,
              },
              {
                key: 'edit',
                header: o.plan.edit,
                headerHidden: true,
                cell: ({ id, number }) => (
                  <a href={standsPath(event, `/${id}`)}>
                    {o.plan.edit}
                    <span class="visually-hidden"> {o.plan.of(number)}</span>
                  </a>
                ),
              },
            ]}
          />
        </>
      )}
      <AddForm {...view} />
    </Section>
  )
}

const Give = (view: StandsPageView) => {
  const { event, keys, exhibitors, stands } = view
  const waiting = exhibitors.some(({ wanting, stand }) => wanting && stand === null)
  const free = stands.filter(({ participantId }) => participantId === null).length
  if (stands.length === 0) return null
  return (
    <Section title={o.give.title} id="attribuer" lead={o.freeCount(free)}>
      {waiting && free > 0 && (
        <>
          <p>{o.give.autoText}</p>
          <Form
            action={standsPath(event, '/attribution')}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={o.give.auto}
          >
            <Button>{o.give.auto}</Button>
          </Form>
        </>
      )}
      <GiveForm {...view} />
    </Section>
  )
}

/** The plan of an event, its exhibitors, and who has which stand. */
export const StandsPage = ({ view }: { view: StandsPageView }) => {
  const { event, stands, typed } = view
  const { given, wanted } = figuresOf(view)
  return (
    <OrganiserFrame
      event={event}
      tab="stands"
      title={o.title}
      lead={stands.length === 0 ? o.lead : o.summary(given, wanted)}
      actions={
        stands.length > 0 && (
          <Actions>
            <ButtonLink href={exhibitorsPath(event)} kind="secondary">
              {o.see}
            </ButtonLink>
            <ButtonLink
              href={organiserPath(event, 'prints', '/stands.pdf')}
              kind="secondary"
              icon="file-down"
              download
            >
              {o.print}
            </ButtonLink>
            <ButtonLink
              href={standsPath(event, '/export.xlsx')}
              kind="secondary"
              icon="file-spreadsheet"
              download
            >
              {o.export}
            </ButtonLink>
          </Actions>
        )
      }
    >
      <ErrorSummary errors={typed.errors} />
      <Warnings {...view} />
      <Exhibitors {...view} />
      <Give {...view} />
      <Plan {...view} />
    </OrganiserFrame>
  )
}
