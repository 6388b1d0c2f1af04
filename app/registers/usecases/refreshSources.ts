import { createHash } from 'node:crypto'
import { notify, type Site } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { OutsideLimits } from '../../platform/outside/door.ts'
import type { Outside } from '../../platform/outside/outside.ts'
import { REQUIRED } from '../domain/registers.ts'
import { differs, fileNameOf, isDue, type RegisterSource, safeByItself } from '../domain/source.ts'
import type { StructureImport } from '../domain/structureImport.ts'
import { t } from '../messages.ts'
import { findImport } from '../store/imports.ts'
import { listSources, updateSource } from '../store/sources.ts'
import { askCheck, askWrite, dropImport } from './askImport.ts'
import { runStructureImport } from './runImport.ts'
import { startImport } from './startImport.ts'

/** A file of a register, whole. */
const FILE: OutsideLimits = { milliseconds: 120_000, bytes: 64 * 1024 * 1024 }

type Parts = {
  readonly transact: Transact
  readonly files: FilesPort
  readonly outside: Pick<Outside, 'registers'>
  readonly site: Site
}

type Ending = Parameters<typeof updateSource>[2]

/** Tells the mission what becomes of a register, once for each file. */
const tell = (ctx: Ctx, { site }: Parts, source: RegisterSource, key: string, text: string, href: string) =>
  notify(ctx, site, {
    platformRole: 'mission',
    topic: 'body',
    key: `register-source:${source.id}:${key}`,
    title: t.sources.notice(source.title),
    text,
    href,
    action: t.sources.look,
  })

const end = (
  parts: Parts,
  source: RegisterSource,
  ending: Ending,
  told?: readonly [key: string, text: string],
) =>
  parts.transact(async (ctx) => {
    await updateSource(ctx, source.id, { checked_at: toDate(ctx.clock.now()), failure: null, ...ending })
    if (told === undefined) return
    const href =
      ending.import_id == null ? '/gestion/imports/registres' : `/gestion/imports/${ending.import_id}`
    await tell(ctx, parts, source, told[0], told[1], href)
  })

/** Judges a file that came; null when its columns are to be chosen by somebody. */
const judged = async (parts: Parts, importId: string): Promise<StructureImport | null> => {
  const asked = await parts.transact(async (ctx) => {
    const one = await findImport(ctx.db, ctx.scope, importId)
    if (one === null || REQUIRED.some((field) => one.columns[field] === undefined)) return false
    return (await askCheck(ctx, { importId, mapping: one.columns })).ok
  })
  if (!asked) return null
  await runStructureImport(parts, importId)
  return parts.transact((ctx) => findImport(ctx.db, ctx.scope, importId))
}

const refresh = async (parts: Parts, source: RegisterSource): Promise<void> => {
  const { transact, files, outside } = parts
  const read = URL.canParse(source.url)
    ? await outside.registers.door.read(new URL(source.url), FILE)
    : ({ ok: false, refusal: 'forbidden' } as const)
  // What is held stays, with its date; the mission is told once a period.
  if (!read.ok) {
    const failure = t.sources.failures[read.refusal]
    return end(parts, source, { outcome: 'failed', failure }, [`failed:${read.refusal}`, failure])
  }
  const bytes = read.value
  const hash = createHash('sha256').update(bytes).digest('base64url')
  if (hash === source.fileHash)
    return end(parts, source, { outcome: source.outcome === 'failed' ? 'same' : (source.outcome ?? 'same') })
  const file = { name: fileNameOf(source.url), bytes }
  const started = await transact((ctx) => startImport(ctx, files, { register: source.register, file }))
  if (!started.ok) {
    const failure = started.refusal.sentence
    return end(parts, source, { outcome: 'failed', failure }, [`unreadable:${hash}`, failure])
  }
  const importId = started.value
  const one = await judged(parts, importId)
  if (one === null)
    return end(parts, source, { outcome: 'columns', import_id: importId, file_hash: hash }, [
      `columns:${hash}`,
      t.sources.columns,
    ])
  if (one.state !== 'checked') {
    const failure = one.refusal ?? t.sources.failures.unreadable
    return end(parts, source, { outcome: 'failed', failure, import_id: importId }, [
      `refused:${hash}`,
      failure,
    ])
  }
  if (!differs(one)) {
    await transact((ctx) => dropImport(ctx, files, importId))
    return end(parts, source, { outcome: 'same', file_hash: hash, import_id: null })
  }
  const words = t.sources.differences(one.created, one.changed, one.gone)
  if (!source.byItself || !safeByItself(one))
    return end(parts, source, { outcome: 'waiting', file_hash: hash, import_id: importId }, [
      `waiting:${hash}`,
      source.byItself ? `${words} ${t.sources.tooMuchGone}` : `${words} ${t.sources.toApprove}`,
    ])
  const asked = await transact((ctx) => askWrite(ctx, { importId, endGone: source.endGone }))
  if (asked.ok) await runStructureImport(parts, importId)
  return end(
    parts,
    source,
    { outcome: asked.ok ? 'applied' : 'waiting', file_hash: hash, import_id: importId },
    [`applied:${hash}`, asked.ok ? `${words} ${t.sources.applied}` : asked.refusal.sentence],
  )
}

/** Every register that is due, one after the other: what fails for one keeps no other waiting. */
export const refreshSources = async (parts: Parts): Promise<void> => {
  const due = await parts.transact(async (ctx) =>
    (await listSources(ctx.db, ctx.scope)).filter((one) => isDue(one, toDate(ctx.clock.now()))),
  )
  const faults: unknown[] = []
  for (const source of due) {
    try {
      await refresh(parts, source)
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `registers: ${faults.length} not read`)
}
