import { type OpenMapEvent, organises } from '../../events/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Grid,
  Island,
  PageTitle,
  SearchBox,
  Section,
  TextInput,
} from '../../ui/index.ts'
import { BadgeForm, PeopleTable, type Place } from './doorForms.tsx'
import { w } from './messages.ts'
import { doorPath, welcomePath } from './paths.ts'
import type { DoorRow } from './presentDoor.ts'

export type DoorView = {
  readonly event: OpenMapEvent
  readonly actor: Actor
  readonly keys: FormKeys
  readonly typed: string
  /** What a search found; nothing is listed before one. */
  readonly rows: readonly DoorRow[]
  readonly total: number
  readonly badge: Typed
}

/** Without a script: the same two ways, one page each. */
const Twin = ({ event, keys, typed, rows, total, badge }: DoorView) => {
  const place: Place = { from: 'porte', typed, filter: 'all' }
  return (
    <div data-door="twin">
      <Grid columns={2}>
        <BadgeForm event={event} keys={keys} place={place} typed={badge} />
        <SearchBox
          action={doorPath(event)}
          label={w.welcome.search}
          hint={w.welcome.searchHint}
          id="personne"
          value={typed}
        />
      </Grid>
      {typed !== '' &&
        (rows.length === 0 ? (
          <EmptyState title={w.welcome.noMatch}>
            <p>{w.door.noMatch}</p>
          </EmptyState>
        ) : (
          <PeopleTable event={event} keys={keys} place={place} rows={rows} total={total} />
        ))}
    </div>
  )
}

/** What the script fills: shown once it runs. */
const Tools = () => (
  <div class="door-tools" data-door="tools" hidden>
    <p class="door-state" data-door="state" role="status">
      {w.door.starting}
    </p>
    <p class="door-counts" data-door="counts" />
    <div data-door="answer" role="status" />
    <Grid columns={2}>
      <form class="form" data-door="code" aria-label={w.welcome.badge}>
        <TextInput
          name="code"
          label={w.welcome.badge}
          hint={w.welcome.badgeHint}
          autocomplete="off"
          spellcheck={false}
        />
        <Actions>
          <Button>{w.welcome.badgeSubmit}</Button>
          <Button type="button" kind="secondary" data={{ 'data-door': 'scan' }}>
            {w.door.scan}
          </Button>
        </Actions>
        <p class="hint" data-door="camera" role="status" />
        <video class="door-video" data-door="video" muted playsInline hidden />
      </form>
      <form class="form" data-door="names" aria-label={w.door.search}>
        <TextInput
          name="nom"
          type="search"
          label={w.door.search}
          hint={w.door.searchHint}
          autocomplete="off"
        />
        <p class="hint" data-door="found" role="status" />
      </form>
    </Grid>
    <ul class="door-people" data-door="results" aria-label={w.door.results} />
    <div data-door="twice" hidden>
      <Section title={w.door.duplicates}>
        <ul class="door-people" data-door="duplicates" />
      </Section>
    </div>
    <p class="hint">{w.door.install}</p>
    <template data-door-model="person">
      <li>
        <p>
          <strong data-part="name" /> <span data-part="body" /> <span class="muted" data-part="role" />
          <span class="line" data-part="state" />
        </p>
        <Button type="button" kind="secondary" small data={{ 'data-part': 'act' }}>
          {w.welcome.welcomeOne}
        </Button>
      </li>
    </template>
    {(['success', 'warning', 'error'] as const).map((tone) => (
      <template key={tone} data-door-model={tone}>
        <Banner tone={tone}>
          <span data-part="text" />
        </Banner>
      </template>
    ))}
  </div>
)

const scriptWords = {
  ...w.door,
  welcomeOne: w.welcome.welcomeOne,
  undo: w.welcome.undo,
  notYet: w.welcome.notYet,
  nameless: w.nameless,
  notABadge: '',
}

export const DoorPage = (view: DoorView & { readonly refusals: Readonly<Record<string, string>> }) => {
  const { event, actor } = view
  return (
    <>
      <PageTitle
        kicker={event.title}
        title={w.door.title}
        lead={w.door.lead}
        actions={
          organises(actor, event) && (
            <ButtonLink kind="secondary" href={welcomePath(event)} icon="arrow-left">
              {w.door.organise}
            </ButtonLink>
          )
        }
      />
      <ErrorSummary errors={view.badge.errors} />
      <Island
        name="door"
        props={{
          slug: event.slug,
          zone: event.zone,
          page: doorPath(event),
          list: doorPath(event, '/liste.json'),
          send: doorPath(event, '/envoi'),
          worker: doorPath(event, '.js'),
          words: { ...scriptWords, ...view.refusals },
        }}
      >
        <Tools />
        <Twin {...view} />
      </Island>
    </>
  )
}
