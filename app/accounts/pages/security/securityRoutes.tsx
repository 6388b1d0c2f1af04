import { toString as drawQr } from 'qrcode'
import { z } from 'zod'
import { ownAccount } from '../../../platform/access/policy.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { t } from '../../messages.ts'
import { factorsOf } from '../../store/factors.ts'
import { closePersonSessions } from '../../usecases/closePersonSessions.ts'
import {
  confirmSecondFactor,
  prepareSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../../usecases/secondFactor.ts'
import { proved } from '../proof/proved.ts'
import { NewCodesPage, RenewCodesPage } from './codesView.tsx'
import { ConfirmAgainPage, EnrolmentPage } from './enrolmentView.tsx'
import { personOf, renewed, shown, waiting } from './frame.tsx'
import { codesPath, securityPath } from './paths.ts'
import { t as recovery } from './recoveryMessages.ts'
import { securityPage } from './securityPage.tsx'

const words = t.security
const KEYLESS = 'a code serves once; the answer renews the session, which is kept nowhere'
const codeForm = z.strictObject({ code: z.string().trim().max(40) })

export const securityRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: securityPath,
    policy: ownAccount(),
    handle: (request) => securityPage(request),
  }),
  route({
    method: 'POST',
    path: `${securityPath}/code`,
    policy: ownAccount(),
    form: z.strictObject({}),
    keyless: 'shows a secret once, which is kept nowhere in clear',
    handle: proved(securityPath, async ({ services, caller, formKeys }, { person }) => {
      const prepared = await prepareSecondFactor({ services, caller, personId: person.personId })
      if (!prepared.ok) return redirect(securityPath, { flash: prepared.refusal.sentence })
      const svg = await drawQr(prepared.value.uri, { type: 'svg', margin: 2 })
      const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
      return shown(
        words.enrolTitle,
        <EnrolmentPage enrolment={prepared.value} image={image} keys={formKeys} />,
      )
    }),
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
      return confirmed.refusal.code === 'wait'
        ? waiting(confirmed.refusal)
        : shown(words.confirm, <ConfirmAgainPage error={confirmed.refusal.sentence} keys={formKeys} />, 422)
    },
  }),
  route({
    method: 'POST',
    path: `${securityPath}/code/retrait`,
    policy: ownAccount(),
    form: codeForm,
    keyless: KEYLESS,
    handle: async (request) => {
      const { ctx, services, caller, form } = request
      const person = personOf(request.actor)
      const factors = await factorsOf(services.identity.db, person)
      const parts = { services, caller, personId: person.personId, factors, code: form.code }
      const removed = await removeSecondFactor(ctx, parts)
      if (removed.ok) return renewed(removed.value, words.removed)
      if (removed.refusal.code === 'wait') return waiting(removed.refusal)
      const status = removed.refusal.code === 'wrong' ? 422 : 409
      return securityPage(request, { code: removed.refusal.sentence }, status)
    },
  }),
  route({
    method: 'GET',
    path: codesPath,
    policy: ownAccount(),
    handle: async ({ actor, services, formKeys }) => {
      const { codes } = await factorsOf(services.identity.db, personOf(actor))
      return codes ? shown(recovery.renew, <RenewCodesPage keys={formKeys} />) : redirect(securityPath)
    },
  }),
  route({
    method: 'POST',
    path: codesPath,
    policy: ownAccount(),
    form: codeForm,
    keyless: 'shows secrets once, which are kept nowhere in clear',
    handle: async ({ ctx, actor, services, caller, form, formKeys }) => {
      const person = personOf(actor)
      const factors = await factorsOf(services.identity.db, person)
      const parts = { services, caller, personId: person.personId, factors, code: form.code }
      const made = await renewRecoveryCodes(ctx, parts)
      if (made.ok)
        return { ...shown(recovery.newTitle, <NewCodesPage codes={made.value} />), written: true as const }
      return made.refusal.code === 'wait'
        ? waiting(made.refusal)
        : shown(recovery.renew, <RenewCodesPage keys={formKeys} error={made.refusal.sentence} />, 422)
    },
  }),
  route({
    method: 'POST',
    path: `${securityPath}/connexions/fermeture`,
    policy: ownAccount(),
    form: z.strictObject({}),
    handle: async ({ ctx, actor }) => {
      const { personId, sessionId } = personOf(actor)
      await closePersonSessions(ctx, { personId, which: { except: sessionId } })
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
      const { personId } = personOf(actor)
      const closed = await closePersonSessions(ctx, { personId, which: { only: params.id } })
      return redirect(securityPath, { flash: closed > 0 ? words.closed : words.notClosed })
    },
  }),
]
