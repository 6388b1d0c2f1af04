import { z } from 'zod'
import type { PersonActor } from '../../../platform/access/actor.ts'
import { person } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { errorsOf } from '../../../platform/http/formState.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { formatTime } from '../../../platform/i18n/format.ts'
import { Temporal } from '../../../platform/kernel/dates.ts'
import { DIGEST_HOUR } from '../../domain/digest.ts'
import {
  type Frequency,
  frequencies,
  frequencyOf,
  noticesPath,
  optionalTopics,
  preferencesPath,
  type Topic,
  topicWords,
} from '../../domain/notice.ts'
import { preferencesOf, savePreferences } from '../../store/noticePreferences.ts'
import { findPerson } from '../../store/people.ts'
import { n, preferencesWords as words } from './messages.ts'
import { personOf } from './noticesRoutes.tsx'
import { PreferencesPage, type PreferencesView } from './preferencesView.tsx'

/** A role that sleeps counts too: its mails leave all the same. */
const topicsFor = ({ platform, asleep }: PersonActor): readonly Topic[] =>
  optionalTopics([...platform, ...asleep].includes('administrator'))

const answerOf = (topic: Topic) => z.enum(frequencies, words.missing(topicWords[topic].label))

const form = z.strictObject({
  body: answerOf('body'),
  membership: answerOf('membership'),
  event: answerOf('event'),
  record: answerOf('record'),
  search: answerOf('search'),
  administration: answerOf('administration').optional(),
  news: answerOf('news'),
})

const shown = (view: PreferencesView, status: 200 | 422 = 200) =>
  page({
    title: words.title,
    status,
    body: <PreferencesPage view={view} />,
    indexed: false,
    breadcrumb: [
      { label: n.account, href: '/compte' },
      { label: n.title, href: noticesPath },
      { label: words.short },
    ],
  })

const readView = async (
  ctx: Ctx,
  actor: PersonActor,
  keys: FormKeys,
  chosen: (topic: Topic) => Frequency | null,
): Promise<PreferencesView> => ({
  keys,
  email: (await findPerson(ctx.db, actor.personId))?.email ?? '',
  hour: formatTime(new Temporal.PlainTime(DIGEST_HOUR)),
  topics: topicsFor(actor).map((topic) => ({ topic, chosen: chosen(topic) })),
  errors: {},
})

export const preferencesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: preferencesPath,
    policy: person(),
    handle: async ({ ctx, actor, formKeys }) => {
      const somebody = personOf(actor)
      const saved = (await preferencesOf(ctx.db, ctx.scope, [somebody.personId])).get(somebody.personId)
      return shown(await readView(ctx, somebody, formKeys, (topic) => frequencyOf(topic, saved ?? {})))
    },
  }),
  route({
    method: 'POST',
    path: preferencesPath,
    policy: person(),
    form,
    handle: async ({ ctx, actor, form: { administration, ...chosen } }) => {
      const all = administration === undefined ? chosen : { ...chosen, administration }
      await savePreferences(ctx, personOf(actor).personId, all)
      return redirect(preferencesPath, { flash: words.saved })
    },
    invalid: async ({ ctx, actor, formKeys }, { problems, typed }) => {
      const kept = (topic: Topic) => frequencies.find((frequency) => frequency === typed[topic]) ?? null
      const view = await readView(ctx, personOf(actor), formKeys, kept)
      const errors = errorsOf(problems)
      return shown({ ...view, errors }, 422)
    },
  }),
]
