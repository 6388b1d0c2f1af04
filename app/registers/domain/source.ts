import type { RegisterCode } from './registers.ts'
import type { StructureImport } from './structureImport.ts'

export const everies = ['day', 'week', 'month'] as const
export type Every = (typeof everies)[number]

export const outcomes = ['same', 'columns', 'waiting', 'applied', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** A register whose file is read again by the clock. */
export type RegisterSource = {
  readonly id: string
  readonly register: RegisterCode
  readonly title: string
  readonly url: string
  readonly every: Every
  /** What changed is written by itself. */
  readonly byItself: boolean
  readonly endGone: boolean
  readonly checkedAt: Date | null
  readonly fileHash: string | null
  readonly outcome: Outcome | null
  readonly failure: string | null
  readonly importId: string | null
}

export const MOST_SOURCES = 20

const HOUR = 3_600_000
/** A little less than the period: the delays of the job make nobody wait a day more. */
const WAITS: { readonly [E in Every]: number } = { day: 20 * HOUR, week: 164 * HOUR, month: 710 * HOUR }

export const isDue = (
  { every, checkedAt }: Pick<RegisterSource, 'every' | 'checkedAt'>,
  now: Date,
): boolean => checkedAt === null || now.getTime() - checkedAt.getTime() >= WAITS[every]

type Counts = Pick<StructureImport, 'accepted' | 'warned' | 'created' | 'changed' | 'gone'>

/** Does the file say anything new? */
export const differs = ({ created, changed, gone }: Counts): boolean => created + changed + gone > 0

/** Records that may end by themselves: below, a register lives; above, its file was cut, or is another one. */
const MOST_GONE_SHARE = 0.1
const ALWAYS_FEW = 10

/** May this be written without anybody looking? */
export const safeByItself = ({ accepted, warned, gone }: Counts): boolean =>
  gone <= Math.max(ALWAYS_FEW, MOST_GONE_SHARE * (accepted + warned))

const READABLE = /\.(csv|tsv|txt|xlsx|json)$/i

/** Name of the file of an address: what it ends by says how it is read. */
export const fileNameOf = (url: string): string => {
  const last = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '').replace(
    /[^\p{L}\p{N}._ -]/gu,
    '',
  )
  return READABLE.test(last) ? last.slice(-100) : `${last.slice(0, 90) || 'registre'}.csv`
}
