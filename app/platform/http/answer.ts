import { hash } from 'node:crypto'
import type { Context } from 'hono'
import { renderToString } from 'preact-render-to-string'
import type { Actor } from '../access/actor.ts'
import { compressed, compressible } from './compression.ts'
import type { CookieJar } from './cookies.ts'
import type { JsonReply, MadeReply, PageReply, RedirectReply, Reply, StreamReply } from './reply.ts'
import type { FormKeys } from './route.ts'
import { REACHES } from './security.ts'
import type { Shell } from './shell.ts'

export type Rendering = {
  readonly shell: Shell
  readonly jar: CookieJar
  readonly path: string
  readonly actor: Actor
  readonly formKeys: FormKeys
  /** The visitor holds a session: nothing of the answer may be kept by a shared cache. */
  readonly personal: boolean
  /** But the browser of whoever asks may keep it, and ask whether it changed. */
  readonly mayKeep: boolean
  /** The route is open to other sites: no cookie is read nor given. */
  readonly cookieless: boolean
}

const body = async (
  c: Context,
  said: string | Uint8Array,
  status: number,
  headers: Record<string, string>,
): Promise<Response> => {
  // Encoded once, for the tag, the compression and the socket: each would do it again.
  const content = typeof said === 'string' ? Buffer.from(said) : new Uint8Array(said)
  // Weak: the same page is the same whatever the compression it travels in. What nobody may keep has none.
  const kept = status === 200 && headers['Cache-Control'] !== 'no-store'
  const etag = kept ? `W/"${hash('sha1', content, 'base64url')}"` : null
  const vary = [headers.Vary, 'Accept-Encoding'].filter(Boolean).join(', ')
  if (etag !== null && c.req.header('if-none-match')?.includes(etag)) {
    const cache = headers['Cache-Control'] ?? 'no-cache'
    // The browser takes the headers of this answer for those of the page that it holds.
    const reaches = headers[REACHES]
    const opened = reaches === undefined ? {} : { [REACHES]: reaches }
    return c.body(null, 304, { ETag: etag, 'Cache-Control': cache, Vary: vary, ...opened })
  }
  const all = { ...headers, Vary: vary, ...(etag === null ? {} : { ETag: etag }) }
  const small = await compressed(content, headers['Content-Type'] ?? '', c.req.header('accept-encoding'))
  if (small !== null)
    return c.body(small.bytes, status as 200, { ...all, 'Content-Encoding': small.encoding })
  return c.body(content, status as 200, all)
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

const cachingOfPage = (
  { leaveTo, status = 200 }: PageReply,
  { personal, mayKeep }: Rendering,
  announces: boolean,
): string => {
  if (announces || leaveTo !== undefined || (personal && !(mayKeep && status === 200))) return 'no-store'
  return personal ? 'private, no-cache' : 'no-cache'
}

/** Opens or ends the session, and passes on the cookies of a ceremony. */
const settle = (c: Context, jar: CookieJar, { session, cookies = [] }: RedirectReply | JsonReply): void => {
  if (session === 'end') {
    jar.end(c)
    c.header('Clear-Site-Data', '"cache", "storage"')
  } else if (session !== undefined && 'acting' in session) {
    jar.act(c, session.acting)
  } else if (session !== undefined && 'pass' in session) {
    jar.carry(c, session.pass)
  } else if (session !== undefined) {
    const { seconds, ...holder } = session
    jar.start(c, seconds, holder)
  }
  for (const line of cookies) c.header('Set-Cookie', line, { append: true })
}

/** Nothing is made before it is asked for, and no more once nobody listens. */
const pulled = (chunks: StreamReply['chunks']): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const source = chunks[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        const { value, done } = await source.next()
        if (done === true) controller.close()
        else controller.enqueue(new Uint8Array(typeof value === 'string' ? Buffer.from(value) : value))
      },
      cancel: async () => {
        await source.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Whoever holds what this tag names is told so before anything is made. */
const madeOnDemand = async (c: Context, reply: MadeReply, cache: string): Promise<Response> => {
  const etag = `W/"${reply.tag}"`
  const told = { ETag: etag, 'Cache-Control': cache, Vary: 'Accept-Encoding' }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, told)
  const content = new Uint8Array(await reply.make())
  const all = {
    ...told,
    'Content-Type': reply.mediaType,
    'Content-Disposition': disposition(reply.name, true),
  }
  const small = await compressed(content, reply.mediaType, c.req.header('accept-encoding'))
  if (small !== null) return c.body(small.bytes, 200, { ...all, 'Content-Encoding': small.encoding })
  return c.body(content, 200, all)
}

/** Sent at the pace of whoever reads, compressed on the way. */
const streamed = (c: Context, reply: StreamReply, cache: string): Response => {
  const etag = `W/"${reply.tag}"`
  const told = { ETag: etag, 'Cache-Control': cache, Vary: 'Accept-Encoding' }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, told)
  const content = pulled(reply.chunks)
  const small = compressible(reply.mediaType) && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  const body = small ? content.pipeThrough(new CompressionStream('gzip')) : content
  return c.body(body, 200, {
    ...told,
    'Content-Type': reply.mediaType,
    'Content-Disposition': disposition(reply.name, reply.inline ?? false),
    ...(small ? { 'Content-Encoding': 'gzip' } : {}),
  })
}

