import { type OpenMapEvent, roleNames, sideOf } from '../../events/index.ts'
import {
  crumbsOf,
  eventPath,
  loadEvent,
  ParticipantFrame,
  type ParticipantTab,
  participantTabs,
} from '../../events/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { page } from '../../platform/http/reply.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { type Clock, localOf } from '../../platform/kernel/dates.ts'
import {
  Banner,
  Button,
  ButtonLink,
  DescriptionList,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  TextInput,
} from '../../ui/index.ts'
import { withAnswered } from '../domain/answers.ts'
import type { Question } from '../domain/call.ts'
import type { GivenFile } from '../domain/files.ts'
import { isLive, type Registration, referenceOf } from '../domain/registration.ts'
import { t } from '../messages.ts'
import { questionsOf } from '../store/calls.ts'
import { filesOfEvent } from '../store/files.ts'
import { findRegistration } from '../store/registrations.ts'
import { queueRank } from '../usecases/queueRank.ts'
import { PersonFields } from './fields.tsx'
import { type Filled, filledFrom } from './form.ts'
import { p } from './messages.ts'
import { FilesSection, MissingFiles } from './mineFilesView.tsx'
import { registerPath } from './registerViews.tsx'

export const minePath = (event: OpenMapEvent, rest = ''): string =>
  eventPath(event, `/mon-inscription${rest}`)

export type Mine = { readonly event: OpenMapEvent; readonly registration: Registration }

/** The registration of whoever came by its link; nobody else's can be named. */
export const loadMine = async (request: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly slug: string }
}): Promise<Mine | null> => {
  const { ctx, actor } = request
  const found = await loadEvent(request)
  if (found === null || actor.kind !== 'participant' || !actor.registrationId) return null
  const registration = await findRegistration(ctx.db, ctx.scope, actor.registrationId)
  return registration === null ? null : { ...found, registration }
}

export type Shown = {
  readonly filled?: Filled
  readonly errors?: Readonly<Record<string, string>>
  readonly transfer?: Readonly<Record<string, string>>
}

const tabsOf = ({
  event,
  registration: { state, role },
  clock,
}: Mine & { readonly clock: Clock }): readonly ParticipantTab[] =>
  state === 'confirmed' ? participantTabs(event, clock, { role, registered: true }) : ['registration']

const MinePage = (
  props: Mine &
    Shown & {
      keys: FormKeys
      questions: readonly Question[]
      files: readonly GivenFile[]
      before: number
      clock: Clock
    },
) => {
  const { event, registration, keys, questions } = props
  const errors = props.errors ?? {}
  const { state } = registration
  const form = { csrf: keys.csrf, idempotencyKey: keys.key }
  return (
    <ParticipantFrame event={event} tab="registration" tabs={tabsOf(props)} title={p.mine.title}>
      <ErrorSummary errors={errors} />
      <MissingFiles {...props} />
      {state === 'offered' && registration.offeredUntil !== null && (
        <Banner
          tone="warning"
          title={p.mine.offered(formatDateTime(localOf(registration.offeredUntil, event.zone)))}
          level={2}
          actions={
            <Form action={minePath(event, '/confirmation')} {...form} label={p.mine.accept} inline>
              <Button kind="primary">{p.mine.accept}</Button>
            </Form>
          }
        >
          <p>{p.mine.offeredText}</p>
        </Banner>
      )}
      <DescriptionList
        items={[
          { term: p.mine.state, value: t.states[state] },
          { term: p.mine.reference, value: referenceOf(registration) },
          { term: p.mine.role, value: roleNames[registration.role] },
          ...(registration.bodyName === null ? [] : [{ term: p.body, value: registration.bodyName }]),
          ...(registration.email === null ? [] : [{ term: p.email, value: registration.email }]),
        ]}
      />
      {state === 'waiting' && <p>{p.mine.rank(props.before)}</p>}
      {state === 'confirmed' && sideOf(registration.role) !== null && (
        <ButtonLink href={eventPath(event, '/souhaits')} icon="handshake">
          {p.mine.wishes}
        </ButtonLink>
      )}
      {!isLive(state) ? (
        <EmptyState title={p.mine.over} icon="calendar">
          <p>{p.mine.overText}</p>
          <ButtonLink href={registerPath(event)}>{p.title}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <FilesSection {...props} errors={errors} path={(rest) => minePath(event, rest)} />
          <Section title={p.mine.answers}>
            <Form action={minePath(event)} {...form} label={p.mine.answers}>
              <PersonFields
                filled={props.filled ?? filledFrom(registration, questions)}
                errors={errors}
                questions={questions.filter(({ kind }) => kind !== 'file')}
              />
              <Button kind="primary">{p.mine.save}</Button>
            </Form>
          </Section>
          <Details summary={p.mine.transfer} open={props.transfer !== undefined}>
            <p>{p.mine.transferText}</p>
            <Form action={minePath(event, '/transfert')} {...form} label={p.mine.transfer}>
              <TextInput
                id="nouveau-nom"
                name="newName"
                label={p.name}
                required
                value={props.transfer?.newName}
                error={errors.newName}
              />
              <TextInput
                name="newEmail"
                type="email"
                label={p.email}
                required
                value={props.transfer?.newEmail}
                error={errors.newEmail}
              />
              <Button>{p.mine.transferSubmit}</Button>
            </Form>
          </Details>
          <Details summary={p.mine.cancel}>
            <p>{p.mine.cancelText}</p>
            <Form action={minePath(event, '/annulation')} {...form} label={p.mine.cancel}>
              <Button kind="danger">{p.mine.cancel}</Button>
            </Form>
          </Details>
        </>
      )}
    </ParticipantFrame>
  )
}

/** The questions of the day, with the choices that this person made before and that are offered no more. */
export const askedAgain = async (ctx: Ctx, { event, registration }: Mine) =>
  withAnswered(await questionsOf(ctx.db, ctx.scope, event.id), registration.answers)

export const minePage = async (ctx: Ctx, mine: Mine, keys: FormKeys, shown: Shown = {}) =>
  page({
    title: `${p.mine.title} – ${mine.event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(mine.event, { label: p.mine.title }),
    body: (
      <MinePage
        {...mine}
        {...shown}
        keys={keys}
        questions={await askedAgain(ctx, mine)}
        files={await filesOfEvent(ctx.db, ctx.scope, mine.event.id)}
        before={await queueRank(ctx, mine.registration)}
        clock={ctx.clock}
      />
    ),
    ...(shown.errors === undefined ? {} : { status: 422 }),
  })
