import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  Card,
  CardList,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Radios,
  Tag,
  TextInput,
} from '../../ui/index.ts'
import { type SavedSearch, searchFrequencies } from '../domain/savedSearch.ts'
import { LONGEST_TITLE } from '../domain/shortlist.ts'
import { a } from './alertMessages.ts'
import { alertsPath } from './paths.ts'
import { dayOf } from './shared.ts'

const frequencyOptions = searchFrequencies.map((value) => ({
  value,
  label: a.frequencies[value],
  hint: a.frequencyHints[value],
}))

const Fields = (props: {
  readonly id: string
  readonly title: string
  readonly frequency: string
  readonly errors: Typed['errors']
}) => (
  <>
    <TextInput
      name="titre"
      id={`titre-${props.id}`}
      label={a.name}
      maxLength={LONGEST_TITLE}
      required
      value={props.title}
      error={props.errors.titre}
    />
    <Radios
      name="frequence"
      id={`frequence-${props.id}`}
      legend={a.frequency}
      options={frequencyOptions}
      value={props.frequency}
      error={props.errors.frequence}
    />
  </>
)

export type Followed = SavedSearch & { readonly label: string }

type AlertsView = {
  readonly searches: readonly Followed[]
  readonly keys: FormKeys
  readonly zone: string
  readonly typed: Typed
  readonly typedOn: string | null
}

const SearchCard = ({ view, search }: { readonly view: AlertsView; readonly search: Followed }) => {
  const { keys } = view
  const post = (rest: string, label?: string) =>
    ({
      action: `${alertsPath}/${search.id}/${rest}`,
      csrf: keys.csrf,
      idempotencyKey: keys.key,
      label,
    }) as const
  const typed = view.typedOn === search.id ? view.typed : null
  return (
    <Card
      title={search.title}
      level={2}
      tags={search.paused ? <Tag icon="pause">{a.paused}</Tag> : undefined}
      facts={[
        {
          label: a.criteria,
          value: search.label === '' ? a.everything : search.label,
          labelShown: true,
        },
        { label: a.frequency, value: a.frequencies[search.frequency], labelShown: true },
        { label: a.checked, value: dayOf(search.checkedAt, view.zone), labelShown: true },
      ]}
      actions={
        <>
          <ButtonLink kind="secondary" small context={search.title} href={`/structures?${search.query}`}>
            {a.open}
          </ButtonLink>
          <Form {...post(search.paused ? 'reprise' : 'pause')} inline>
            <Button kind="quiet" small icon={search.paused ? 'play' : 'pause'} context={search.title}>
              {search.paused ? a.resume : a.pause}
            </Button>
          </Form>
          <Form {...post('suppression')} inline>
            <Button kind="quiet" small icon="trash-2" context={search.title}>
              {a.delete}
            </Button>
          </Form>
        </>
      }
    >
      <Details summary={a.edit} open={typed !== null}>
        <Form {...post('modification', search.title)}>
          <Fields
            id={search.id}
            title={typed?.values.titre ?? search.title}
            frequency={typed?.values.frequence ?? search.frequency}
            errors={typed?.errors ?? {}}
          />
          <Button kind="secondary" small context={search.title}>
            {a.save}
          </Button>
        </Form>
      </Details>
    </Card>
  )
}

export const AlertsPage = ({ view }: { readonly view: AlertsView }) => (
  <>
    <PageTitle title={a.title} lead={a.lead} />
    {view.searches.length === 0 ? (
      <EmptyState
        title={a.empty}
        icon="bell"
        action={
          <ButtonLink kind="primary" href="/structures" icon="search">
            {a.emptyAction}
          </ButtonLink>
        }
      >
        <p>{a.emptyText}</p>
      </EmptyState>
    ) : (
      <>
        <p>
          {a.mails} <a href="/compte/notifications/preferences">{a.mailsLink}</a>
        </p>
        <CardList>
          {view.searches.map((search) => (
            <SearchCard key={search.id} view={view} search={search} />
          ))}
        </CardList>
      </>
    )}
  </>
)

export const AddAlertPage = (props: {
  readonly query: string
  readonly title: string
  readonly label: string
  readonly total: number
  /** Said instead of the form. */
  readonly tooWide: string | null
  readonly keys: FormKeys
  readonly typed: Typed
}) => (
  <>
    <PageTitle
      title={a.addTitle}
      kicker={props.label === '' ? a.everything : props.label}
      lead={props.tooWide ?? a.addLead(props.total)}
    />
    {props.tooWide !== null ? (
      <ButtonLink href={`/structures?${props.query}`}>{a.narrow}</ButtonLink>
    ) : (
      <>
        <ErrorSummary errors={props.typed.errors} />
        <Form
          action={alertsPath}
          csrf={props.keys.csrf}
          idempotencyKey={props.keys.key}
          label={a.addTitle}
          hidden={{ recherche: props.query }}
        >
          <Fields
            id="ajout"
            title={props.typed.values.titre ?? props.title}
            frequency={props.typed.values.frequence ?? 'daily'}
            errors={props.typed.errors}
          />
          <Button icon="bell">{a.save}</Button>
        </Form>
      </>
    )}
  </>
)

export const UnknownSearchPage = () => (
  <>
    <PageTitle title={a.addTitle} />
    <EmptyState title={a.unknown} action={<ButtonLink href="/structures">{a.emptyAction}</ButtonLink>}>
      <p>{a.unknownText}</p>
    </EmptyState>
  </>
)
