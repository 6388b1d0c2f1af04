import { Badge, ButtonLink, DataTable, EmptyState, PageTitle } from '../../ui/index.ts'
import type { OpenMapEvent, ProgrammeItem } from '../domain/event.ts'
import { hasTracks, programmeGrid } from '../domain/programme.ts'
import { eventPath, hourOf, presentProgramme, presentSummary } from './presentEvents.ts'
import { p } from './publicMessages.ts'

type Line = ReturnType<typeof presentProgramme>[number]

/** Until the organiser says that the programme is final, each line of a day to come says that it may change. */
export const isProvisional = ({ status, programmeFinal }: OpenMapEvent): boolean =>
  status !== 'held' && !programmeFinal

const Provisional = () => <Badge kind="draft">{p.programme.provisional}</Badge>

const Notes = ({ line }: { line: Line }) => (
  <>
    {line.description !== null && <span class="description-note">{line.description}</span>}
    {line.speakers.length > 0 && <span class="description-note">{line.speakers.join(' · ')}</span>}
  </>
)

/** One line under the other, by hour. */
const ByHour = ({ event, items, short }: TableProps) => {
  const known = items.some(({ startsAt }) => startsAt !== null)
  return (
    <DataTable
      id="programme"
      caption={p.programme.caption}
      captionHidden
      rows={presentProgramme(items)}
      rowKey={(line) => line.id}
      columns={[
        ...(known
          ? [{ key: 'hour', header: p.programme.hour, nowrap: true, cell: (line: Line) => line.hour }]
          : []),
        {
          key: 'title',
          header: p.programme.session,
          rowHeader: true,
          cell: (line) => (
            <>
              {line.title} {isProvisional(event) && <Provisional />}
              {!short && <Notes line={line} />}
            </>
          ),
        },
        ...(items.some(({ room }) => room !== null)
          ? [{ key: 'room', header: p.programme.room, cell: (line: Line) => line.room }]
          : []),
      ]}
    />
  )
}

/** By hour and room, where sessions take place side by side; one list on a telephone. */
const ByRoom = ({ event, items, short }: TableProps) => {
  const { rooms, rows } = programmeGrid(items)
  return (
    // A scrolling area that a keyboard may not reach would hide its end.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrows
    <section class="table-scroll" tabIndex={0} aria-label={p.programme.byRoom}>
      <table class="table tracks" id="programme">
        <caption>
          <span class="visually-hidden">{p.programme.byRoom}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{p.programme.hour}</th>
            {rooms.map((room) => (
              <th key={room ?? ''} scope="col">
                {room ?? p.programme.noRoom}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ startsAt, cells }) => (
            <tr key={startsAt ?? ''}>
              <th scope="row">{startsAt === null ? p.programme.unknownHour : hourOf(startsAt)}</th>
              {cells.map((cell, column) => (
                <td key={rooms[column] ?? ''}>
                  {presentProgramme(cell).map((line) => (
                    <div key={line.id} class="track-session">
                      <span class="track-title">{line.title}</span> {isProvisional(event) && <Provisional />}
                      <span class="description-note">
                        {line.hour}
                        {line.room !== '' && <span class="track-room"> · {line.room}</span>}
                      </span>
                      {!short && <Notes line={line} />}
                    </div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type TableProps = {
  readonly event: OpenMapEvent
  readonly items: readonly ProgrammeItem[]
  readonly short?: boolean
}

export const ProgrammeTable = (props: TableProps) =>
  hasTracks(props.items) ? <ByRoom {...props} /> : <ByHour {...props} />

export const ProgrammePage = ({
  event,
  programme,
}: {
  event: OpenMapEvent
  programme: readonly ProgrammeItem[]
}) => (
  <>
    <PageTitle
      kicker={event.title}
      title={p.programme.title}
      lead={presentSummary(event).when}
      actions={
        <ButtonLink href={eventPath(event)} icon="arrow-left">
          {p.programme.back}
        </ButtonLink>
      }
    />
    {programme.length === 0 ? (
      <EmptyState title={p.programme.empty} icon="calendar">
        <p>{p.programme.emptyText}</p>
      </EmptyState>
    ) : (
      <ProgrammeTable event={event} items={programme} />
    )}
  </>
)
