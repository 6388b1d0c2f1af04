import { readStructures } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { PROOF_HOURS } from '../domain/message.ts'
import type { Refused } from '../domain/refusals.ts'
import type { Site } from '../mails/relayedMails.ts'
import { t } from '../messages.ts'
import { messageOfToken } from '../store/messages.ts'
import { deliver, judge } from './sendMessage.ts'

/** Asked outside the transaction of the request: a limit that was met counts whatever follows. */
export type MayLeave = (structureId: string, email: string) => Promise<boolean>

/**
 * The author of a message proves their address: it leaves now. The link is the proof, and serves once.
 *
 * @param mayLeave the limits of the record and of the day
 */
export const confirmMessage = (
  ctx: Ctx,
  site: Site,
  { token, mayLeave }: { readonly token: string; readonly mayLeave: MayLeave },
): Promise<Result<{ readonly slug: string; readonly name: string }, Refused | 'too-many'>> =>
  asSystem(ctx, async () => {
    const message = await messageOfToken(ctx, 'token_hash', token)
    if (message === null) return refuse({ code: 'unknown-link', sentence: t.refusals.unknownLink })
    const age = toDate(ctx.clock.now()).getTime() - message.at.getTime()
    if (age > PROOF_HOURS * 3_600_000)
      return refuse({ code: 'link-over', sentence: t.refusals.linkOver(PROOF_HOURS) })
    const [structure] = await readStructures(ctx.db, ctx.scope, 'id', [message.structureId])
    if (structure === undefined) return refuse({ code: 'not-reachable', sentence: t.refusals.notReachable })
    const judged = await judge(ctx, structure, message)
    if (!judged.ok) return judged
    if (!(await mayLeave(structure.id, message.email))) return refuse('too-many')
    const left = await deliver(ctx, site, { id: message.id, structure, written: message })
    return left.ok ? ok({ slug: structure.slug, name: structure.name }) : left
  })
