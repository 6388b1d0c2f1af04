import { z } from 'zod'
import { allowed, anyone, type Policy, refused } from '../../platform/access/policy.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { exchangeable } from '../domain/accessLink.ts'
import { t } from '../messages.ts'
import { linkOfToken } from '../store/accessLinks.ts'
import { exchangeAccessLink } from '../usecases/exchangeAccessLink.ts'
import { AccessOver, AccessPage } from './accessPage.tsx'

const params = z.strictObject({ token: z.string().min(16).max(64) })
const HOUR = 3600

const over = () => page({ status: 410, title: t.link.overTitle, body: <AccessOver />, indexed: false })

/** Whoever holds a session may end it. */
const signedIn = (): Policy => ({
  name: 'signed in',
  decide: (actor) => (actor.kind === 'visitor' ? refused('visitor') : allowed),
})

export const accountsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/acces/:token',
    policy: anyone(),
    params,
    handle: async ({ ctx, params: { token }, formKeys }) => {
      const link = await linkOfToken(ctx.db, ctx.scope.territoryId, token)
      if (link === null || !exchangeable(link, toDate(ctx.clock.now()))) return over()
      return page({
        title: t.link.title,
        body: <AccessPage link={link} token={token} formKeys={formKeys} />,
        indexed: false,
        breadcrumb: [{ label: t.link.title }],
      })
    },
  }),
  route({
    method: 'POST',
    path: '/acces/:token',
    policy: anyone(),
    params,
    form: z.strictObject({}),
    handle: async ({ ctx, params: { token } }) => {
      const used = await exchangeAccessLink(ctx, token)
      if (!used.ok) return over()
      const link = used.value
      const remaining = Math.floor((link.expiresAt.getTime() - ctx.clock.now().epochMilliseconds) / 1000)
      return redirect(link.kind === 'administrator' ? '/administration' : '/mon-agenda', {
        flash: t.link.opened,
        session: { link: link.id, seconds: link.kind === 'administrator' ? 12 * HOUR : remaining },
      })
    },
  }),
  route({
    method: 'POST',
    path: '/deconnexion',
    policy: signedIn(),
    form: z.strictObject({}),
    handle: () => redirect('/', { flash: t.link.left, session: 'end' }),
  }),
]
