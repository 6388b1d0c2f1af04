import {
  type OpenMapEvent,
  type Participant,
  type ParticipantRole,
  participantRoles,
  roleNames,
} from '../../events/index.ts'
import { OrganiserFrame, organiserPath } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { type Paged, pageCount } from '../../platform/kernel/pagination.ts'
import {
  Actions,
  Button,
  ButtonLink,
  type Children,
  Choice,
  DataTable,
  DateInput,
  EmptyState,
  ErrorSummary,
  FieldError,
  Fieldset,
  Form,
  Grid,
  HiddenInputs,
  Pagination,
  Select,
  Tabs,
  Tag,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import type { Question, RegistrationCall } from '../domain/call.ts'
import { filesMissing, type GivenFile } from '../domain/files.ts'
import type { RegistrationFilter } from '../domain/filter.ts'
import {
  isLive,
  type Registration,
  type RegistrationState,
  referenceOf,
  registrationStates,
} from '../domain/registration.ts'
import { t } from '../messages.ts'
import { Abandoned } from './abandonedView.tsx'
import { FilesCell } from './filesCell.tsx'
import { o } from './organiserMessages.ts'
import { registerPath } from './registerViews.tsx'

const views = { list: '', settings: '/ouverture', form: '/questions' } as const
type View = keyof typeof views

export const inscriptionsPath = (event: OpenMapEvent, view: View = 'list', rest = ''): string =>
  organiserPath(event, 'registrations', `${views[view]}${rest}`)

export const Frame = (props: { event: OpenMapEvent; view: View; children: Children }) => (
  <OrganiserFrame event={props.event} tab="registrations" title={o.title} lead={o.lead}>
    <Tabs
      label={o.views}
      look="segments"
      entries={(Object.keys(views) as View[]).map((view) => ({
        label: o[view],
        href: inscriptionsPath(props.event, view),
        current: view === props.view,
      }))}
    />
    {props.children}
  </OrganiserFrame>
)

const tones = {
  confirmed: 'success',
  offered: 'warning',
  waiting: 'info',
  cancelled: 'neutral',
  expired: 'neutral',
} as const satisfies { readonly [S in RegistrationState]: string }

const nameOf = (one: Registration): string => one.name ?? one.bodyName ?? t.forThemselves

/** Names repeat: the body and the reference tell which. */
const whoIs = (one: Registration): string =>
  [nameOf(one), one.bodyName ?? t.forThemselves, referenceOf(one)].join(', ')

/** Words and role; the state has its tabs. */
const SearchForm = ({ event, filter }: { event: OpenMapEvent; filter: RegistrationFilter }) => (
  <form class="form" method="get" action={inscriptionsPath(event)}>
    {filter.state !== null && <HiddenInputs values={{ etat: filter.state }} />}
    <Grid columns={2}>
      <TextInput name="q" type="search" label={o.words} value={filter.words} maxLength={100} />
      <Select
        name="role"
        label={o.role}
        empty={o.everyRole}
        options={participantRoles.map((role) => ({ value: role, label: roleNames[role] }))}
        value={filter.role ?? undefined}
      />
    </Grid>
    <Button kind="secondary" icon="search">
      {o.search}
    </Button>
  </form>
)

export const ListPage = (props: {
  event: OpenMapEvent
  keys: FormKeys
  call: RegistrationCall | null
  all: readonly Registration[]
  /** Those of the role, with the words searched, whatever their state. */
  found: readonly Registration[]
  shown: Paged<Registration>
  filter: RegistrationFilter
  abandoned: readonly Participant[]
  /** Questions that ask for a file, and what was given. */
  asked: readonly Question[]
  files: readonly GivenFile[]
}) => {
  const { event, keys, all, found, shown, filter, asked, files } = props
  const expected = all.filter((one) => filesMissing(asked, one, files).length > 0).length
  const count = (one: RegistrationState, those = found): number =>
    those.filter((each) => each.state === one).length
  const href = (state: RegistrationState | null, page = 1): string => {
    const query = new URLSearchParams()
    if (state !== null) query.set('etat', state)
    if (filter.role !== null) query.set('role', filter.role)
    if (filter.words !== '') query.set('q', filter.words)
    if (page > 1) query.set('page', String(page))
    return inscriptionsPath(event, 'list', query.size === 0 ? '' : `?${query}`)
  }
  if (props.call === null)
    return (
      <Frame event={event} view="list">
        <EmptyState title={o.noCall} icon="users">
          <p>{o.noCallText}</p>
          <ButtonLink href={inscriptionsPath(event, 'settings')} kind="primary">
            {o.open}
          </ButtonLink>
        </EmptyState>
      </Frame>
    )
  return (
    <Frame event={event} view="list">
      <p role="status">{o.count(count('confirmed', all), count('waiting', all) + count('offered', all))}</p>
      {expected > 0 && <p>{o.files.expected(expected)}.</p>}
      <Abandoned
        event={event}
        bodies={props.abandoned}
        keys={keys}
        action={(id) => inscriptionsPath(event, 'list', `/organismes/${id}/retrait`)}
      />
      {all.length === 0 ? (
        <EmptyState title={o.none} icon="users">
          <p>{o.noneText}</p>
          <ButtonLink href={registerPath(event)}>{o.preview}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <SearchForm event={event} filter={filter} />
          <Tabs
            label={o.state}
            look="segments"
            entries={[
              { label: o.all, href: href(null), count: found.length, current: filter.state === null },
              ...registrationStates
                .filter((one) => count(one) > 0)
                .map((one) => ({
                  label: t.states[one],
                  href: href(one),
                  count: count(one),
                  current: one === filter.state,
                })),
            ]}
          />
          <DataTable
            id="inscriptions"
            caption={o.caption}
            captionHidden
            dense
            rows={shown.items}
            empty={o.noneFound}
            rowKey={(one) => one.id}
            columns={[
              {
                key: 'person',
                header: o.person,
                rowHeader: true,
                cell: (one) => (
                  <>
                    {nameOf(one)}
                    {one.email !== null && <span class="description-note">{one.email}</span>}
                  </>
                ),
              },
              { key: 'body', header: o.body, cell: (one) => one.bodyName ?? t.forThemselves },
              { key: 'role', header: o.role, cell: (one) => roleNames[one.role] },
              {
                key: 'state',
                header: o.state,
                cell: (one) => <Tag tone={tones[one.state]}>{t.states[one.state]}</Tag>,
              },
              {
                key: 'access',
                header: o.access,
                cell: (one) =>
                  [one.accessNeeds, one.signLanguage ? o.lsf : null]
                    .filter((part) => part !== null)
                    .join(' · '),
              },
              ...(asked.length === 0
                ? []
                : [
                    {
                      key: 'files',
                      header: o.files.title,
                      cell: (one: Registration) => (
                        <FilesCell
                          registration={one}
                          questions={asked}
                          files={files}
                          href={({ id }) => inscriptionsPath(event, 'list', `/${one.id}/fichiers/${id}`)}
                        />
                      ),
                    },
                  ]),
              {
                key: 'came',
                header: o.came,
                nowrap: true,
                cell: (one) => formatDateTime(localOf(one.createdAt, event.zone)),
              },
              {
                key: 'actions',
                header: o.actions,
                headerHidden: true,
                cell: (one) =>
                  isLive(one.state) ? (
                    <Form
                      action={inscriptionsPath(event, 'list', `/${one.id}/annulation`)}
                      csrf={keys.csrf}
                      idempotencyKey={keys.key}
                      label={`${o.cancel} ${o.cancelOf(whoIs(one))}`}
                      inline
                    >
                      <Button kind="quiet" small icon="ban" context={o.cancelOf(whoIs(one))}>
                        {o.cancel}
                      </Button>
                    </Form>
                  ) : (
                    ''
                  ),
              },
            ]}
          />
          <Pagination page={shown.page} pages={pageCount(shown)} href={(page) => href(filter.state, page)} />
          <Actions>
            <ButtonLink href={inscriptionsPath(event, 'list', '/export.csv')} icon="download" download>
              {o.export}
            </ButtonLink>
            <ButtonLink href={inscriptionsPath(event, 'list', '/export.xlsx')} icon="download" download>
              {o.exportSheet}
            </ButtonLink>
          </Actions>
        </>
      )}
    </Frame>
  )
}

const LimitCell = (props: {
  name: string
  label: string
  value: string | undefined
  error: string | undefined
}) => (
  <>
    {props.error !== undefined && <FieldError id={`${props.name}-error`}>{props.error}</FieldError>}
    <input
      class="input input-short"
      id={props.name}
      name={props.name}
      aria-label={props.label}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      aria-describedby={props.error === undefined ? undefined : `${props.name}-error`}
      inputMode="numeric"
      value={props.value}
    />
  </>
)

export const SettingsPage = (props: { event: OpenMapEvent; keys: FormKeys; typed: Typed }) => {
  const { event, keys, typed } = props
  const { values, errors } = typed
  return (
    <Frame event={event} view="settings">
      <ErrorSummary errors={errors} />
      <Form
        action={inscriptionsPath(event, 'settings')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.settings}
      >
        <DateInput name="opensOn" label={o.opensOn} required value={values.opensOn} error={errors.opensOn} />
        <DateInput
          name="closesOn"
          label={o.closesOn}
          hint={o.closesHint}
          required
          value={values.closesOn}
          error={errors.closesOn}
        />
        <TextInput
          name="places"
          label={o.places}
          hint={o.placesHint}
          optional
          width="short"
          inputMode="numeric"
          value={values.places}
          error={errors.places}
        />
        <TextInput
          name="offerHours"
          label={o.offerHours}
          hint={o.offerHint}
          required
          width="short"
          inputMode="numeric"
          value={values.offerHours}
          error={errors.offerHours}
        />
        <Textarea
          name="introduction"
          label={o.introduction}
          optional
          rows={3}
          value={values.introduction}
          error={errors.introduction}
        />
        <Fieldset legend={o.roles} hint={o.unlimited} id="roles" required error={errors.roles}>
          <DataTable
            id="roles-ouverts"
            caption={o.roles}
            captionHidden
            dense
            rows={participantRoles}
            rowKey={(role) => role}
            columns={[
              {
                key: 'open',
                header: o.role,
                rowHeader: true,
                cell: (role) => (
                  <Choice
                    type="checkbox"
                    id={`ouvert-${role}`}
                    name="roles"
                    value={role}
                    label={roleNames[role]}
                    checked={(values.roles ?? '').split(',').includes(role)}
                  />
                ),
              },
              ...(['places', 'perBody'] as const).map((name) => ({
                key: name,
                header: name === 'places' ? o.rolePlaces : o.perBody,
                cell: (role: ParticipantRole) => (
                  <LimitCell
                    name={`${name}-${role}`}
                    label={`${name === 'places' ? o.rolePlaces : o.perBody}, ${roleNames[role]}`}
                    value={values[`${name}-${role}`]}
                    error={errors[`${name}-${role}`]}
                  />
                ),
              })),
            ]}
          />
        </Fieldset>
        <Button kind="primary">{o.save}</Button>
      </Form>
    </Frame>
  )
}
