import type { JSX } from 'preact'
import { z } from 'zod'
import { recordPath } from '../../directory/pages/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import { ONE_CLICK, oneClickForm } from '../../platform/http/oneClick.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { Button, ButtonLink, Form, PageTitle, Section } from '../../ui/index.ts'
import { proofPath, wayOutPath } from '../mails/relayedMails.ts'
import { refuseMessages, reportMessage } from '../usecases/answerRelay.ts'
import { confirmMessage } from '../usecases/confirmMessage.ts'
import { minutesToWait } from './limits.ts'
import { p } from './messages.ts'

const params = z.strictObject({ token: z.string().min(16).max(64) })
const nothing = z.strictObject({})
const w = p.wayOut

const bare = (title: string, body: JSX.Element) =>
  page({ title, indexed: false, breadcrumb: [{ label: title }], body })

const ending = (title: string, text: string, status: number) =>
  page({
    status,
    title,
    indexed: false,
    ...(status === 200 ? { written: true as const } : {}),
    body: (
      <>
        <PageTitle title={title} lead={text} />
        <ButtonLink href="/structures" icon="arrow-left">
          {w.back}
        </ButtonLink>
      </>
    ),
  })

/**
 * Links of the mails of the relay: the author proves their address, the structure stops or complains. Opening one only
 * shows buttons, and says nothing of whether the link is known: programs open links too.
 */
export const linkRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: proofPath(':token'),
    policy: anyone(),
    params,
    handle: ({ params: { token }, formKeys }) =>
      bare(
        p.proof.title,
        <>
          <PageTitle title={p.proof.title} lead={p.proof.lead} />
          <Form action={proofPath(token)} csrf={formKeys.csrf} idempotencyKey={formKeys.key}>
            <Button icon="message-square">{p.proof.action}</Button>
          </Form>
        </>,
      ),
  }),
  route({
    method: 'POST',
    path: proofPath(':token'),
    policy: anyone(),
    params,
    form: nothing,
    handle: async ({ ctx, services, caller, params: { token } }) => {
      const wait = await minutesToWait(services, [['tokenPerAddress', caller.address]])
      if (wait !== null) return ending(p.proof.over, p.form.tooMany(wait), 429)
      const done = await confirmMessage(ctx, services, {
        token,
        mayLeave: async (structureId) =>
          (await minutesToWait(services, [
            ['contactPerRecord', structureId],
            ['contactPerDay', ctx.scope.territoryId],
          ])) === null,
      })
      if (done.ok) return redirect(recordPath(done.value), { flash: p.proof.sent(done.value.name) })
      return done.refusal === 'too-many'
        ? ending(p.proof.over, p.form.tooMany(120), 429)
        : ending(p.proof.over, done.refusal.sentence, done.refusal.code === 'link-over' ? 410 : 404)
    },
  }),
  route({
    method: 'GET',
    path: wayOutPath(':token'),
    policy: anyone(),
    params,
    handle: ({ params: { token }, formKeys }) =>
      bare(
        w.title,
        <>
          <PageTitle title={w.title} lead={w.lead} />
          <Section title={w.stop}>
            <p>{w.stopText}</p>
            <Form action={wayOutPath(token)} hidden={ONE_CLICK} label={w.stop}>
              <Button>{w.stopAction}</Button>
            </Form>
          </Section>
          <Section title={w.report}>
            <p>{w.reportText}</p>
            <Form
              action={`${wayOutPath(token)}/signalement`}
              csrf={formKeys.csrf}
              idempotencyKey={formKeys.key}
              label={w.report}
            >
              <Button kind="secondary">{w.reportAction}</Button>
            </Form>
          </Section>
        </>,
      ),
  }),
  route({
    method: 'POST',
    path: wayOutPath(':token'),
    policy: anyone(),
    params,
    form: oneClickForm,
    oneClick:
      'RFC 8058: the server of the mailbox sends it; the secret address says for whom, and it only stops mails',
    handle: async ({ ctx, params: { token } }) => {
      const done = await refuseMessages(ctx, token)
      return done.ok
        ? ending(w.stopped, w.stoppedText(done.value.name), 200)
        : ending(w.unknown, done.refusal.sentence, 404)
    },
  }),
  route({
    method: 'POST',
    path: `${wayOutPath(':token')}/signalement`,
    policy: anyone(),
    params,
    form: nothing,
    handle: async ({ ctx, services, params: { token } }) => {
      const done = await reportMessage(ctx, services, token)
      return done.ok ? ending(w.reported, w.reportedText, 200) : ending(w.unknown, done.refusal.sentence, 404)
    },
  }),
]
