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

/**
 * Structured logs, one JSON object a line (CR and LF are escaped by JSON itself).
 *
 * @param target path of a file, or a file descriptor (2 = standard error: standard output belongs to answers)
 */
export const makeLog = (target: string | number, level = 'info'): Logger => {
  const stream: DestinationStream =
    typeof target === 'number'
      ? destination({ fd: target, sync: true })
      : destination({ dest: target, mkdir: true, sync: false })
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])
  return pino(
    { level, base: null, redact: { paths, censor: '[masqué]' }, timestamp: pino.stdTimeFunctions.isoTime },
    stream,
  )
}
