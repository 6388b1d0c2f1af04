import { mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { type DestinationStream, destination, type Logger, pino } from 'pino'

/** Keys whose value never reaches a log, wherever they stand. */
const SECRET_KEYS = [
  'password',
  'token',
  'cookie',
  'authorization',
  'secret',
  'email',
  'recipient',
  'csrf',
  '_csrf',
]

const STANDARD_ERROR = 2

/** Opened at once: a stream still opening when the process exits throws over the sentence that says why it exits. */
const openFile = (path: string): number => {
  try {
    mkdirSync(dirname(path), { recursive: true })
    return openSync(path, 'a')
  } catch {
    // A folder that cannot be written is refused, in words, by whoever needs it.
    return STANDARD_ERROR
  }
}

/**
 * Structured logs, one JSON object a line (CR and LF are escaped by JSON itself).
 *
 * @param target path of a file, or a file descriptor (2 = standard error: standard output belongs to answers)
 */
export const makeLog = (target: string | number, level = 'info'): Logger => {
  const stream: DestinationStream =
    typeof target === 'number'
      ? destination({ fd: target, sync: true })
      : destination({ fd: openFile(target), sync: false })
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])
  return pino(
    { level, base: null, redact: { paths, censor: '[masqué]' }, timestamp: pino.stdTimeFunctions.isoTime },
    stream,
  )
}
