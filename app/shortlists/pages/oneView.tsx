import { kinds, sectors } from '../../directory/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatSiret } from '../../platform/i18n/format.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  CardList,
  Checkboxes,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  PrintButton,
  Section,
  Select,
  Tag,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { LONGEST_NOTE, LONGEST_TITLE, type Shortlist } from '../domain/shortlist.ts'
import { l } from './linkMessages.ts'
import type { Bodies } from './listsView.tsx'
import { p } from './messages.ts'
import { comparePath, listPath } from './paths.ts'
import { dayOf, type Line } from './shared.ts'

const o = p.one

export type OneView = {
  readonly list: Shortlist
  readonly body: string | null
  readonly lines: readonly Line[]
  readonly writes: boolean
  /** Bodies to which a list of one's own may be given. */
  readonly bodies: Bodies
  readonly keys: FormKeys
  readonly zone: string
  readonly typed: Typed
  /** The line whose note was typed. */
  readonly typedOn: string | null
}

type LineProps = { readonly view: OneView; readonly line: Line; readonly index: number }

/** A form of one button needs no name of its own: that of its button is enough. */
const post = ({ list, keys }: OneView, rest: string, label?: string) =>
  ({ action: listPath(list.id, rest), csrf: keys.csrf, idempotencyKey: keys.key, label }) as const

const nameOf = ({ structure }: Line): string => structure?.name ?? o.gone

const NoteForm = ({ view, line }: Omit<LineProps, 'index'>) => {
  const typed = view.typedOn === line.structureId ? view.typed : null
  const name = `note-${line.structureId}`
  return (
    <Details summary={line.note === '' ? o.edit : o.change} open={typed !== null}>
      <Form
        {...post(view, `/structures/${line.structureId}/note`, `${o.note} – ${nameOf(line)}`)}
        hidden={{ version: String(line.noteVersion) }}
      >
        <Textarea
          name="note"
          id={name}
          label={o.note}
          hint={o.noteHint}
          rows={3}
          maxLength={LONGEST_NOTE}
          value={typed?.values.note ?? line.note}
          error={typed?.errors.note}
        />
        <Button kind="secondary" small context={nameOf(line)}>
          {o.save}
        </Button>
      </Form>
    </Details>
  )
}

const Note = ({ view, line }: Omit<LineProps, 'index'>) =>
  line.note === '' ? null : (
    <figure class="quote">
      <blockquote>
        {line.note.split('\n').map((words, index) => (
          <p key={`${index} ${words}`}>{words}</p>
        ))}
      </blockquote>
      {line.noteAt !== null && (
        <figcaption>
          {line.noteBy === null
            ? o.noteOn(dayOf(line.noteAt, view.zone))
            : o.noteBy(line.noteBy, dayOf(line.noteAt, view.zone))}
        </figcaption>
      )}
    </figure>
  )

const LineActions = ({ view, line, index }: LineProps) => {
  const at = `/structures/${line.structureId}`
  const name = nameOf(line)
  const move = (direction: 'haut' | 'bas') => (
    <Form {...post(view, `${at}/deplacement`)} hidden={{ vers: direction }} inline>
      <Button kind="quiet" small icon={direction === 'haut' ? 'arrow-up' : 'arrow-down'} context={name}>
        {direction === 'haut' ? o.up : o.down}
      </Button>
    </Form>
  )
  return (
    <>
      {index > 0 && move('haut')}
      {index < view.lines.length - 1 && move('bas')}
      <Form {...post(view, `${at}/retrait`)} inline>
        <Button kind="quiet" small icon="x" context={name}>
          {o.remove}
        </Button>
      </Form>
    </>
  )
}

/** One structure of a list, with what is noted on it. */
export const LineCard = ({ view, line, index }: LineProps) => {
  const { structure } = line
  const when = dayOf(line.addedAt, view.zone)
  const trades = [...new Set((structure?.activities ?? []).map(({ sector }) => sectors[sector].name))]
  return (
    <Card
      title={nameOf(line)}
      level={3}
      id={`structure-${line.structureId}`}
      {...(structure === null ? {} : { href: `/structures/${structure.slug}` })}
      kicker={line.addedBy === null ? o.added(when) : o.addedBy(line.addedBy, when)}
      tags={structure?.kinds.map(({ kind }) => (
        <Tag key={kind} tone="info">
          <abbr title={kinds[kind].name}>{kind}</abbr>
        </Tag>
      ))}
      facts={
        structure === null
          ? []
          : [
              ...(structure.siret === null ? [] : [{ label: o.siret, value: formatSiret(structure.siret) }]),
              ...(structure.city === null
                ? []
                : [
                    { label: o.place, value: [structure.postCode, structure.city].filter(Boolean).join(' ') },
                  ]),
              ...(trades.length === 0 ? [] : [{ label: o.activities, value: trades.join(', ') }]),
            ]
      }
      actions={view.writes ? <LineActions view={view} line={line} index={index} /> : undefined}
    >
      <Note view={view} line={line} />
      {view.writes && <NoteForm view={view} line={line} />}
    </Card>
  )
}

