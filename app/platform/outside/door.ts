import type { z } from 'zod'
import type { Clock } from '../kernel/dates.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'

/**
 * Why a server of somebody else gave nothing. `forbidden`: its address, or where it leads, is not one that the operator
 * allowed. `resting`: it failed several times, and is left alone for a while.
 */
export type OutsideFailure =
  | 'forbidden'
  | 'resting'
  | 'unreachable'
  | 'too-slow'
  | 'refused'
  | 'too-large'
  | 'unreadable'

/** Hosts that may be asked: by https, or in clear on this very machine only. */
export type AllowedHosts = ReadonlySet<string>

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** May this address be asked? The host with its port, exactly as it was allowed: no other name of it, no account in it. */
export const mayAsk = (url: URL, hosts: AllowedHosts): boolean =>
  hosts.has(url.host) &&
  url.username === '' &&
  url.password === '' &&
  (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)))

export type OutsideLimits = {
  /** Whole time of one question, its answer included. */
  readonly milliseconds: number
  readonly bytes: number
}

/** Answers of an API: a page of JSON. */
export const QUESTION: OutsideLimits = { milliseconds: 4000, bytes: 1024 * 1024 }

/** Failures in a row after which nobody asks for a while; the wait doubles each time that the trial fails. */
const FAILURES = 3
const FIRST_REST = 30_000
const LONGEST_REST = 15 * 60_000
const MOST_REDIRECTIONS = 3

class Failed extends Error {
  readonly failure: OutsideFailure
  constructor(failure: OutsideFailure) {
    super(failure)
    this.failure = failure
  }
}

/** The answer whole, unless it is longer than was allowed: what comes after is not read. */
const readBounded = async (response: Response, most: number): Promise<Uint8Array> => {
  if (Number(response.headers.get('content-length') ?? '0') > most) throw new Failed('too-large')
  const chunks: Uint8Array[] = []
  let length = 0
  // Compression is undone as it comes: a small answer that unfolds without end is cut here.
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > most) throw new Failed('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const follow = async (first: URL, hosts: AllowedHosts, signal: AbortSignal): Promise<Response> => {
  let url = first
  for (let step = 0; step <= MOST_REDIRECTIONS; step += 1) {
    if (!mayAsk(url, hosts)) throw new Failed('forbidden')
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { accept: 'application/json, text/csv, */*;q=0.5', 'user-agent': 'OpenMap-ESS' },
    })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null) return response
    await response.body?.cancel()
    if (!URL.canParse(location, url.href)) throw new Failed('refused')
    url = new URL(location, url)
  }
  throw new Failed('refused')
}

const failureOf = (error: unknown, signal: AbortSignal): OutsideFailure => {
  if (error instanceof Failed) return error.failure
  return signal.aborted ? 'too-slow' : 'unreachable'
}

/**
 * The one way out of the house towards servers of somebody else: hosts that the operator allowed, redirections among them
 * only, an answer in time and of a bounded length. A server that fails is left alone, then tried again. Nothing throws.
 */
export const outsideDoor = (parts: { readonly hosts: AllowedHosts; readonly clock: Clock }) => {
  const { hosts, clock } = parts
  let failures = 0
  let restsUntil = 0
  const now = (): number => clock.now().epochMilliseconds

  /** The bytes at this address. */
  const read = async (url: URL, limits: OutsideLimits): Promise<Result<Uint8Array, OutsideFailure>> => {
    if (!mayAsk(url, hosts)) return refuse('forbidden')
    if (now() < restsUntil) return refuse('resting')
    const signal = AbortSignal.timeout(limits.milliseconds)
    try {
      const response = await follow(url, hosts, signal)
      if (!response.ok) {
        await response.body?.cancel()
        throw new Failed('refused')
      }
      const bytes = await readBounded(response, limits.bytes)
      failures = 0
      return ok(bytes)
    } catch (error) {
      failures += 1
      if (failures >= FAILURES)
        restsUntil = now() + Math.min(LONGEST_REST, FIRST_REST * 2 ** (failures - FAILURES))
      return refuse(failureOf(error, signal))
    }
  }

  return {
    read,
    /** What an API answers, when it is what its documentation says. */
    ask: async <T>(
      url: URL,
      schema: z.ZodType<T>,
      limits: OutsideLimits = QUESTION,
    ): Promise<Result<T, OutsideFailure>> => {
      const bytes = await read(url, limits)
      if (!bytes.ok) return bytes
      try {
        const answer = schema.safeParse(
          JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)),
        )
        return answer.success ? ok(answer.data) : refuse('unreadable')
      } catch {
        return refuse('unreadable')
      }
    },
  }
}

export type OutsideDoor = ReturnType<typeof outsideDoor>
