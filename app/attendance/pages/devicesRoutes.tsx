import { toDataURL } from 'qrcode'
import { z } from 'zod'
import { accessLinkUrl } from '../../accounts/index.ts'
import { type OpenMapEvent, organiserOf } from '../../events/index.ts'
import { loadEvent, organiserPage, slugParams } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { text } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { doorExpiry } from '../domain/day.ts'
import { t } from '../messages.ts'
import { devicesOf } from '../store/devices.ts'
import { addDevice, revokeDevice } from '../usecases/doorDevices.ts'
import { DeviceLinkPage, DevicesPage } from './devicesView.tsx'
import { w } from './messages.ts'
import { welcomePath } from './paths.ts'

const at = '/rencontres/:slug/organisation/accueil/appareils'

const devicesPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed: Typed = untouched) =>
  organiserPage(
    event,
    w.devices.title,
    <DevicesPage
      event={event}
      devices={await devicesOf(ctx.db, ctx.scope, event.id)}
      keys={keys}
      typed={typed}
    />,
    typed === untouched ? {} : { status: 422 },
  )

export const devicesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys }) => devicesPage(ctx, event, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({ label: text(60, t.refusals.labelMissing) }),
    load: loadEvent,
    keyless: 'shows a link once, which is kept nowhere in clear; sent again, it adds another device',
    handle: async ({ ctx, services, resource: { event }, formKeys, form: { label } }) => {
      const added = await addDevice(ctx, { event, label })
      if (!added.ok) return devicesPage(ctx, event, formKeys, refusedForm(added.refusal, { label }))
      const url = accessLinkUrl(services.publicUrl, added.value.token)
      const body = (
        <DeviceLinkPage
          event={event}
          label={added.value.label}
          url={url}
          square={await toDataURL(url, { margin: 2, scale: 6 })}
          until={formatDateTime(localOf(doorExpiry(event), event.zone))}
        />
      )
      return { ...organiserPage(event, w.devices.linkTitle(added.value.label), body), written: true }
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      devicesPage(ctx, event, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/retrait`,
    policy: organiserOf(),
    params: slugParams.extend({ id: z.uuid() }),
    form: z.strictObject({}),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, params: { id } }) => {
      const revoked = await revokeDevice(ctx, { event, deviceId: id })
      return redirect(welcomePath(event, '/appareils'), {
        flash: revoked.ok ? w.devices.revoked : revoked.refusal.sentence,
      })
    },
  }),
]
