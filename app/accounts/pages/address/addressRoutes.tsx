import { z } from 'zod'
import { ownAccount } from '../../../platform/access/policy.ts'
import { emailField } from '../../../platform/http/fields.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { askAddress, confirmAddress, readAskedAddress } from '../../usecases/changeAddress.ts'
import { proved } from '../proof/proved.ts'
import { personOf, shown, waiting } from '../security/frame.tsx'
import { addressPath, securityPath } from '../security/paths.ts'
import { AddressOverPage, AddressSentPage, AskAddressPage, ConfirmAddressPage } from './addressView.tsx'
import { t } from './messages.ts'

const tokenParams = z.strictObject({ token: z.string().min(16).max(64) })
const over = () => shown(t.overTitle, <AddressOverPage />, 410)

export const addressRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: addressPath,
    policy: ownAccount(),
    handle: proved(null, ({ formKeys }) => shown(t.change, <AskAddressPage keys={formKeys} typed="" />)),
  }),
  route({
    method: 'POST',
    path: addressPath,
    policy: ownAccount(),
    form: z.strictObject({ email: emailField }),
    handle: proved(null, async ({ ctx, services, form: { email }, formKeys }, { person }) => {
      const asked = await askAddress(ctx, { services, person, email })
      if (asked.ok) return redirect(`${addressPath}/envoi`)
      if (asked.refusal.code === 'wait') return waiting(asked.refusal)
      const view = <AskAddressPage keys={formKeys} typed={email} error={asked.refusal.sentence} />
      return shown(t.change, view, 422)
    }),
    invalid: ({ formKeys }, { problems, typed }) =>
      shown(
        t.change,
        <AskAddressPage keys={formKeys} typed={typed.email ?? ''} error={problems[0]?.sentence} />,
        422,
      ),
  }),
  route({
    method: 'GET',
    path: `${addressPath}/envoi`,
    policy: ownAccount(),
    handle: () => shown(t.sentTitle, <AddressSentPage />),
  }),
  route({
    method: 'GET',
    path: '/compte/adresse/:token',
    policy: ownAccount(),
    params: tokenParams,
    handle: async ({ ctx, actor, services, params: { token }, formKeys }) => {
      const asked = await readAskedAddress(ctx, { services, person: personOf(actor), token })
      if (asked === null) return over()
      const view = <ConfirmAddressPage keys={formKeys} token={token} email={asked.email} />
      return shown(t.confirmTitle, view)
    },
  }),
  route({
    method: 'POST',
    path: '/compte/adresse/:token',
    policy: ownAccount(),
    params: tokenParams,
    form: z.strictObject({}),
    handle: async ({ ctx, actor, services, params: { token } }) => {
      const parts = { services, person: personOf(actor), token }
      const confirmed = await confirmAddress(ctx, parts)
      return confirmed.ok ? redirect(securityPath, { flash: t.confirmed(confirmed.value) }) : over()
    },
  }),
]
