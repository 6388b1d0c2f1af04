import { z } from 'zod'
import { anyone, anySession } from '../../../platform/access/policy.ts'
import { sameText } from '../../../platform/access/signing.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { callIdentity } from '../../../platform/identity/call.ts'
import { LEFT_PATH } from '../../../platform/identity/openId/provider.ts'
import { ButtonLink, PageTitle } from '../../../ui/index.ts'
import { t as accountWords } from '../../messages.ts'
import { exitOf, prepareLeaving } from '../../usecases/leave.ts'
import { DeparturePage } from './doorView.tsx'
import { withProvider } from './enterRoutes.tsx'
import { t } from './messages.ts'

const words = t.leaving
const exitPath = '/deconnexion/proconnect'

export const leaveRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/deconnexion',
    policy: anySession(),
    form: z.strictObject({}),
    keyless: 'whoever left has left: done twice, it is the same',
    ask: prepareLeaving,
    handle: async ({ services, caller, told }) => {
      const { auth } = services.identity
      if (caller.token !== null) await callIdentity(auth, caller, auth.api.signOut, {})
      if (told?.kind === 'there-too') return redirect(exitPath, { session: 'end', cookies: [told.cookie] })
      const flash = told === null ? accountWords.link.left : words.leftHere(services.openId?.label ?? '')
      return redirect('/', { flash, session: 'end' })
    },
  }),
  route({
    method: 'GET',
    path: exitPath,
    policy: anyone(),
    ask: exitOf,
    load: withProvider,
    handle: ({ resource: { label }, told }) => {
      if (told === null) return redirect('/', { flash: words.leftHere(label) })
      return page({
        title: words.title,
        leaveTo: told.href,
        indexed: false,
        breadcrumb: [{ label: words.title }],
        body: (
          <DeparturePage
            title={words.title}
            lead={words.lead(label)}
            button={words.button(label)}
            to={told.href}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: LEFT_PATH,
    policy: anyone(),
    ask: async ({ services, caller, url }): Promise<boolean> => {
      const begun = await services.openId?.ceremonies.read(caller.headers)
      if (begun?.ceremony.purpose !== 'leave') return false
      return sameText(url.searchParams.get('state') ?? '', begun.ceremony.state)
    },
    load: withProvider,
    handle: ({ resource: { label, ceremonies }, told }) =>
      told
        ? redirect('/', { flash: words.left(label), cookies: [ceremonies.end()] })
        : page({
            status: 410,
            title: words.unknownTitle,
            indexed: false,
            breadcrumb: [{ label: words.unknownTitle }],
            body: (
              <>
                <PageTitle title={words.unknownTitle} lead={words.unknown} />
                <ButtonLink href="/">{words.home}</ButtonLink>
              </>
            ),
          }),
  }),
]
