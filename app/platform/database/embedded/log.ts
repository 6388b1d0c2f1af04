/** What the supervisor needs of a logger; a pino logger fits. */
export type EmbeddedLog = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

/** For callers that want silence (tests, JSON output). */
export const silentLog: EmbeddedLog = { info: () => {}, warn: () => {} }
