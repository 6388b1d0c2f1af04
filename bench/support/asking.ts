import { Agent, request } from 'node:http'

export type Figures = {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly asked: number
  readonly faults: number
}

/** Asks through `connections` at once, each question once and never the same at the same time, until `seconds` are over. */
export const askAll = async <Q>(
  questions: readonly Q[],
  connections: number,
  seconds: number,
  ask: (question: Q) => Promise<boolean>,
): Promise<Figures> => {
  const times: number[] = []
  let faults = 0
  let next = 0
  const begun = performance.now()
  const end = begun + seconds * 1000
  const worker = async (): Promise<void> => {
    while (performance.now() < end && next < questions.length) {
      const question = questions[next]
      next += 1
      if (question === undefined) return
      const from = performance.now()
      const ok = await ask(question).catch(() => false)
      times.push(performance.now() - from)
      if (!ok) faults += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10) / 10
  return {
    perSecond: Math.round(times.length / took),
    p50: at(0.5),
    p95: at(0.95),
    asked: times.length,
    faults,
  }
}

/** Opens pages of a site on connections that stay open; the body is read whole. */
export const pagesOf = (url: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const open = (path: string): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}${path}`, { agent }, (answer) => {
        answer.on('data', () => {})
        answer.on('end', () => resolve(answer.statusCode === 200))
        answer.on('error', reject)
      })
      sent.on('error', reject)
      sent.end()
    })
  return { open, close: () => agent.destroy() }
}
