import { toDataURL } from 'qrcode'
import { z } from 'zod'
import { badgeAddress, type OpenMapEvent, participantOf, showCode } from '../../events/index.ts'
import { crumbsOf, loadEvent, participantTabs, slugParams } from '../../events/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { builtScript } from '../../platform/http/assets.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { file, page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { MOST_NOTED } from '../domain/dayNote.ts'
import { type DayPack, keepNote, readDayPack, shareContact } from '../usecases/dayPack.ts'
import { DayPackPage, type OwnBadge } from './dayPackView.tsx'
import { w } from './messages.ts'
import { packPath } from './paths.ts'

const at = '/rencontres/:slug/jour-j'

const idOf = (actor: Actor): string => (actor.kind === 'participant' ? actor.participantId : '')

const noteForm = z.strictObject({
  about: z.uuid(),
  // Longer ones are refused by the rule, which shows them again.
  text: z
    .string()
    .max(MOST_NOTED * 10)
    .default(''),
  /** When the device wrote it, and when it sends it, by its own clock: the difference alone is believed. */
  at: optional(z.coerce.number().int().min(0).max(8.64e15)),
  sentAt: optional(z.coerce.number().int().min(0).max(8.64e15)),
})

const badgesOf = ({ own }: DayPack, { slug }: OpenMapEvent, { publicUrl }: Services): Promise<OwnBadge[]> =>
  Promise.all(
    own.flatMap(({ name, code }) =>
      code === null
        ? []
        : [
            toDataURL(badgeAddress(publicUrl, slug, code), { margin: 2, width: 240 }).then((square) => ({
              name,
              code: showCode(code),
              square,
            })),
          ],
    ),
  )

const packPage = async (
  ctx: Ctx,
  event: OpenMapEvent,
  keys: FormKeys,
  services: Services,
  typed: Typed = untouched,
) => {
  const pack = await readDayPack(ctx, { event, participantId: idOf(ctx.actor) })
  if (pack === null) return redirect('/rencontres')
  return page({
    title: `${w.pack.title} – ${event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(event, { label: w.pack.title }),
    ...(typed === untouched ? {} : { status: 422 }),
    body: (
      <DayPackPage
        pack={pack}
        csrf={keys.csrf}
        badges={await badgesOf(pack, event, services)}
        tabs={participantTabs(event, ctx.clock, {
          role: pack.agenda.participant.role,
          registered: ctx.actor.kind === 'participant' && Boolean(ctx.actor.registrationId),
        })}
        typed={typed}
      />
    ),
  })
}

export const dayPackRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: participantOf(),
    steady: 'browser',
    params: slugParams,
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys, services }) => packPage(ctx, event, formKeys, services),
  }),
  route({
    method: 'POST',
    path: `${at}/notes`,
    policy: participantOf(),
    params: slugParams,
    form: noteForm,
    load: loadEvent,
    keyless: 'the newest note stays: sent again, it is the same',
    handle: async ({ ctx, resource: { event }, formKeys, services, form }) => {
      const now = toDate(ctx.clock.now())
      const age = form.at === undefined || form.sentAt === undefined ? 0 : Math.max(0, form.sentAt - form.at)
      const note = { aboutId: form.about, text: form.text, at: new Date(now.getTime() - age) }
      const kept = await keepNote(ctx, { event, participantId: idOf(ctx.actor), note })
      if (!kept.ok)
        return packPage(
          ctx,
          event,
          formKeys,
          services,
          refusedForm(
            { ...kept.refusal, field: `note-${form.about}` },
            { [`note-${form.about}`]: form.text },
          ),
        )
      return redirect(packPath(event), { flash: w.pack.noteSaved })
    },
    invalid: ({ ctx, resource: { event }, formKeys, services }, invalid) =>
      packPage(ctx, event, formKeys, services, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/coordonnees`,
    policy: participantOf(),
    params: slugParams,
    form: z.strictObject({ agrees: z.enum(['oui', 'non']) }),
    load: loadEvent,
    keyless: 'agreeing twice is agreeing',
    handle: async ({ ctx, resource: { event }, form }) => {
      const agrees = form.agrees === 'oui'
      await shareContact(ctx, { event, participantId: idOf(ctx.actor), agrees })
      return redirect(packPath(event), { flash: agrees ? w.pack.sharedDone : w.pack.withdrawnDone })
    },
  }),
  // The same for everybody, and nothing of anybody.
  route({
    method: 'GET',
    path: `${at}.js`,
    policy: anyone(),
    params: slugParams,
    handle: async () =>
      file({
        name: 'jour-j.js',
        mediaType: 'text/javascript',
        inline: true,
        body: await builtScript('app/attendance/islands/asideWorker.ts'),
      }),
  }),
]
