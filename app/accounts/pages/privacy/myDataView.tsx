import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  Card,
  CardList,
  type Column,
  DataTable,
  DescriptionList,
  Details,
  EmptyState,
  Form,
  PageTitle,
  Section,
  Tag,
} from '../../../ui/index.ts'
import { w } from './messages.ts'
import { consentsPath, erasurePath, exportPath, exportsPath, readingsPath } from './paths.ts'
import type { ConsentRow, CopyRow, HeldGroup, HeldTable, ReadingRow } from './presentMyData.ts'

export type MyDataView = {
  readonly keys: FormKeys
  /** An account that a demonstration shares: nothing of it is copied or erased. */
  readonly shared: boolean
  readonly addressProved: boolean
  readonly held: readonly HeldGroup[]
  readonly readings: { readonly rows: readonly ReadingRow[]; readonly total: number }
  readonly copies: readonly CopyRow[]
  readonly consents: readonly ConsentRow[]
  /** Day of an erasure under way, or that it waits for something. */
  readonly erasure: { readonly day: string; readonly blocked: boolean } | null
}

const HeldRows = ({ table }: { readonly table: HeldTable }) => (
  <>
    <DataTable
      id={`donnees-${table.table}`}
      caption={table.caption}
      dense
      rows={table.rows}
      rowKey={(_row, index) => String(index)}
      columns={table.columns.map(({ key, header }, place) => ({
        key,
        header,
        cell: (row: readonly string[]) => row[place] ?? '',
      }))}
    />
    {table.hidden !== null && <p class="muted">{table.hidden}</p>}
  </>
)

const Held = ({ held, addressProved }: MyDataView) => (
  <Section title={w.held.title} lead={w.held.lead} id="conserve">
    {!addressProved && (
      <Banner tone="info">
        <p>{w.held.unproved}</p>
      </Banner>
    )}
    {held.map((group) => (
      <Details key={group.id} summary={group.summary}>
        <DescriptionList
          items={[
            { term: w.held.purpose, value: group.purpose },
            { term: w.held.basis, value: group.basis },
            { term: w.held.kept, value: group.kept },
            { term: w.held.recipients, value: group.recipients },
          ]}
        />
        {group.tables.map((table) => (
          <HeldRows key={table.table} table={table} />
        ))}
      </Details>
    ))}
  </Section>
)

export const readingColumns: readonly Column<ReadingRow>[] = [
  {
    key: 'when',
    header: w.readings.when,
    rowHeader: true,
    nowrap: true,
    cell: ({ iso, when }) => <time dateTime={iso}>{when}</time>,
  },
  { key: 'who', header: w.readings.who, cell: ({ who }) => who },
  { key: 'what', header: w.readings.what, cell: ({ what }) => what },
  { key: 'why', header: w.readings.why, cell: ({ why }) => why },
]

const Readings = ({ readings }: MyDataView) => (
  <Section title={w.readings.title} lead={w.readings.lead} id="consultations">
    {readings.total === 0 ? (
      <EmptyState title={w.readings.none} icon="eye" level={3}>
        <p>{w.readings.noneText}</p>
      </EmptyState>
    ) : (
      <>
        <DataTable
          id="table-consultations"
          caption={w.readings.title}
          captionHidden
          rows={readings.rows}
          rowKey={({ key }) => key}
          columns={readingColumns}
        />
        {readings.total > readings.rows.length && (
          <Actions>
            <ButtonLink href={readingsPath}>{w.readings.all(readings.total)}</ButtonLink>
          </Actions>
        )}
      </>
    )}
  </Section>
)

const Copies = ({ copies, keys }: MyDataView) => (
  <Section title={w.copies.title} lead={w.copies.lead} id="copie">
    <Form action={exportsPath} csrf={keys.csrf} idempotencyKey={keys.key} hidden={{ kind: 'person' }}>
      <Button icon="download">{w.copies.ask}</Button>
    </Form>
    {copies.length > 0 && (
      <DataTable
        id="copies"
        caption={w.copies.mine}
        rows={copies}
        rowKey={({ id }) => id}
        columns={[
          { key: 'asked', header: w.copies.asked, rowHeader: true, cell: ({ asked }) => asked },
          { key: 'what', header: w.copies.what, cell: ({ what }) => what },
          {
            key: 'state',
            header: w.copies.state,
            cell: ({ state, ready }) => <Tag tone={ready ? 'success' : 'neutral'}>{state}</Tag>,
          },
          {
            key: 'open',
            header: w.copies.open,
            headerHidden: true,
            cell: ({ id, asked }) => (
              <ButtonLink kind="quiet" small href={exportPath(id)} context={asked}>
                {w.copies.open}
              </ButtonLink>
            ),
          },
        ]}
      />
    )}
  </Section>
)

const Consents = ({ consents, keys }: MyDataView) => (
  <Section title={w.consents.title} lead={w.consents.lead} id="accords">
    <CardList label={w.consents.title}>
      {consents.map(({ subject, title, text, state, given }) => (
        <Card
          key={subject}
          title={title}
          level={3}
          actions={
            <Form
              action={consentsPath}
              csrf={keys.csrf}
              idempotencyKey={keys.key}
              hidden={{ subject, choice: given ? 'withdraw' : 'give' }}
              inline
            >
              <Button kind="secondary" small context={title}>
                {given ? w.consents.withdraw : w.consents.give}
              </Button>
            </Form>
          }
        >
          <p>{text}</p>
          <p class="muted">{state}</p>
        </Card>
      ))}
    </CardList>
  </Section>
)

const ErasureBanner = ({ erasure }: { readonly erasure: NonNullable<MyDataView['erasure']> }) => (
  <Banner
    tone="warning"
    level={2}
    title={erasure.blocked ? w.erase.blocked : w.erase.under(erasure.day)}
    actions={
      <ButtonLink kind="secondary" href={erasurePath}>
        {w.erase.see}
      </ButtonLink>
    }
  >
    {!erasure.blocked && <p>{w.erase.underText}</p>}
  </Banner>
)

/** Everything that somebody may know and do about their data, on one page. */
export const MyDataPage = ({ view }: { readonly view: MyDataView }) => (
  <>
    <PageTitle kicker={w.account} title={w.title} lead={w.lead} />
    {view.erasure !== null && <ErasureBanner erasure={view.erasure} />}
    {view.shared && (
      <Banner tone="info" title={w.sharedTitle} level={2}>
        <p>{w.shared}</p>
      </Banner>
    )}
    <Held {...view} />
    <Readings {...view} />
    {!view.shared && (
      <>
        <Copies {...view} />
        <Consents {...view} />
        <Section title={w.erase.title} lead={w.erase.lead} id="effacer">
          <ButtonLink kind="secondary" href={erasurePath}>
            {w.erase.open}
          </ButtonLink>
        </Section>
      </>
    )}
    <Section title={w.more.title} lead={w.more.text}>
      <a href="/donnees-personnelles">{w.more.policy}</a>
    </Section>
  </>
)
