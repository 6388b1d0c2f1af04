import { ButtonLink, Card, DataTable, EmptyState, Grid, Section } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { t } from '../messages.ts'
import type { TimetableShown } from '../usecases/loadTimetable.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'

const FileCard = (props: { readonly title: string; readonly text: string; readonly href: string }) => (
  <Card
    title={props.title}
    level={3}
    icon="file-down"
    actions={
      <ButtonLink href={props.href} icon="download" context={props.title} download>
        {o.prints.download}
      </ButtonLink>
    }
  >
    <p>{props.text}</p>
  </Card>
)

export const PrintsPage = ({ event, source }: { event: OpenMapEvent; source: TimetableShown | null }) => {
  if (source === null) {
    return (
      <OrganiserFrame event={event} tab="prints" title={o.prints.title} lead={o.prints.lead}>
        <EmptyState
          title={o.prints.none}
          icon="printer"
          action={<ButtonLink href={organiserPath(event, 'timetable')}>{o.menu.timetable}</ButtonLink>}
        >
          <p>{o.prints.noneText}</p>
        </EmptyState>
      </OrganiserFrame>
    )
  }
  const parties = source.day.participants.filter(({ role }) => role === 'buyer' || role === 'supplier')
  const meetings = (id: string): number =>
    source.meetings.filter(({ buyerId, supplierId }) => buyerId === id || supplierId === id).length
  return (
    <OrganiserFrame event={event} tab="prints" title={o.prints.title} lead={o.prints.lead}>
      <Section title={o.prints.files} titleHidden>
        <Grid columns={3}>
          <FileCard
            title={o.prints.everything}
            text={o.prints.everythingText}
            href={organiserPath(event, 'prints', '/tout.pdf')}
          />
          <FileCard
            title={o.prints.tables}
            text={o.prints.tablesText}
            href={organiserPath(event, 'prints', '/tables.pdf')}
          />
          <FileCard
            title={o.prints.workbook}
            text={o.prints.workbookText}
            href={organiserPath(event, 'prints', '/classeur.xlsx')}
          />
        </Grid>
      </Section>
      <Section title={o.prints.sheets}>
        <DataTable
          id="feuilles"
          caption={o.prints.sheetsCaption}
          captionHidden
          dense
          rows={parties}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'name',
              header: o.participants.name,
              rowHeader: true,
              cell: (one) => (
                <a href={organiserPath(event, 'participants', `/${one.id}/agenda`)}>{one.displayName}</a>
              ),
            },
            { key: 'role', header: o.participants.role, cell: (one) => t.roles[one.role] },
            { key: 'meetings', header: o.prints.meetings, numeric: true, cell: (one) => meetings(one.id) },
            {
              key: 'files',
              header: o.prints.download,
              cell: (one) => (
                <>
                  <a href={organiserPath(event, 'participants', `/${one.id}/agenda.pdf`)} download>
                    {o.prints.sheet}
                    <span class="visually-hidden"> {o.participants.of(one.displayName)}</span>
                  </a>{' '}
                  <a href={organiserPath(event, 'participants', `/${one.id}/agenda.ics`)} download>
                    {o.prints.ics}
                    <span class="visually-hidden"> {o.participants.of(one.displayName)}</span>
                  </a>
                </>
              ),
            },
          ]}
        />
      </Section>
    </OrganiserFrame>
  )
}
