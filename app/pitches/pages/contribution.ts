import type {
  Addressee,
  EventAction,
  EventContribution,
  EventStep,
  OpenMapEvent,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, Temporal } from '../../platform/kernel/dates.ts'
import type { Application } from '../domain/application.ts'
import { phaseOf } from '../domain/call.ts'
import { chosenOf, submittedOf } from '../store/applications.ts'
import { callOf } from '../store/calls.ts'
import { halfDaysOf } from '../store/halfDays.ts'
import { assessmentsOf, isJuror, jurorIds, jurorsOf } from '../store/jury.ts'
import { copyCall } from '../usecases/copyCall.ts'
import { p } from './messages.ts'
import { callPath, juryPath, pitchesPath } from './paths.ts'
import { whenText } from './words.ts'

const actions = async (ctx: Ctx, event: OpenMapEvent): Promise<readonly EventAction[]> => {
  const call = await callOf(ctx.db, ctx.scope, event.id)
  if (call === null || event.status === 'cancelled') return []
  const phase = phaseOf(call, localOf(ctx.clock.now(), event.zone))
  const { actor } = ctx
  const judges =
    actor.kind === 'person' &&
    call.decidedAt === null &&
    (await isJuror(ctx.db, ctx.scope, event.id, actor.personId))
  return [
    ...(phase === 'open'
      ? [
          {
            label: p.actions.apply,
            text: p.actions.applyText(whenText(call.closesAt), call.places),
            href: callPath(event),
            primary: true,
          },
        ]
      : []),
    ...(judges
      ? [
          {
            label: p.actions.jury,
            text: p.actions.juryText(formatDate(call.juryUntil)),
            href: juryPath(event),
            primary: false,
          },
        ]
      : []),
  ]
}

const before = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).subtract({ days }).toString()

const steps = async (ctx: Ctx, event: OpenMapEvent): Promise<readonly EventStep[]> => {
  const call = await callOf(ctx.db, ctx.scope, event.id)
  const s = p.steps
  const step = (title: string, text: string, rest: string, done: boolean, due: string | null): EventStep => ({
    phase: 'before',
    title,
    text,
    href: pitchesPath(event, rest),
    done,
    due,
  })
  // A call that nobody needs presses nobody: some days have no pitches.
  if (call === null) return [step(s.open, s.openText, '', false, null)]
  const applications = await submittedOf(ctx.db, ctx.scope, event.id)
  const members = await jurorIds(ctx.db, ctx.scope, event.id)
  const said = await assessmentsOf(ctx.db, ctx.scope, event.id)
  const done = said.filter(({ state }) => state !== 'draft').length
  const total = applications.length * members.length
  const chosen = await chosenOf(ctx.db, ctx.scope, event.id)
  const halfDays = await halfDaysOf(ctx.db, ctx.scope, event.id)
  const prepared = chosen.filter(({ halfDayId }) => halfDayId !== null).length
  const published = call.publishedAt !== null
  const answered = call.answeredAt !== null
  const closes = call.closesAt.slice(0, 10)
  const [last = call.juryUntil] = [call.juryUntil, before(event.day, 14)].sort().reverse()
  return [
    step(s.open, s.opened(applications.length, formatDate(closes)), '', true, null),
    step(
      s.jury,
      s.juryText(done, total, members.length),
      '#jury',
      answered || (total > 0 && done >= total),
      call.juryUntil,
    ),
    step(s.decide, s.decideText(chosen.length, call.places, answered), '#decision', answered, last),
    step(
      s.prepare,
      s.prepareText(prepared, chosen.length, published),
      '#preparation',
      answered && published && (halfDays.length === 0 || prepared === chosen.length),
      before(event.day, 2),
    ),
  ]
}

const applicants = (applications: readonly Application[]): readonly Addressee[] =>
  applications.map(({ structure, contactName, contactEmail }) => ({
    participantId: null,
    body: structure,
    name: contactName,
    email: contactEmail,
  }))

const segments: EventContribution['segments'] = [
  {
    code: 'pitch-applicants',
    label: p.segments.applicants,
    people: async (ctx, event) => applicants(await submittedOf(ctx.db, ctx.scope, event.id)),
  },
  {
    code: 'pitch-chosen',
    label: p.segments.chosen,
    people: async (ctx, event) => applicants(await chosenOf(ctx.db, ctx.scope, event.id)),
  },
  {
    code: 'pitch-jury',
    label: p.segments.jury,
    people: async (ctx, event) =>
      (await jurorsOf(ctx, event.id)).map(({ name, email }) => ({
        participantId: null,
        body: name,
        name,
        email,
      })),
  },
]

/** What the module brings to the pages of a day. */
export const pitchesOfEvent: EventContribution = {
  actions,
  steps,
  segments,
  clone: copyCall,
  addresses: async (ctx, event) =>
    (await submittedOf(ctx.db, ctx.scope, event.id)).flatMap(({ id, contactEmail }) =>
      contactEmail === null ? [] : [{ id, email: contactEmail }],
    ),
}
