import { z } from 'zod'
import { anyone } from '../../../platform/access/policy.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { destinationOf, exchangeable, opensDoor } from '../../domain/accessLink.ts'
import { t } from '../../messages.ts'
import { linkOfToken } from '../../store/accessLinks.ts'
import { exchangeAccessLink } from '../../usecases/exchangeAccessLink.ts'
import { AccessOver, AccessPage } from './accessPage.tsx'

const params = z.strictObject({ token: z.string().min(16).max(64) })

const over = () => page({ status: 410, title: t.link.overTitle, body: <AccessOver />, indexed: false })

/** Links of participants and of devices of the door: a page with a button, then a cookie that the link may still close. */
export const accessRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/acces/:token',
    policy: anyone(),
    params,
    handle: async ({ ctx, services, params: { token }, formKeys }) => {
      const link = await linkOfToken(services.identity.db, ctx.scope.territoryId, token)
      if (link === null || !exchangeable(link, toDate(ctx.clock.now()))) return over()
      const door = opensDoor(link)
      const title = door ? t.link.doorTitle : t.link.title
      return page({
        title,
        body: <AccessPage token={token} door={door} formKeys={formKeys} />,
        indexed: false,
        breadcrumb: [{ label: title }],
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
      const { id, expiresAt } = used.value
      const seconds = Math.floor((expiresAt.getTime() - ctx.clock.now().epochMilliseconds) / 1000)
      const flash = opensDoor(used.value) ? t.link.doorOpened : t.link.opened
      return redirect(destinationOf(used.value), { flash, session: { link: id, seconds } })
    },
  }),
]
