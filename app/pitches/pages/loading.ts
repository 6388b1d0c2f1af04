import { z } from 'zod'
import { type OpenMapEvent, organiserOf } from '../../events/index.ts'
import { loadEvent, loadVisibleEvent, slugParams, type WithEvent } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { Application } from '../domain/application.ts'
import { type Call, phaseOf } from '../domain/call.ts'
import { findApplication } from '../store/applications.ts'
import { callOf } from '../store/calls.ts'

export const oneParams = slugParams.extend({ id: z.uuid() })

export type WithCall = WithEvent & { readonly call: Call }
export type WithApplication = WithCall & { readonly application: Application }

type Asked = { readonly ctx: Ctx; readonly params: { readonly slug: string } }
type AskedOne = { readonly ctx: Ctx; readonly params: { readonly slug: string; readonly id: string } }

/** The event of the address with its call, for pages that exist only with one. */
export const loadCall = async (request: Asked): Promise<WithCall | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const call = await callOf(request.ctx.db, request.ctx.scope, found.event.id)
  return call === null ? null : { ...found, call }
}

/** The application that the address names: nobody but its author, its judges and its organiser find it. */
export const loadApplication = async (request: AskedOne): Promise<WithApplication | null> => {
  const found = await loadCall(request)
  if (found === null) return null
  const { ctx, params } = request
  const application = await findApplication(ctx.db, ctx.scope, found.event.id, params.id)
  return application === null ? null : { ...found, application }
}

/** What routes of the organiser about one application share. */
export const ofApplication = { policy: organiserOf(), params: oneParams, load: loadApplication } as const

/** The event as a reader sees it, with its call if it has one. */
export const loadMaybeCall = async (
  request: Asked,
): Promise<(WithEvent & { readonly call: Call | null }) | null> => {
  const found = await loadVisibleEvent(request)
  if (found === null) return null
  return { ...found, call: await callOf(request.ctx.db, request.ctx.scope, found.event.id) }
}

export const isOpen = (ctx: Ctx, event: OpenMapEvent, call: Call): boolean =>
  phaseOf(call, localOf(ctx.clock.now(), event.zone)) === 'open'
