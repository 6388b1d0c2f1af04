import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { videoAddress } from '../domain/video.ts'
import { t } from '../messages.ts'
import { recordOfEvent } from '../store/journal.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'
import { type Pair, saveVideo } from '../store/videos.ts'

/**
 * Says at which address a pair meets by video; null = at their table only. The caller has proved the right: as organiser,
 * or as one of the two who have a meeting.
 */
export const setVideo = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly pair: Pair; readonly address: string | null },
): Promise<Result<string | null, Refused>> => {
  const { event, pair } = input
  const url = input.address === null ? null : videoAddress(input.address)
  if (input.address !== null && url === null)
    return refuse({ code: 'video-invalid', field: 'video', sentence: t.refusals.videoInvalid })
  await saveVideo(ctx, event.id, pair, url)
  // The address lets in whoever knows it: the journal says only that there is one.
  const { buyerId, supplierId } = pair
  await recordOfEvent(ctx, event, {
    action: url === null ? 'meeting.video-removed' : 'meeting.video-set',
    after: { buyerId, supplierId },
  })
  return ok(url)
}

/** The same, of a meeting of a version that the organiser looks at. */
export const setVideoOfMeeting = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly versionId: string
    readonly meetingId: string
    readonly address: string | null
  },
): Promise<Result<string | null, Refused>> => {
  const { event, versionId, meetingId, address } = input
  const known = (await versionsOf(ctx.db, ctx.scope, event.id)).some(({ id }) => id === versionId)
  const meeting = known
    ? (await meetingsOf(ctx.db, ctx.scope, versionId)).find(({ id }) => id === meetingId)
    : undefined
  if (meeting === undefined)
    return refuse({ code: 'unknown-meeting', field: 'meeting', sentence: t.refusals.unknownMeeting })
  return setVideo(ctx, { event, pair: meeting, address })
}
