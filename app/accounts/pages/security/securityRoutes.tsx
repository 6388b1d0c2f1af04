import { toString as drawQr } from 'qrcode'
import { z } from 'zod'
import type { PersonActor } from '../../../platform/access/actor.ts'
import { ownAccount } from '../../../platform/access/policy.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDateTime } from '../../../platform/i18n/format.ts'
import { SESSION_DAYS } from '../../../platform/identity/limits.ts'
import { type Clock, localOf, toDate } from '../../../platform/kernel/dates.ts'
import { t } from '../../messages.ts'
import { findPerson } from '../../store/people.ts'
import { closeSessions, sessionsOf } from '../../store/sessions.ts'
import { confirmSecondFactor, prepareSecondFactor, removeSecondFactor } from '../../usecases/secondFactor.ts'
import { linkedIdentities } from '../proConnect/linkedIdentities.ts'
import { deviceName } from './deviceName.ts'
import {
  ConfirmAgainPage,
  EnrolmentPage,
  SecurityPage,
  type SecurityView,
  securityPath,
} from './securityView.tsx'

const words = t.security
const KEYLESS = 'a code serves once; the answer renews the session, which is kept nowhere'
const codeForm = z.strictObject({ code: z.string().trim().max(40) })

/** The policy has allowed people only. */
const personOf = (actor: { readonly kind: string }): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor as PersonActor
}

const shown = (title: string, body: Parameters<typeof page>[0]['body'], status = 200) =>
  page({
    title,
    status,
    body,
    indexed: false,
    breadcrumb: [
      { label: t.account.title, href: '/compte' },
      ...(title === words.title ? [] : [{ label: words.title, href: securityPath }]),
      { label: title },
    ],
  })

const renewed = (token: string, flash: string) =>
  redirect(securityPath, { flash, session: { person: token, seconds: SESSION_DAYS * 24 * 3600 } })

const readView = async (
  { personId, sessionId }: PersonActor,
  services: Services,
  clock: Clock,
): Promise<Omit<SecurityView, 'keys'>> => {
  const { identity, territory } = services
  const moment = (date: Date): string => formatDateTime(localOf(date, territory.zone))
  const sessions = await sessionsOf(identity.db, personId, toDate(clock.now()))
  const person = await findPerson(identity.db, personId)
  return {
    secondFactor: person?.secondFactor ?? false,
    proConnect: await linkedIdentities(services, personId),
    sessions: sessions.map((session) => ({
      id: session.id,
      device: deviceName(session.userAgent),
      method: words.methods[session.method as keyof typeof words.methods] ?? session.method,
      opened: moment(session.openedAt),
      seen: moment(session.seenAt),
      current: session.id === sessionId,
    })),
  }
}

export const securityRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: securityPath,
    policy: ownAccount(),
    handle: async ({ ctx, actor, services, formKeys }) => {
      const view = await readView(personOf(actor), services, ctx.clock)
      return shown(words.title, <SecurityPage view={{ ...view, keys: formKeys }} />)
    },
  }),
  route({
    method: 'POST',
    path: `${securityPath}/code`,
    policy: ownAccount(),
    form: z.strictObject({}),
    keyless: 'shows a secret once, which is kept nowhere in clear',
    handle: async ({ actor, services, caller, formKeys }) => {
      const { personId } = personOf(actor)
      const prepared = await prepareSecondFactor({ services, caller, personId })
      if (!prepared.ok) return redirect(securityPath, { flash: prepared.refusal.sentence })
      const svg = await drawQr(prepared.value.uri, { type: 'svg', margin: 2 })
      const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
      return shown(
        words.enrolTitle,
        <EnrolmentPage enrolment={prepared.value} image={image} keys={formKeys} />,
      )
    },
  }),
  route({
    method: 'POST',
    path: `${securityPath}/code/confirmation`,
    policy: ownAccount(),
    form: codeForm,
    keyless: KEYLESS,
    handle: async ({ ctx, actor, services, caller, form, formKeys }) => {
      const { personId } = personOf(actor)
      const confirmed = await confirmSecondFactor(ctx, { services, caller, personId, code: form.code })
      if (confirmed.ok) return renewed(confirmed.value, words.added)
      return shown(
        words.confirm,
        <ConfirmAgainPage error={confirmed.refusal.sentence} keys={formKeys} />,
        422,
      )
    },
  }),
  route({
    method: 'POST',
    path: `${securityPath}/code/retrait`,
    policy: ownAccount(),
    form: codeForm,
    keyless: KEYLESS,
    handle: async ({ ctx, actor, services, caller, form, formKeys }) => {
      const person = personOf(actor)
      const parts = { services, caller, personId: person.personId, code: form.code }
      const removed = await removeSecondFactor(ctx, parts)
      if (removed.ok) return renewed(removed.value, words.removed)
      const view = await readView(person, services, ctx.clock)
      const shownAgain = { ...view, keys: formKeys, removeError: removed.refusal.sentence }
      return shown(words.title, <SecurityPage view={shownAgain} />, 422)
    },
  }),
  route({
    method: 'POST',
    path: `${securityPath}/connexions/fermeture`,
    policy: ownAccount(),
    form: z.strictObject({}),
    handle: async ({ ctx, actor }) => {
      const { personId, sessionId } = personOf(actor)
      await closeSessions(ctx.db, personId, { except: sessionId })
      return redirect(securityPath, { flash: words.closedOthers })
    },
  }),
  route({
    method: 'POST',
    path: `${securityPath}/connexions/:id/fermeture`,
    policy: ownAccount(),
    params: z.strictObject({ id: z.uuid() }),
    form: z.strictObject({}),
    handle: async ({ ctx, actor, params }) => {
      const closed = await closeSessions(ctx.db, personOf(actor).personId, { only: params.id })
      return redirect(securityPath, { flash: closed > 0 ? words.closed : words.notClosed })
    },
  }),
]
