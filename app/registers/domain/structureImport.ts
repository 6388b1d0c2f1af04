import type { Field } from '../../directory/index.ts'
import type { Mapping } from '../../platform/tables/propose.ts'
import type { CellProblem, Verdict } from '../../platform/tables/verdict.ts'
import type { RegisterCode } from './registers.ts'

/**
 * columns: the file is here, its columns are to be chosen. checking: its rows are being judged. checked: what it would do is
 * known, nothing is written. writing, written: for good. undoing, undone. refused: it cannot be read to its end.
 */
export const importStates = [
  'columns',
  'checking',
  'checked',
  'writing',
  'written',
  'undoing',
  'undone',
  'refused',
] as const
export type ImportState = (typeof importStates)[number]

/** The states in which something works, each with the one that a stop, which leaves nothing, leads back to. */
export const working = { checking: 'columns', writing: 'checked', undoing: 'written' } as const
export type WorkingState = keyof typeof working

export const isWorking = (state: ImportState): state is WorkingState => Object.hasOwn(working, state)

export type StructureImport = {
  readonly id: string
  readonly register: RegisterCode
  readonly fileName: string
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly encoding: string
  readonly separator: string | null
  readonly headers: readonly string[]
  readonly samples: Samples
  readonly columns: Mapping<Field>
  readonly state: ImportState
  readonly stopAsked: boolean
  /** Rows read, or records undone, so far. */
  readonly progress: number
  readonly accepted: number
  readonly warned: number
  readonly rejected: number
  readonly created: number
  readonly changed: number
  readonly gone: number
  /** What undoing left. */
  readonly kept: number
  readonly refusal: string | null
  readonly endGone: boolean
  readonly askedBy: string | null
  readonly askedAt: Date
  readonly beatAt: Date | null
  readonly writtenAt: Date | null
  readonly undoneBy: string | null
  readonly undoneAt: Date | null
  /** The copy of the file is still here. */
  readonly keptFile: boolean
}

export type Samples = { readonly [header: string]: readonly string[] }

/** One field of a record, as it was and as it becomes, in words. */
export type FieldDifference = { readonly field: string; readonly before: string; readonly after: string }

export const effects = ['none', 'created', 'changed', 'same', 'gone', 'kept'] as const
export type Effect = (typeof effects)[number]

/** What is said of a row of the file, or, below zero, of a record that no row is about. */
export type ImportRow = {
  readonly number: number
  readonly verdict: Verdict
  readonly effect: Effect
  readonly siret: string | null
  readonly name: string | null
  readonly structureId: string | null
  readonly problems: readonly CellProblem[]
  readonly differences: readonly FieldDifference[]
}

/** Work that has said nothing for this long is dead, whatever its row says. */
const SILENCE_SECONDS = 30

/** Is somebody at work, or about to? */
export const isAlive = ({ state, beatAt }: Pick<StructureImport, 'state' | 'beatAt'>, now: Date): boolean =>
  isWorking(state) && (beatAt === null || now.getTime() - beatAt.getTime() <= SILENCE_SECONDS * 1000)

/** Name under which the copy of a file is kept. */
export const fileKey = (importId: string): string => `imports/${importId}`
