import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { createAccessLink, type NewAccount, saveAccounts } from '../../app/accounts/index.ts'
import { makeApplication } from '../../app/application.ts'
import { newSessionId, sealSession } from '../../app/platform/access/session.ts'
import type { Ctx } from '../../app/platform/database/context.ts'
import { newId } from '../../app/platform/database/id.ts'
import { secretOf } from '../../app/platform/database/secrets.ts'
import { localFiles } from '../../app/platform/files/local.ts'
import type { OpenIdSettings } from '../../app/platform/identity/openId/settings.ts'
import { type Clock, systemClock, Temporal } from '../../app/platform/kernel/dates.ts'
import { localOutbox, type MailPort } from '../../app/platform/mail/port.ts'
import type { OutsideSettings } from '../../app/platform/outside/outside.ts'
import { localErasureList } from '../../app/platform/privacy/erasureList.ts'
import { makeLog } from '../../app/platform/telemetry/log.ts'
import { makeTelemetry, type Telemetry } from '../../app/platform/telemetry/telemetry.ts'
import { testDatabase } from './database.ts'

/** What a person made for a test holds. */
export type Held = Partial<Pick<NewAccount, 'memberships' | 'platform' | 'name' | 'email'>> & {
  /** Only one proof was given. */
  readonly single?: boolean
}

export const PUBLIC_URL = 'http://openmap.test'

/** What a person sees of an answer. */
export type Seen = {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly path: string
}

/** Address of another site to which this page sends the browser at once. */
export const leavingTo = ({ headers, path }: Seen): URL => {
  const address = /^0;url=(.+)$/.exec(headers.get('refresh') ?? '')?.[1]
  if (address === undefined) throw new Error(`nobody leaves the site from ${path}`)
  return new URL(address)
}

/** A browser without a screen: keeps cookies, follows redirections, fills in the forms that pages hold. */
export class Visitor {
  readonly #http: Hono
  readonly #headers: Record<string, string>
  readonly #cookies = new Map<string, string>()
  constructor(http: Hono, headers: Record<string, string> = {}) {
    this.#http = http
    this.#headers = headers
  }

  keep(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ ...this.#headers, ...(init.headers as Record<string, string>) })
    headers.set('host', 'openmap.test')
    if (this.#cookies.size > 0)
      headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await this.#http.request(`${PUBLIC_URL}${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      if (attributes.some((attribute) => /max-age=0/i.test(attribute))) this.#cookies.delete(name.trim())
      else this.#cookies.set(name.trim(), value.join('='))
    }
    return response
  }

  async open(path: string): Promise<Seen> {
    const response = await this.send(path)
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) return this.open(location)
    return { status: response.status, headers: response.headers, html: await response.text(), path }
  }

  /** Sends the form of `page` whose action is `action`, with its hidden fields and these values, files among them. */
  async submit(page: Seen, action: string, values: Record<string, string | File> = {}): Promise<Seen> {
    const form = page.html.split('<form').find((part) => part.includes(`action="${action}"`))
    if (form === undefined) throw new Error(`no form towards ${action} on ${page.path}`)
    const fields = new Map<string, string | File>()
    for (const [input] of (form.split('</form>')[0] ?? '').matchAll(/<input type="hidden"[^>]*>/g)) {
      fields.set(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '')
    }
    for (const [name, value] of Object.entries(values)) fields.set(name, value)
    const words = [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
    if (words.length === fields.size) return this.post(action, new URLSearchParams(words))
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    const written = new Request(PUBLIC_URL, { method: 'POST', body })
    return this.#post(
      action,
      new Uint8Array(await written.arrayBuffer()),
      written.headers.get('content-type') ?? '',
    )
  }

  async post(path: string, body: URLSearchParams, headers: Record<string, string> = {}): Promise<Seen> {
    const written = new TextEncoder().encode(body.toString())
    return this.#post(path, written, 'application/x-www-form-urlencoded', headers)
  }

  async #post(
    path: string,
    body: Uint8Array<ArrayBuffer>,
    type: string,
    more: Record<string, string> = {},
  ): Promise<Seen> {
    const headers = { 'content-type': type, 'content-length': String(body.length), ...more }
    const response = await this.send(path, { method: 'POST', body, headers })
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) return this.open(location)
    return { status: response.status, headers: response.headers, html: await response.text(), path }
  }
}

/** The link of a participant who needs to exist nowhere else. */
export const participantLink = (ctx: Ctx) =>
  createAccessLink(ctx, {
    eventId: newId(),
    subjectId: newId(),
    rights: ['agenda.read'],
    expiresAt: Temporal.Now.instant().add({ hours: 1 }),
  })

/** Writes down which forms left a trace in the journal, where a whole run of tests asks for it (`tools/traces.ts`). */
const noting = (telemetry: Telemetry): Telemetry => {
  const file = process.env.OPENMAP_TRACES
  if (file === undefined) return telemetry
  const written: Telemetry['written'] = ({ method, path }, entries) =>
    appendFileSync(file, `${method} ${path}\t${entries}\n`)
  return { ...telemetry, written }
}

/** The whole application in this process, on a fresh database. Call `close()` in `afterAll`. */
export const testApplication = async (
  options: {
    readonly mail?: MailPort
    readonly demo?: boolean
    readonly clock?: Clock
    readonly openId?: OpenIdSettings
    readonly outside?: OutsideSettings
    /** Where logs go; by default only what ends the process is said. */
    readonly log?: Logger
  } = {},
) => {
  const clock = options.clock ?? systemClock
  const database = await testDatabase({ clock, demo: options.demo ?? true })
  const folder = mkdtempSync(join(tmpdir(), 'openmap-files-'))
  const files = localFiles(folder)
  const application = await makeApplication({
    applicationUrl: database.url,
    publicUrl: PUBLIC_URL,
    files,
    mail: options.mail ?? localOutbox,
    openId: options.openId ?? null,
    ...(options.outside === undefined ? {} : { outside: options.outside }),
    clock,
    telemetry: noting(makeTelemetry(options.log ?? makeLog(2, 'fatal'))),
    erasures: localErasureList(join(folder, 'erasures.jsonl')),
  })
  /** Somebody signed in, with two proofs unless said otherwise. */
  const signedIn = async (held: Held = {}): Promise<Visitor & { personId: string; sessionToken: string }> => {
    const id = newId()
    const token = randomBytes(24).toString('base64url')
    const now = new Date()
    await saveAccounts(database.ctx, [
      { id, name: 'Personne d’essai', email: `${id}@essai.invalid`, memberships: [], platform: [], ...held },
    ])
    await database.db
      .insertInto('person_session')
      .values({
        id: newId(),
        person_id: id,
        token,
        method: 'link',
        second_factor_at: held.single === true ? null : now,
        expires_at: new Date(now.getTime() + 3_600_000),
        created_at: now,
        updated_at: now,
      })
      .execute()
    const payload = { id: newSessionId(), person: token, expires: Math.floor(now.getTime() / 1000) + 3600 }
    const visitor = new Visitor(application.http)
    visitor.keep('openmap', sealSession(await secretOf(database.db, 'session'), payload))
    return Object.assign(visitor, { personId: id, sessionToken: token })
  }
  return {
    ...database,
    http: application.http,
    files,
    folder,
    identity: application.identity,
    visitor: (headers?: Record<string, string>) => new Visitor(application.http, headers),
    signedIn,
    /** Both roles over the territory. */
    administrator: () => signedIn({ platform: ['mission', 'administrator'] }),
    close: async () => {
      await application.stop()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
