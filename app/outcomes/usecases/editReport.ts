import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { daysSince } from '../domain/calendar.ts'
import type { Refused } from '../domain/refusals.ts'
import { maskReport } from '../domain/report.ts'
import { t } from '../messages.ts'
import {
  dropReport,
  insertTalk,
  insertTestimony,
  type PublishedReport,
  removePiece,
  saveReport,
  type Talk,
  type Testimony,
} from '../store/reports.ts'
import { readReport } from './readReport.ts'

/** Publishes the figures as they stand now, those that too few answers would betray hidden; again = brought up to date. */
export const publishReport = async (
  ctx: Ctx,
  event: OpenMapEvent,
): Promise<Result<PublishedReport, Refused>> => {
  if (event.status === 'draft' || daysSince(event.day, today(ctx.clock, event.zone).toString()) < 0)
    return refuse({ code: 'not-over', sentence: t.refusals.notOver })
  const published = {
    publishedAt: toDate(ctx.clock.now()),
    report: maskReport(await readReport(ctx, event)),
  }
  await saveReport(ctx, event.id, published)
  await recordOfEvent(ctx, event, { action: 'report.published', after: { asOf: published.report.asOf } })
  return ok(published)
}

/** Takes the report off the public page. */
export const withdrawReport = async (ctx: Ctx, event: OpenMapEvent): Promise<void> => {
  if (await dropReport(ctx, event.id)) await recordOfEvent(ctx, event, { action: 'report.withdrawn' })
}

/** An address that a reader may open: whole, and encrypted. */
const httpsOnly = (text: string): string | null => {
  try {
    const url = new URL(text)
    return url.protocol === 'https:' && url.username === '' ? url.href : null
  } catch {
    return null
  }
}

/** Adds a talk whose slides or recording can be opened. */
export const addTalk = async (
  ctx: Ctx,
  { event, talk }: { readonly event: OpenMapEvent; readonly talk: Omit<Talk, 'id'> },
): Promise<Result<{ readonly id: string }, Refused>> => {
  const [title, speaker] = [tidy(talk.title), tidy(talk.speaker)]
  if (title === '') return refuse({ code: 'talk-invalid', field: 'title', sentence: t.refusals.titleMissing })
  if (speaker === '')
    return refuse({ code: 'talk-invalid', field: 'speaker', sentence: t.refusals.speakerMissing })
  const url = httpsOnly(talk.url.trim())
  if (url === null) return refuse({ code: 'not-https', field: 'url', sentence: t.refusals.notHttps })
  const id = await insertTalk(ctx, event.id, { title, speaker, url }, toDate(ctx.clock.now()))
  await recordOfEvent(ctx, event, { action: 'report-talk.added', after: { id, title } })
  return ok({ id })
}

/** Adds words that somebody agreed to see published. */
export const addTestimony = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly testimony: Omit<Testimony, 'id'>
    readonly consented: boolean
  },
): Promise<Result<{ readonly id: string }, Refused>> => {
  const { event, testimony, consented } = input
  const [quote, body, job] = [testimony.quote.trim(), tidy(testimony.body), tidy(testimony.job)]
  const missing = (field: string, sentence: string) =>
    refuse({ code: 'testimony-invalid' as const, field, sentence })
  if (quote === '') return missing('quote', t.refusals.quoteMissing)
  if (body === '') return missing('body', t.refusals.bodyMissing)
  if (job === '') return missing('job', t.refusals.jobMissing)
  if (!consented)
    return refuse({ code: 'consent-missing', field: 'consent', sentence: t.refusals.consentMissing })
  const id = await insertTestimony(ctx, event.id, { quote, body, job }, toDate(ctx.clock.now()))
  await recordOfEvent(ctx, event, { action: 'report-testimony.added', after: { id, body } })
  return ok({ id })
}

export const removeTalk = async (ctx: Ctx, event: OpenMapEvent, id: string): Promise<void> => {
  if (await removePiece(ctx, 'report_talk', event.id, id))
    await recordOfEvent(ctx, event, { action: 'report-talk.removed', before: { id } })
}

export const removeTestimony = async (ctx: Ctx, event: OpenMapEvent, id: string): Promise<void> => {
  if (await removePiece(ctx, 'report_testimony', event.id, id))
    await recordOfEvent(ctx, event, { action: 'report-testimony.removed', before: { id } })
}
