import type { OpenMapEvent } from '../../events/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import type { Application } from '../domain/application.ts'
import type { Call, CallPhase } from '../domain/call.ts'
import type { StateCounts } from '../store/applications.ts'
import type { HalfDay } from '../store/halfDays.ts'
import type { Juror } from '../store/jury.ts'
import type { Deliberation } from '../usecases/deliberate.ts'
import { pitchesPath } from './paths.ts'

export type PitchesView = {
  readonly event: OpenMapEvent
  readonly call: Call
  readonly phase: CallPhase
  readonly counts: StateCounts
  readonly jurors: readonly Juror[]
  /** Addresses asked to judge, whom no account has answered for yet. */
  readonly invited: readonly string[]
  readonly deliberation: Deliberation
  readonly chosen: readonly Application[]
  readonly halfDays: readonly (HalfDay & { readonly taken: number })[]
  readonly keys: FormKeys
  readonly typed: Typed
}

type Post = { readonly view: PitchesView; readonly rest: string; readonly label: string }

/** What every form of the page carries. */
export const post = ({ view: { event, keys }, rest, label }: Post) => ({
  action: pitchesPath(event, rest),
  csrf: keys.csrf,
  idempotencyKey: keys.key,
  label,
})
