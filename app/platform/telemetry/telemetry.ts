import type { Logger } from 'pino'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Route } from '../http/route.ts'

/** Logs and figures of the process. Routes are named by their pattern, never by the address asked for: no token in a log. */
export type Telemetry = {
  readonly log: Logger
  readonly request: (
    route: Pick<Route, 'method' | 'path'>,
    status: number,
    milliseconds: number,
    reference: string,
  ) => void
  /** A form was kept, with this many entries in the journal. */
  readonly written: (route: Pick<Route, 'method' | 'path'>, entries: number) => void
  /** Something unexpected, logged once with the reference that the user sees. */
  readonly fault: (error: unknown, reference: string, where: string) => void
  /** Prometheus text exposition. */
  readonly metrics: () => Promise<string>
}

export const makeTelemetry = (log: Logger): Telemetry => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'openmap_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'openmap_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const writes = new Counter({
    name: 'openmap_writes_total',
    help: 'Forms kept, by whether the journal tells of them',
    labelNames: ['route', 'told'],
    registers: [registry],
  })
  return {
    log,
    written: ({ path }, entries) => writes.inc({ route: path, told: String(entries > 0) }),
    request: (route, status, milliseconds, reference) => {
      requests.inc({ method: route.method, route: route.path, status: String(status) })
      durations.observe({ route: route.path }, milliseconds / 1000)
      const line = {
        reference,
        method: route.method,
        route: route.path,
        status,
        ms: Math.round(milliseconds * 10) / 10,
      }
      if (status >= 500) log.warn(line, 'request')
      else log.debug(line, 'request')
    },
    fault: (error, reference, where) => log.error({ err: error, reference, where }, 'fault'),
    metrics: () => registry.metrics(),
  }
}
