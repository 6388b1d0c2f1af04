import { type OpenMapEvent, roleNamesMany } from '../../events/index.ts'
import { eventPath } from '../../events/pages/index.ts'
import { Bullets, ButtonLink, EmptyState, PageTitle, Section } from '../../ui/index.ts'
import type { ListedBodies } from '../usecases/listedBodies.ts'
import { p } from './messages.ts'

/** Who comes, by role: bodies only, and only those that agreed. */
export const ListedPage = ({ event, groups }: { event: OpenMapEvent; groups: ListedBodies }) => (
  <>
    <PageTitle kicker={event.title} title={p.list.title} lead={p.list.lead} />
    {groups.length === 0 ? (
      <EmptyState title={p.list.none} icon="users">
        <p>{p.list.noneText}</p>
        <ButtonLink href={eventPath(event)} icon="arrow-left">
          {p.back}
        </ButtonLink>
      </EmptyState>
    ) : (
      groups.map(({ role, bodies }) => (
        <Section key={role} title={`${roleNamesMany[role]} (${bodies.length})`}>
          <Bullets items={bodies} />
        </Section>
      ))
    )}
  </>
)