/** Turns what a handler said into bytes and headers. */
export const answer = async (c: Context, reply: Reply, rendering: Rendering): Promise<Response> => {
  const { jar, personal } = rendering
  switch (reply.kind) {
    case 'redirect': {
      settle(c, jar, reply)
      if (reply.flash !== undefined) jar.setFlash(c, { sentence: reply.flash, undo: reply.undo })
      if (reply.remember !== undefined) jar.setReturn(c, reply.remember)
      if (reply.permanent === true) {
        // Asked again each time: what was merged may be undone.
        c.header('Cache-Control', 'no-cache')
        return c.redirect(reply.to, 301)
      }
      return c.redirect((reply.back === true ? jar.takeReturn(c) : null) ?? reply.to, 303)
    }
    case 'json':
      settle(c, jar, reply)
      return body(c, JSON.stringify(reply.body), reply.status ?? 200, {
        'Content-Type': `${reply.mediaType ?? 'application/json'}; charset=utf-8`,
        'Cache-Control': caching(reply.publicSeconds, personal),
        ...(reply.links === undefined
          ? {}
          : {
              Link: Object.entries(reply.links)
                .map(([relation, address]) => `<${address}>; rel="${relation}"`)
                .join(', '),
            }),
      })
    case 'made':
      return madeOnDemand(c, reply, caching(undefined, personal))
    case 'stream':
      return streamed(c, reply, caching(undefined, personal))
    case 'file': {
      const text = typeof reply.body === 'string'
      return body(c, reply.body, 200, {
        'Content-Type': text ? `${reply.mediaType}; charset=utf-8` : reply.mediaType,
        'Content-Disposition': disposition(reply.name, reply.inline ?? false),
        'Cache-Control':
          reply.unchanging === true && !personal
            ? 'public, max-age=31536000, immutable'
            : caching(reply.publicSeconds, personal),
      })
    }
    case 'page': {
      const flash = rendering.cookieless ? null : jar.takeFlash(c)
      const { shell, path, actor, formKeys } = rendering
      const html = `<!doctype html>${renderToString(shell({ reply, path, actor, flash, formKeys }))}`
      return body(c, html, reply.status ?? 200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': cachingOfPage(reply, rendering, flash !== null),
        Vary: 'Cookie',
        ...(reply.reaches === undefined ? {} : { [REACHES]: reply.reaches }),
        ...(reply.retryAfter === undefined ? {} : { 'Retry-After': String(reply.retryAfter) }),
        ...(reply.leaveTo === undefined ? {} : { Refresh: `0;url=${reply.leaveTo}` }),
      })
    }
  }
}
