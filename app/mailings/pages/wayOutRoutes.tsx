import { z } from 'zod'
import { anyone } from '../../platform/access/policy.ts'
import { ONE_CLICK, oneClickForm } from '../../platform/http/oneClick.ts'
import { page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { Button, ButtonLink, Form, PageTitle } from '../../ui/index.ts'
import { refuseMailings } from '../usecases/sendMailing.ts'
import { p } from './messages.ts'

const path = '/messages/refus/:token'
const params = z.strictObject({ token: z.string().min(7).max(64) })
const w = p.wayOut

const ending = (title: string, text: string, status: number) =>
  page({
    status,
    title,
    indexed: false,
    ...(status === 200 ? { written: true as const } : {}),
    body: (
      <>
        <PageTitle title={title} lead={text} />
        <ButtonLink href="/rencontres" icon="arrow-left">
          {w.back}
        </ButtonLink>
      </>
    ),
  })

/** How anybody stops these mails: opening the address asks, pressing answers. */
export const wayOutRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    policy: anyone(),
    params,
    handle: ({ params: { token } }) =>
      page({
        title: w.title,
        indexed: false,
        breadcrumb: [{ label: w.title }],
        body: (
          <>
            <PageTitle title={w.title} lead={w.text} />
            <Form action={`/messages/refus/${token}`} hidden={ONE_CLICK} label={w.title}>
              <Button>{w.submit}</Button>
            </Form>
          </>
        ),
      }),
  }),
  route({
    method: 'POST',
    path,
    policy: anyone(),
    params,
    form: oneClickForm,
    oneClick:
      'RFC 8058: the server of the mailbox sends it; the secret address says for whom, and it only stops mails',
    handle: async ({ ctx, params: { token } }) => {
      const done = await refuseMailings(ctx, token)
      return done.ok
        ? ending(w.doneTitle, w.doneText, 200)
        : ending(w.unknownTitle, done.refusal.sentence, 404)
    },
  }),
]
