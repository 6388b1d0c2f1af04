import { z } from 'zod'
import { participantOf, setVideo } from '../../events/index.ts'
import { crumbsOf, eventPath, slugParams } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../platform/http/formState.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { atOnceOutcomes, otherwiseAnswers } from '../domain/answer.ts'
import type { MyMeeting } from '../usecases/readMine.ts'
import { sayOutcome, type Word } from '../usecases/sayOutcome.ts'
import { MeetingPage, otherName } from './meetingView.tsx'
import { p } from './messages.ts'
import { loadMine, type Mine } from './mine.ts'
import { meetingPath } from './paths.ts'

const at = '/rencontres/:slug/rendez-vous/:id'
const params = slugParams.extend({ id: z.uuid() })

type WithMeeting = Mine & { readonly one: MyMeeting }

/** The meeting of the address, if it is one of theirs. */
const loadMeeting = async (
  request: Parameters<typeof loadMine>[0] & { readonly params: { readonly id: string } },
): Promise<WithMeeting | null> => {
  const found = await loadMine(request)
  const one = found?.mine.meetings.find(({ meeting }) => meeting.id === request.params.id)
  return found === null || one === undefined ? null : { ...found, one }
}

const meetingPage = (
  { ctx, formKeys }: { readonly ctx: Ctx; readonly formKeys: FormKeys },
  found: WithMeeting,
  status = 200,
  typed?: Typed,
) => {
  const { event, one } = found
  const title = p.meeting.title(otherName(one))
  return page({
    title: `${title} – ${event.title}`,
    indexed: false,
    status,
    breadcrumb: crumbsOf(
      event,
      { label: p.meeting.back, href: eventPath(event, '/mon-agenda') },
      { label: title },
    ),
    body: <MeetingPage mine={found} one={one} keys={formKeys} clock={ctx.clock} typed={typed} />,
  })
}

const own = { policy: participantOf(), params, load: loadMeeting } as const

/** Says it, and comes back to the page. */
const say = async (ctx: Ctx, { event, who, one }: WithMeeting, word: Word) => {
  const said = await sayOutcome(ctx, {
    event,
    participantId: who.participantId,
    meetingId: one.meeting.id,
    word,
  })
  return redirect(meetingPath(event, one.meeting.id), {
    flash: said.ok ? (word.kind === 'note' ? p.meeting.noteSaved : p.said) : said.refusal.sentence,
  })
}

/** `rendez-vous/:id`: what came of one meeting, said by one of its parties. */
export const meetingRoutes: readonly Route[] = [
  route({ ...own, method: 'GET', path: at, handle: (request) => meetingPage(request, request.resource) }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/issue`,
    form: z.strictObject({ outcome: z.enum(atOnceOutcomes) }),
    handle: ({ ctx, resource, form }) => say(ctx, resource, { kind: 'outcome', outcome: form.outcome }),
    invalid: (request) => meetingPage(request, request.resource, 422),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/autrement`,
    form: z.strictObject({ otherwise: z.enum(otherwiseAnswers) }),
    handle: ({ ctx, resource, form }) => say(ctx, resource, { kind: 'otherwise', otherwise: form.otherwise }),
    invalid: (request) => meetingPage(request, request.resource, 422),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/note`,
    form: z.strictObject({ note: optionalText(500) }),
    handle: ({ ctx, resource, form }) => say(ctx, resource, { kind: 'note', note: form.note ?? null }),
    invalid: (request) => meetingPage(request, request.resource, 422),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/visio`,
    form: z.strictObject({ video: optionalText(500) }),
    handle: async (request) => {
      const { event, one } = request.resource
      const { video = null } = request.form
      const set = await setVideo(request.ctx, { event, pair: one.meeting, address: video })
      if (!set.ok)
        return meetingPage(request, request.resource, 422, refusedForm(set.refusal, { video: video ?? '' }))
      return redirect(meetingPath(event, one.meeting.id), {
        flash: set.value === null ? p.meeting.videoRemoved : p.meeting.videoSet,
      })
    },
    invalid: (request, invalid) => meetingPage(request, request.resource, 422, invalidForm(invalid)),
  }),
]
