import type { OpenMapEvent } from '../../events/index.ts'
import { eventPath } from '../../events/pages/index.ts'
import {
  Bullets,
  ButtonLink,
  DataTable,
  EmptyState,
  FloorPlan,
  PageTitle,
  PrintButton,
  Section,
} from '../../ui/index.ts'
import type { PublicStand } from '../store/stands.ts'
import { p } from './messages.ts'
import { minePath } from './paths.ts'

const e = p.exhibitors

export type ExhibitorsView = {
  readonly event: OpenMapEvent
  readonly stands: readonly PublicStand[]
  /** Exhibitors that the organiser announces, as long as no stand is given. */
  readonly announced: readonly string[]
  /** What the reader, come by their link, may do. */
  readonly own: 'ask' | 'see' | null
}

const Stands = ({ stands }: Pick<ExhibitorsView, 'stands'>) => (
  <>
    <Section title={e.listTitle} lead={e.privacy}>
      <DataTable
        id="liste-des-stands"
        caption={e.caption}
        captionHidden
        rows={stands}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'stand', header: e.stand, rowHeader: true, cell: ({ number }) => number },
          {
            key: 'body',
            header: e.body,
            cell: ({ taken, body }) => (taken ? (body ?? e.unnamed) : e.free),
          },
          { key: 'where', header: e.where, cell: ({ label, x, y }) => label ?? e.placed(x, y) },
        ]}
      />
    </Section>
    <Section title={e.planTitle} id="plan">
      <FloorPlan
        alt={e.planAlt(stands.length)}
        places={stands.map(({ x, y, number, taken }) => ({
          x,
          y,
          text: String(number),
          state: taken ? 'taken' : 'free',
        }))}
        legend={[
          { state: 'taken', label: p.legend.taken },
          { state: 'free', label: p.legend.free },
        ]}
      />
    </Section>
  </>
)

/** Who receives where: the list first, then the drawing; without a plan, those who were announced. */
export const ExhibitorsPage = ({ event, stands, announced, own }: ExhibitorsView) => {
  const given = stands.filter(({ taken }) => taken).length
  return (
    <>
      <PageTitle
        kicker={event.title}
        title={e.title}
        lead={given > 0 ? e.lead(stands.length) : undefined}
        actions={
          <>
            {own !== null && <ButtonLink href={minePath(event)}>{own === 'ask' ? e.ask : e.mine}</ButtonLink>}
            {given > 0 && <PrintButton>{e.print}</PrintButton>}
          </>
        }
      />
      {given > 0 ? (
        <Stands stands={stands} />
      ) : announced.length > 0 ? (
        <Section title={e.planMissing} lead={e.planMissingText}>
          <Bullets items={announced} />
        </Section>
      ) : (
        <EmptyState title={e.none} icon="users">
          <p>{e.noneText}</p>
          <ButtonLink href={eventPath(event)} icon="arrow-left">
            {e.back}
          </ButtonLink>
        </EmptyState>
      )}
    </>
  )
}
