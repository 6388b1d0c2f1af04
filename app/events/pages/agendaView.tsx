import {
  ButtonLink,
  type Children,
  DataTable,
  DescriptionList,
  EmptyState,
  PageTitle,
  PrintButton,
} from '../../ui/index.ts'
import type { AgendaView } from './presentAgenda.ts'
import { p } from './publicMessages.ts'

/** The day of one participant: on a phone, on paper, for a screen reader. */
export const AgendaPage = (props: {
  readonly view: AgendaView
  /** Address of this page: the files are beside it. */
  readonly base: string
  /** Start of the address of each meeting. */
  readonly meetingBase?: string | null
  /** Seen by the organiser rather than by the participant. */
  readonly ofOther?: boolean
  /** The participant's other pages. */
  readonly tabs?: Children
}) => {
  const { view, base } = props
  const title = props.ofOther === true ? p.agenda.titleOf(view.name) : p.agenda.title
  return (
    <>
      <PageTitle
        kicker={view.eventTitle}
        title={title}
        lead={view.published ? `${view.name}, ${view.countText}` : view.name}
        actions={
          view.count === 0 ? undefined : (
            <>
              <ButtonLink href={`${base}.ics`} kind="primary" icon="calendar-plus" download>
                {props.ofOther === true ? p.agenda.icsOf : p.agenda.ics}
              </ButtonLink>
              <ButtonLink href={`${base}.pdf`} icon="file-down" download>
                {p.agenda.pdf}
              </ButtonLink>
              <PrintButton>{p.agenda.print}</PrintButton>
            </>
          )
        }
      />
      {props.tabs}
      {!view.published ? (
        <EmptyState title={p.agenda.none} icon="hourglass">
          <p>{p.agenda.noneText}</p>
        </EmptyState>
      ) : view.count === 0 ? (
        <EmptyState title={p.agenda.noMeeting} icon="calendar">
          <p>{p.agenda.noMeetingText}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="agenda"
          caption={p.agenda.caption(view.name)}
          captionHidden
          stacked={false}
          rows={view.lines}
          rowKey={(line) => line.key}
          columns={[
            {
              key: 'hour',
              header: p.agenda.hour,
              nowrap: true,
              cell: (line) => <time dateTime={line.startsAt}>{line.hour}</time>,
            },
            {
              key: 'what',
              header: p.agenda.what,
              rowHeader: true,
              cell: (line) =>
                line.kind === 'meeting' ? (
                  <>
                    {props.meetingBase && line.meetingId !== null ? (
                      <a href={`${props.meetingBase}${line.meetingId}`}>{line.what}</a>
                    ) : (
                      line.what
                    )}
                    <span class="description-note">
                      {line.table}
                      {line.video !== null && (
                        <>
                          {' · '}
                          <a href={line.video} rel="noreferrer">
                            {p.agenda.video}
                            <span class="visually-hidden">{` ${p.agenda.videoWith(line.what)}`}</span>
                          </a>
                        </>
                      )}
                    </span>
                  </>
                ) : (
                  <span class="muted">{line.what}</span>
                ),
            },
          ]}
        />
      )}
      <DescriptionList
        items={[
          { term: p.agenda.when, value: view.when, note: view.zoneText ?? undefined },
          { term: p.agenda.place, value: view.where, note: view.access ?? undefined },
        ]}
      />
      {view.published && (
        <p class="hint">
          {view.versionText} {p.agenda.changes}
        </p>
      )}
    </>
  )
}
