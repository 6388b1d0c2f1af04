import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  CardList,
  Checkbox,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  PrintButton,
  Section,
  Select,
  ShownOnce,
  Tag,
  TextInput,
} from '../../ui/index.ts'
import { LINK_DAYS, type ShortlistLink, stateOf } from '../domain/link.ts'
import { LONGEST_TITLE, type Shortlist } from '../domain/shortlist.ts'
import { l } from './linkMessages.ts'
import { p } from './messages.ts'
import { LineCard, type OneView } from './oneView.tsx'
import { listPath, sharedPath } from './paths.ts'
import { dayOf } from './shared.ts'

const MakeForm = (props: { readonly list: Shortlist; readonly keys: FormKeys; readonly typed: Typed }) => {
  const { errors, values } = props.typed
  return (
    <Form action={listPath(props.list.id, '/liens')} csrf={props.keys.csrf} label={l.make}>
      <TextInput
        name="nom"
        label={l.name}
        hint={l.nameHint}
        maxLength={LONGEST_TITLE}
        required
        value={values.nom}
        error={errors.nom}
      />
      <Select
        name="duree"
        label={l.days}
        empty={false}
        options={LINK_DAYS.map((days) => ({ value: String(days), label: l.dayOptions[days] }))}
        value={values.duree ?? String(LINK_DAYS[1])}
        error={errors.duree}
      />
      <Checkbox name="notes" label={l.notes} hint={l.notesHint} checked={values.notes !== undefined} />
      <Button>{l.make}</Button>
    </Form>
  )
}

export const LinksPage = (props: {
  readonly list: Shortlist
  readonly links: readonly ShortlistLink[]
  readonly now: Date
  readonly zone: string
  readonly keys: FormKeys
  readonly typed: Typed
}) => {
  const { list, links, now, zone, keys } = props
  return (
    <>
      <PageTitle title={l.title} kicker={list.title} lead={l.lead} />
      <ErrorSummary errors={props.typed.errors} />
      <Section title={l.make}>
        <MakeForm list={list} keys={keys} typed={props.typed} />
      </Section>
      <Section title={l.caption}>
        {links.length === 0 ? (
          <EmptyState title={l.empty} level={3} icon="list">
            <p>{l.emptyText}</p>
          </EmptyState>
        ) : (
          <DataTable
            id="liens"
            caption={l.caption}
            captionHidden
            stacked
            rows={links}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', header: l.columns.name, rowHeader: true, cell: ({ title }) => title },
              {
                key: 'notes',
                header: l.columns.notes,
                cell: ({ withNotes }) => (withNotes ? l.withNotes : l.withoutNotes),
              },
              {
                key: 'until',
                header: l.columns.until,
                cell: ({ expiresAt }) => dayOf(expiresAt, zone),
              },
              {
                key: 'used',
                header: l.columns.used,
                cell: ({ lastUsedAt }) => (lastUsedAt === null ? l.never : dayOf(lastUsedAt, zone)),
              },
              {
                key: 'state',
                header: l.columns.state,
                cell: (link) => {
                  const state = stateOf(link, now)
                  return <Tag tone={state === 'open' ? 'success' : 'neutral'}>{l.states[state]}</Tag>
                },
              },
              {
                key: 'revoke',
                header: l.revoke,
                headerHidden: true,
                cell: (link) =>
                  stateOf(link, now) === 'open' ? (
                    <Form
                      action={listPath(list.id, `/liens/${link.id}/fermeture`)}
                      csrf={keys.csrf}
                      idempotencyKey={keys.key}
                      inline
                    >
                      <Button kind="quiet" small icon="x" context={link.title}>
                        {l.revoke}
                      </Button>
                    </Form>
                  ) : null,
              },
            ]}
          />
        )}
      </Section>
    </>
  )
}

export const MadeLinkPage = (props: {
  readonly list: Shortlist
  readonly url: string
  readonly until: string
}) => (
  <>
    <PageTitle kicker={props.list.title} title={l.made} />
    <ShownOnce
      label={l.link}
      secret={props.url}
      warnings={[l.madeText, l.madeUntil(props.until)]}
      copy={l.copy}
      copied={l.copied}
    />
    <p>
      <ButtonLink href={listPath(props.list.id, '/liens')} icon="arrow-left">
        {l.back}
      </ButtonLink>
    </p>
  </>
)

/** A button, never an action: mail readers and previews open links on their own. */
export const EnterPage = (props: { readonly token: string; readonly keys: FormKeys }) => (
  <>
    <PageTitle title={l.enterTitle} lead={l.enterLead} />
    <Form action={`${sharedPath}/${props.token}`} csrf={props.keys.csrf} idempotencyKey={props.keys.key}>
      <Button>{l.enter}</Button>
    </Form>
  </>
)

export const OverPage = () => (
  <>
    <PageTitle title={l.over} lead={l.overText} />
    <ButtonLink href="/structures">{l.directory}</ButtonLink>
  </>
)

/** The list as whoever holds a link reads it. */
export const SharedPage = (props: { readonly view: OneView; readonly until: string }) => {
  const { view } = props
  return (
    <>
      <PageTitle title={view.list.title} kicker={l.kicker} lead={p.one.lead(view.lines.length)} />
      <p class="hint">{l.shownUntil(props.until)}</p>
      {view.lines.length === 0 ? (
        <EmptyState title={p.one.empty} icon="list" />
      ) : (
        <>
          <Section title={p.one.items} titleHidden>
            <CardList ordered>
              {view.lines.map((line, index) => (
                <LineCard key={line.structureId} view={view} line={line} index={index} />
              ))}
            </CardList>
          </Section>
          <Actions>
            <PrintButton />
          </Actions>
        </>
      )}
    </>
  )
}
