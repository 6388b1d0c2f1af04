import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { createAccessLink } from '../../app/accounts/index.ts'
import { makeApplication } from '../../app/application.ts'
import { localFiles } from '../../app/platform/files/local.ts'
import { systemClock } from '../../app/platform/kernel/dates.ts'
import { localOutbox, type MailPort } from '../../app/platform/mail/port.ts'
import { makeLog } from '../../app/platform/telemetry/log.ts'
import { makeTelemetry } from '../../app/platform/telemetry/telemetry.ts'
import { testDatabase } from './database.ts'

const PUBLIC_URL = 'http://openmap.test'

/** What a person sees of an answer. */
export type Seen = {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly path: string
}

/** A browser without a screen: keeps cookies, follows redirections, fills in the forms that pages hold. */
export class Visitor {
  readonly #http: Hono
  readonly #cookies = new Map<string, string>()
  constructor(http: Hono) {
    this.#http = http
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
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

  /** Sends the form of `page` whose action is `action`, with its hidden fields and these values. */
  async submit(page: Seen, action: string, values: Record<string, string> = {}): Promise<Seen> {
    const form = page.html.split('<form').find((part) => part.includes(`action="${action}"`))
    if (form === undefined) throw new Error(`no form towards ${action} on ${page.path}`)
    const body = new URLSearchParams()
    for (const [input] of (form.split('</form>')[0] ?? '').matchAll(/<input type="hidden"[^>]*>/g)) {
      body.set(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '')
    }
    for (const [name, value] of Object.entries(values)) body.set(name, value)
    return this.post(action, body)
  }

  async post(path: string, body: URLSearchParams, headers: Record<string, string> = {}): Promise<Seen> {
    const response = await this.send(path, {
      method: 'POST',
      body: body.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.toString().length),
        ...headers,
      },
    })
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) return this.open(location)
    return { status: response.status, headers: response.headers, html: await response.text(), path }
  }
}

/** The whole application in this process, on a fresh database. Call `close()` in `afterAll`. */
export const testApplication = async (options: { readonly mail?: MailPort } = {}) => {
  const database = await testDatabase({ clock: systemClock })
  const folder = mkdtempSync(join(tmpdir(), 'openmap-files-'))
  const application = await makeApplication({
    applicationUrl: database.url,
    publicUrl: PUBLIC_URL,
    files: localFiles(folder),
    mail: options.mail ?? localOutbox,
    clock: systemClock,
    telemetry: makeTelemetry(makeLog(2, 'fatal')),
  })
  const administrator = async (): Promise<Visitor> => {
    const visitor = new Visitor(application.http)
    const { token } = await createAccessLink(database.ctx, { kind: 'administrator', minutes: 10 })
    const page = await visitor.open(`/acces/${token}`)
    await visitor.submit(page, `/acces/${token}`)
    return visitor
  }
  return {
    ...database,
    http: application.http,
    visitor: () => new Visitor(application.http),
    administrator,
    close: async () => {
      await application.stop()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
