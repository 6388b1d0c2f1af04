import type { Ctx } from '../../platform/database/context.ts'
import { type Typed, untouched } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { isAlive } from '../domain/run.ts'
import { meetingsOf } from '../store/timetables.ts'
import { videoKey, videosOf } from '../store/videos.ts'
import { loadTimetable } from '../usecases/loadTimetable.ts'
import { organiserPage } from './organiserShared.ts'
import { versionLines } from './presentTimetable.ts'
import { tt } from './timetableMessages.ts'
import { TimetablePage, type TimetableViewName } from './timetableView.tsx'

/** Without scripts, a page that shows a computation comes again by itself. */
const REFRESH_SECONDS = 2

type Shown = {
  readonly version?: string | undefined
  readonly view?: TimetableViewName | undefined
  readonly meeting?: string | undefined
  /** The version to compare with. */
  readonly against?: string | undefined
  readonly typed?: Typed
}

/** The page of the timetable: one version, in one of its views, with what is being changed. */
export const timetablePage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, shown: Shown = {}) => {
  const { source, versions, pins, run, stale } = await loadTimetable(ctx, event, shown.version)
  const other = versions.find(({ id }) => id === shown.against && id !== source?.version.id)
  const compared =
    other === undefined ? null : { version: other, meetings: await meetingsOf(ctx.db, ctx.scope, other.id) }
  const now = toDate(ctx.clock.now())
  const typed = shown.typed ?? untouched
  const draft = source?.version.state === 'draft'
  const chosen = draft ? (source.meetings.find((meeting) => meeting.id === shown.meeting) ?? null) : null
  const video =
    chosen === null ? undefined : (await videosOf(ctx.db, ctx.scope, event.id)).get(videoKey(chosen))
  const page = {
    event,
    keys,
    source,
    run,
    compared,
    now,
    running: run !== null && isAlive(run, now),
    numbers: versions.map(({ id, number }) => ({ id, number })),
    versions: versionLines(versions, event.zone),
    // What is published has no board: its address may still be open somewhere.
    view: shown.view === undefined || (shown.view === 'plateau' && !draft) ? 'participants' : shown.view,
    errors: Object.fromEntries(
      Object.entries(typed.errors).flatMap(([field, sentence]) => (sentence ? [[field, sentence]] : [])),
    ),
    values: typed.values,
    pins,
    draft,
    stale,
    moving: draft && shown.meeting !== undefined,
    chosen,
    video: video ?? '',
  } as const
  return organiserPage(event, tt.title, <TimetablePage page={page} />, {
    wide: true,
    ...(page.running ? { refresh: REFRESH_SECONDS } : {}),
    ...(shown.typed === undefined ? {} : { status: 422 }),
  })
}
