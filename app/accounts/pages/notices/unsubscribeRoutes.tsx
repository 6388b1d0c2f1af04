import { z } from 'zod'
import { anyone } from '../../../platform/access/policy.ts'
import { oneClickForm } from '../../../platform/http/oneClick.ts'
import { page } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { unsubscribePath } from '../../domain/notice.ts'
import { type LinkRefusal, readUnsubscribeLink, unsubscribe } from '../../usecases/unsubscribe.ts'
import { unsubscribeWords as words } from './messages.ts'
import { LinkRefusedPage, UnsubscribedPage, UnsubscribePage } from './unsubscribeView.tsx'

const path = `${unsubscribePath}/:token`
const params = z.strictObject({ token: z.string().min(16).max(200) })

const refused = (refusal: LinkRefusal) =>
  page({
    status: refusal === 'expired' ? 410 : 404,
    title: words[`${refusal}Title`],
    body: <LinkRefusedPage refusal={refusal} />,
    indexed: false,
  })

export const unsubscribeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    policy: anyone(),
    params,
    handle: async ({ ctx, services, params: { token } }) => {
      const link = await readUnsubscribeLink(ctx, { token, services })
      if (!link.ok) return refused(link.refusal)
      const { scope } = link.value
      return page({
        title: words.title,
        body: <UnsubscribePage token={token} scope={scope} />,
        indexed: false,
        breadcrumb: [{ label: words.title }],
      })
    },
  }),
  route({
    method: 'POST',
    path,
    policy: anyone(),
    params,
    form: oneClickForm,
    oneClick:
      'RFC 8058: the server of the mailbox sends it; the sealed address says for whom, and it only turns mails off',
    handle: async ({ ctx, services, params: { token } }) => {
      const done = await unsubscribe(ctx, { token, services })
      if (!done.ok) return refused(done.refusal)
      const { scope } = done.value
      return page({
        title: words.doneTitle,
        body: <UnsubscribedPage scope={scope} />,
        indexed: false,
        written: true,
      })
    },
  }),
]
