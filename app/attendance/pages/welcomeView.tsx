import { participantRoles, roleNames } from '../../events/index.ts'
import { OrganiserFrame, organiserPath } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  DataTable,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Grid,
  SearchBox,
  Section,
  Select,
  Tabs,
  TextInput,
} from '../../ui/index.ts'
import type { Door } from '../usecases/readDoor.ts'
import { BadgeForm, PeopleTable } from './doorForms.tsx'
import { w } from './messages.ts'
import { doorPath, wallPath, welcomePath } from './paths.ts'
import { type DoorRow, type Filter, filters, presentCounts } from './presentDoor.ts'

export type WelcomeView = {
  readonly door: Door
  readonly keys: FormKeys
  readonly typed: string
  readonly filter: Filter
  readonly rows: readonly DoorRow[]
  readonly total: number
  readonly badge: Typed
  readonly walkIn: Typed
}

const Counts = ({ door }: WelcomeView) => {
  const counts = presentCounts(door)
  const total = counts.at(-1)
  return (
    <DataTable
      id="compteurs"
      caption={w.welcome.counts}
      dense
      rows={counts.slice(0, -1)}
      rowKey={({ label }) => label}
      columns={[
        { key: 'role', header: w.welcome.role, rowHeader: true, cell: ({ label }) => label },
        { key: 'expected', header: w.welcome.expected, numeric: true, cell: ({ expected }) => expected },
        { key: 'present', header: w.welcome.present, numeric: true, cell: ({ present }) => present },
        { key: 'missing', header: w.welcome.missing, numeric: true, cell: ({ missing }) => missing },
        { key: 'absent', header: w.welcome.absent, numeric: true, cell: ({ absent }) => absent },
      ]}
      totals={
        total && {
          role: total.label,
          expected: total.expected,
          present: total.present,
          missing: total.missing,
          absent: total.absent,
        }
      }
    />
  )
}

const WalkInForm = ({ door, keys, walkIn }: WelcomeView) => (
  <Details summary={w.walkIn.title} open={Object.keys(walkIn.errors).length > 0}>
    <p>{w.walkIn.lead}</p>
    <Form
      action={welcomePath(door.event, '/sur-place')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={w.walkIn.title}
    >
      <TextInput
        name="name"
        label={w.walkIn.body}
        required
        autocomplete="off"
        value={walkIn.values.name}
        error={walkIn.errors.name}
      />
      <Select
        name="role"
        label={w.walkIn.role}
        required
        options={participantRoles.map((role) => ({ value: role, label: roleNames[role] }))}
        value={walkIn.values.role}
        error={walkIn.errors.role}
      />
      <TextInput
        name="representative"
        label={w.walkIn.person}
        optional
        autocomplete="off"
        value={walkIn.values.representative}
        error={walkIn.errors.representative}
      />
      <Button>{w.walkIn.submit}</Button>
    </Form>
  </Details>
)

/** Mends the timetable for those who are missing: a draft that the organiser looks at, then publishes. */
const ReplanForm = ({ door, keys }: WelcomeView) => (
  <Section title={w.replan.title} lead={w.replan.lead} id="remplacement">
    <Form
      action={welcomePath(door.event, '/remplacement')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={w.replan.title}
    >
      <Button icon="shuffle">{w.replan.submit}</Button>
    </Form>
  </Section>
)

export const WelcomePage = (view: WelcomeView) => {
  const { door, keys, typed, filter, rows, total, badge, walkIn } = view
  const { event, people } = door
  const place = { from: 'organisation' as const, typed, filter }
  const here = (one: Filter): string => {
    const query = new URLSearchParams({ ...(typed === '' ? {} : { q: typed }), etat: one })
    return welcomePath(event, `?${query}`)
  }
  return (
    <OrganiserFrame
      event={event}
      tab="welcome"
      title={w.welcome.title}
      lead={w.welcome.lead}
      actions={
        <>
          <ButtonLink href={doorPath(event)} icon="badge-check">
            {w.welcome.openDoor}
          </ButtonLink>
          <ButtonLink kind="secondary" href={welcomePath(event, '/appareils')}>
            {w.welcome.devices}
          </ButtonLink>
          <ButtonLink kind="secondary" href={wallPath(event)}>
            {w.welcome.wall}
          </ButtonLink>
          {people.length > 0 && (
            <ButtonLink
              kind="secondary"
              href={welcomePath(event, '/arrivees.xlsx')}
              icon="file-down"
              download
            >
              {w.export.open}
            </ButtonLink>
          )}
        </>
      }
    >
      <ErrorSummary errors={{ ...badge.errors, ...walkIn.errors }} />
      {people.length === 0 ? (
        <EmptyState
          title={w.welcome.none}
          icon="users"
          action={
            <ButtonLink href={organiserPath(event, 'participants')}>{w.welcome.participants}</ButtonLink>
          }
        >
          <p>{w.welcome.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Counts {...view} />
          {/* Somebody is missing: what to do comes before the list of everybody. */}
          {door.absences.size > 0 && <ReplanForm {...view} />}
          <Section title={w.welcome.list} id="liste">
            <Grid columns={2}>
              <BadgeForm event={event} keys={keys} place={place} typed={badge} />
              <SearchBox
                action={welcomePath(event)}
                label={w.welcome.search}
                hint={w.welcome.searchHint}
                id="personne"
                value={typed}
                hidden={{ etat: filter }}
              />
            </Grid>
            <Tabs
              label={w.welcome.filter}
              look="segments"
              entries={filters.map((one) => ({
                label: w.welcome.filters[one],
                href: here(one),
                current: one === filter,
              }))}
            />
            {rows.length === 0 ? (
              <EmptyState title={w.welcome.noMatch} level={3}>
                <p>{w.welcome.noMatchText}</p>
              </EmptyState>
            ) : (
              <PeopleTable
                event={event}
                keys={keys}
                place={place}
                rows={rows}
                total={total}
                absenceHref={(row) => welcomePath(event, `/absence/${row.participantId}`)}
              />
            )}
          </Section>
        </>
      )}
      <WalkInForm {...view} />
      {door.absences.size === 0 && <ReplanForm {...view} />}
    </OrganiserFrame>
  )
}
