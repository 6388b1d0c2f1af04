import type { Site } from '../../accounts/index.ts'
import { notify, recordChange } from '../../accounts/index.ts'
import { readStructures, type Structure } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { ContactMessage } from '../domain/message.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { messageOfToken, updateMessage } from '../store/messages.ts'
import { deleteRefusals, insertRefusal } from '../store/refusals.ts'

const unknown = () => refuse({ code: 'unknown-link', sentence: t.refusals.unknownLink } as const)

type Named = { readonly name: string }

/** What a structure does of a message, by the way out that its mail holds: holding it is the proof. */
const byWayOut = (
  ctx: Ctx,
  token: string,
  work: (message: ContactMessage) => Promise<void>,
): Promise<Result<Named, Refused>> =>
  asSystem(ctx, async () => {
    const message = await messageOfToken(ctx, 'way_out', token)
    if (message === null) return unknown()
    await work(message)
    return ok({ name: message.structureName })
  })

/** The structure wants no more messages of the relay at the address that its record has now. */
export const refuseMessages = (ctx: Ctx, token: string): Promise<Result<Named, Refused>> =>
  byWayOut(ctx, token, async (message) => {
    const [structure] = await readStructures(ctx.db, ctx.scope, 'id', [message.structureId])
    if (structure?.email === undefined || structure.email === null) return
    await insertRefusal(ctx, structure.id, structure.email)
    await recordChange(ctx, {
      action: 'contact.refused',
      subject: { kind: 'structure', id: structure.id },
      organisationId: structure.organisationId ?? undefined,
    })
  })

/** The structure complains of a message: the mission is told once, whatever the number of clicks. */
export const reportMessage = (ctx: Ctx, site: Site, token: string): Promise<Result<Named, Refused>> =>
  byWayOut(ctx, token, async (message) => {
    if (message.reportedAt !== null) return
    await updateMessage(ctx, message.id, { reported_at: toDate(ctx.clock.now()) })
    await recordChange(ctx, {
      action: 'contact.reported',
      subject: { kind: 'structure', id: message.structureId },
    })
    await notify(ctx, site, {
      platformRole: 'mission',
      topic: 'body',
      key: `contact-reported:${message.id}`,
      title: t.notice.title,
      text: t.notice.text(message.structureName),
      href: '/gestion/messages',
      action: t.notice.action,
    })
  })

/** Whoever writes for the body of a record opens it to messages again. */
export const resumeMessages = async (ctx: Ctx, structure: Structure): Promise<boolean> => {
  const resumed = await deleteRefusals(ctx, structure.id)
  if (resumed)
    await recordChange(ctx, {
      action: 'contact.resumed',
      subject: { kind: 'structure', id: structure.id },
      organisationId: structure.organisationId ?? undefined,
    })
  return resumed
}

/** The mission looked at a complaint and puts it aside, or takes that back: only complaints that stand count. */
export const settleReport = async (
  ctx: Ctx,
  { message, settled }: { readonly message: ContactMessage; readonly settled: boolean },
): Promise<void> => {
  await updateMessage(ctx, message.id, { settled_at: settled ? toDate(ctx.clock.now()) : null })
  await recordChange(ctx, {
    action: settled ? 'contact.settled' : 'contact.unsettled',
    subject: { kind: 'structure', id: message.structureId },
  })
}
