import { hash } from 'node:crypto'
import type { Context } from 'hono'
import { renderToString } from 'preact-render-to-string'
import type { Actor } from '../access/actor.ts'
import type { CookieJar } from './cookies.ts'
import type { Reply } from './reply.ts'
import type { FormKeys } from './route.ts'
import type { Shell } from './shell.ts'

export type Rendering = {
  readonly shell: Shell
  readonly jar: CookieJar
  readonly path: string
  readonly actor: Actor
  readonly formKeys: FormKeys
  /** The visitor holds a session: nothing of the answer may be kept by a shared cache. */
  readonly personal: boolean
}

const body = (
  c: Context,
  content: string | Uint8Array,
  status: number,
  headers: Record<string, string>,
): Response => {
  const etag = `"${hash('sha1', content, 'base64url')}"`
  if (status === 200 && c.req.header('if-none-match')?.includes(etag)) {
    return c.body(null, 304, { ETag: etag, 'Cache-Control': headers['Cache-Control'] ?? 'no-cache' })
  }
  const sent = typeof content === 'string' ? content : new Uint8Array(content)
  return c.body(sent, status as 200, status === 200 ? { ...headers, ETag: etag } : headers)
}

/** RFC 6266: an ASCII name for old readers, the true name for the others. */
const disposition = (name: string, inline: boolean): string => {
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '')
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

const caching = (publicSeconds: number | undefined, personal: boolean): string => {
  if (personal) return 'no-store'
  return publicSeconds === undefined ? 'no-cache' : `public, max-age=${publicSeconds}`
}

/** Turns what a handler said into bytes and headers. */
export const answer = async (c: Context, reply: Reply, rendering: Rendering): Promise<Response> => {
  const { jar, personal } = rendering
  switch (reply.kind) {
    case 'redirect': {
      if (reply.session === 'end') {
        jar.end(c)
        c.header('Clear-Site-Data', '"cache", "storage"')
      } else if (reply.session) jar.start(c, reply.session.seconds, reply.session.link)
      if (reply.flash !== undefined) jar.setFlash(c, reply.flash)
      return c.redirect(reply.to, 303)
    }
    case 'json':
      return body(c, JSON.stringify(reply.body), reply.status ?? 200, {
        'Content-Type': `${reply.mediaType ?? 'application/json'}; charset=utf-8`,
        'Cache-Control': caching(reply.publicSeconds, personal),
      })
    case 'file': {
      const text = typeof reply.body === 'string'
      return body(c, reply.body, 200, {
        'Content-Type': text ? `${reply.mediaType}; charset=utf-8` : reply.mediaType,
        'Content-Disposition': disposition(reply.name, reply.inline ?? false),
        'Cache-Control': caching(reply.publicSeconds, personal),
      })
    }
    case 'page': {
      const flash = jar.takeFlash(c)
      const { shell, path, actor, formKeys } = rendering
      const html = `<!doctype html>${renderToString(shell({ reply, path, actor, flash, formKeys }))}`
      return body(c, html, reply.status ?? 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': personal || flash !== null ? 'no-store' : 'no-cache',
        Vary: 'Cookie',
      })
    }
  }
}