/** A form of its own: no form fits in another, and lines hold several. */
const CompareForm = ({ view }: { readonly view: OneView }) => (
  <Details summary={o.compareLegend}>
    <Form action={comparePath} method="get" label={o.compareLegend}>
      <Checkboxes
        name="ids"
        legend={o.choose}
        hint={o.compareHint}
        values={view.lines.slice(0, 2).map(({ structureId }) => structureId)}
        options={view.lines.map((line) => ({ value: line.structureId, label: nameOf(line) }))}
      />
      <Button kind="secondary" icon="scale">
        {o.compare}
      </Button>
    </Form>
  </Details>
)

const Manage = ({ view }: { readonly view: OneView }) => {
  const { list, typed, bodies } = view
  return (
    <Details summary={o.manage} open={typed.errors.titre !== undefined || typed.errors.pour !== undefined}>
      <Form {...post(view, '/modification', o.rename)}>
        <TextInput
          name="titre"
          label={p.form.title}
          maxLength={LONGEST_TITLE}
          required
          value={typed.values.titre ?? list.title}
          error={typed.errors.titre}
        />
        <Button kind="secondary">{o.rename}</Button>
      </Form>
      {list.organisationId === null && bodies.length > 0 && (
        <Form {...post(view, '/partage', o.share)}>
          <Select
            name="pour"
            label={o.share}
            hint={o.shareHint}
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.values.pour}
            error={typed.errors.pour}
            required
          />
          <Button kind="secondary">{o.shareAction}</Button>
        </Form>
      )}
      <p>
        <ButtonLink kind="secondary" icon="users" href={listPath(list.id, '/liens')}>
          {l.open}
        </ButtonLink>
      </p>
      <Actions>
        <Form {...post(view, list.archived ? '/reprise' : '/archivage')} inline>
          <Button kind="secondary">{list.archived ? o.unarchive : o.archive}</Button>
        </Form>
        <Form {...post(view, '/suppression')} inline>
          <Button kind="danger" icon="trash-2">
            {o.delete}
          </Button>
        </Form>
      </Actions>
    </Details>
  )
}

const Exports = ({ list }: OneView) => (
  <Actions>
    <ButtonLink kind="quiet" icon="file-down" href={listPath(list.id, '/export.csv')}>
      {o.csv}
    </ButtonLink>
    <ButtonLink kind="quiet" icon="file-spreadsheet" href={listPath(list.id, '/export.xlsx')}>
      {o.xlsx}
    </ButtonLink>
    <ButtonLink kind="quiet" icon="file-text" href={listPath(list.id, '/liste.pdf')}>
      {o.pdf}
    </ButtonLink>
    <PrintButton />
  </Actions>
)

export const OnePage = ({ view }: { readonly view: OneView }) => {
  const { list, lines } = view
  return (
    <>
      <PageTitle
        title={list.title}
        kicker={view.body === null ? o.private : o.shared(view.body)}
        lead={o.lead(lines.length)}
        tags={list.archived ? <Tag icon="lock">{o.archivedTag}</Tag> : undefined}
      />
      <ErrorSummary
        errors={
          view.typedOn === null
            ? view.typed.errors
            : { [`note-${view.typedOn}`]: view.typed.errors.note ?? '' }
        }
      />
      {!view.writes && <p class="hint">{o.readOnly}</p>}
      {lines.length === 0 ? (
        <EmptyState
          title={o.empty}
          icon="list"
          action={
            <ButtonLink href="/structures" kind="primary" icon="search">
              {o.emptyAction}
            </ButtonLink>
          }
        >
          <p>{o.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <Section title={o.items} titleHidden>
            <CardList ordered>
              {lines.map((line, index) => (
                <LineCard key={line.structureId} view={view} line={line} index={index} />
              ))}
            </CardList>
          </Section>
          {lines.length > 1 && <CompareForm view={view} />}
          <Exports {...view} />
        </>
      )}
      {view.writes && <Manage view={view} />}
    </>
  )
}
