import { createHash } from 'node:crypto'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { recordReading } from '../../platform/privacy/accessLog.ts'
import { zipFiles } from '../../platform/privacy/archive.ts'
import type { Territory } from '../../platform/territory.ts'
import { EXPORT_DAYS, mayExport, type PersonalExport } from '../domain/personalExport.ts'
import { mailExportReady } from '../mails/privacyMails.ts'
import { t } from '../mails/privacyMessages.ts'
import { recordChange } from '../store/audit.ts'
import { findExport, markEnded, markProgress, markReady } from '../store/personalExports.ts'
import { actorOfSession } from '../store/readActor.ts'
import { type Copy, copyMembers, copyPerson } from './copyData.ts'

export type ExportParts = {
  readonly transact: Transact
  readonly files: FilesPort
  readonly territory: Territory
  readonly publicUrl: string
}

const under = ({ id }: PersonalExport): string => `exports/${id}.zip`

/** Who asked, with the rights of this moment: nobody once the session that asked is closed. */
const asker = (ctx: Ctx, { sessionId }: PersonalExport): Promise<Actor> =>
  actorOfSession(ctx.db, { clock: ctx.clock, territoryId: ctx.scope.territoryId }, sessionId)

const refuseCopy = async (ctx: Ctx, { files }: ExportParts, wanted: PersonalExport): Promise<null> => {
  await files.remove(under(wanted))
  await markEnded(ctx, wanted.id, 'refused')
  await recordChange(ctx, {
    action: 'export.refused',
    subject: { kind: 'person', id: wanted.personId },
    ...(wanted.subject.kind === 'members' ? { organisationId: wanted.subject.organisationId } : {}),
    after: { kind: wanted.subject.kind },
  })
  return null
}

/** The copy if it is still to be made and its asker still may have it; what may not be had ends here. */
const claim = async (ctx: Ctx, parts: ExportParts, id: string): Promise<PersonalExport | null> => {
  const wanted = await findExport(ctx.db, ctx.scope.territoryId, id, { lock: true })
  if (wanted === null || (wanted.state !== 'waiting' && wanted.state !== 'running')) return null
  if (!mayExport(await asker(ctx, wanted), wanted)) return refuseCopy(ctx, parts, wanted)
  await markProgress(ctx, id, wanted.progress)
  return wanted
}

/** Rights are read once more before anything is kept: what was gathered meanwhile is thrown away when they are gone. */
const settle = async (ctx: Ctx, parts: ExportParts, id: string, copy: Copy): Promise<void> => {
  const wanted = await findExport(ctx.db, ctx.scope.territoryId, id, { lock: true })
  if (wanted === null || wanted.state !== 'running') return
  const actor = await asker(ctx, wanted)
  if (!mayExport(actor, wanted)) {
    await refuseCopy(ctx, parts, wanted)
    return
  }
  const now = ctx.clock.now()
  const content = await zipFiles(copy.files)
  const key = under(wanted)
  const day = today(ctx.clock, parts.territory.zone).toString()
  if (wanted.subject.kind === 'members')
    await recordReading(
      ctx,
      {
        record: { kind: 'members', id: wanted.subject.organisationId },
        count: copy.people.length,
        people: copy.people,
        purpose: 'export',
        organisationId: wanted.subject.organisationId,
      },
      actor,
    )
  await markReady(ctx, id, {
    file: {
      key,
      name: t.fileName(wanted.subject.kind, day),
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    },
    people: copy.people,
    expiresAt: toDate(now.add({ hours: EXPORT_DAYS * 24 })),
  })
  await mailExportReady(ctx, parts, wanted)
  // Last: a file without its row would be found by nobody.
  await parts.files.write(key, content)
}

/**
 * Makes one copy, from the job that its request left. Safe to run again after a crash. Whoever was deactivated, lost the
 * role or closed the session since the request is refused, and nothing is written.
 */
export const runExport = async (parts: ExportParts, id: string): Promise<void> => {
  const { transact, territory } = parts
  const wanted = await transact((ctx) => claim(ctx, parts, id))
  if (wanted === null) return
  const onTable = (done: number, all: number): Promise<void> =>
    transact((ctx) => markProgress(ctx, id, Math.round((done / all) * 95)))
  const { subject, personId } = wanted
  const copy = await transact((ctx) =>
    subject.kind === 'person'
      ? copyPerson(ctx, { territory, personId, onTable })
      : copyMembers(ctx, { territory, organisationId: subject.organisationId }),
  )
  await transact((ctx) => settle(ctx, parts, id, copy))
}
