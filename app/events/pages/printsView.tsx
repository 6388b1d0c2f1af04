import type { FormKeys } from '../../platform/http/route.ts'
import { Button, ButtonLink, Card, DataTable, EmptyState, Form, Grid, Section } from '../../ui/index.ts'
import type { EventPrint } from '../domain/contribution.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { t } from '../messages.ts'
import type { TimetableShown } from '../usecases/loadTimetable.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'

/** A file that another module makes: where it is, or what makes it ready. */
const OtherCard = ({ print, keys }: { readonly print: EventPrint; readonly keys: FormKeys }) => (
  <Card
    title={print.title}
    level={3}
    icon="file-down"
    actions={
      <>
        {print.href !== null && (
          <ButtonLink href={print.href} icon="download" context={print.title} download>
            {o.prints.download}
          </ButtonLink>
        )}
        {print.prepare !== null && (
          <Form action={print.prepare.action} csrf={keys.csrf} idempotencyKey={keys.key} inline>
            <Button kind="secondary">{print.prepare.label}</Button>
          </Form>
        )}
      </>
    }
  >
    <p>{print.text}</p>
  </Card>
)

const OtherPrints = (props: { readonly others: readonly EventPrint[]; readonly keys: FormKeys }) =>
  props.others.length === 0 ? null : (
    <Section title={o.prints.others}>
      <Grid columns={3}>
        {props.others.map((print) => (
          <OtherCard key={print.title} print={print} keys={props.keys} />
        ))}
      </Grid>
    </Section>
  )

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

export const PrintsPage = ({
  event,
  source,
  others,
  keys,
}: {
  readonly event: OpenMapEvent
  readonly source: TimetableShown | null
  readonly others: readonly EventPrint[]
  readonly keys: FormKeys
}) => {
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
        <OtherPrints others={others} keys={keys} />
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
      <OtherPrints others={others} keys={keys} />
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
