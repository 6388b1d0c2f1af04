import type { JSX } from 'preact'
import type { Holder } from './cookies.ts'

export type Crumb = { readonly label: string; readonly href?: string }

/** What a handler answers. The server turns it into bytes; handlers never touch headers. */
export type PageReply = {
  readonly kind: 'page'
  /** 200 unless said otherwise. In answer to a POST a page means that nothing was written, unless `written` says so. */
  readonly status?: number
  /** What the POST did is kept, and shown at once: for a secret kept nowhere, or for programs that follow no redirection. */
  readonly written?: true
  /** Seconds to wait before trying again: with 429. */
  readonly retryAfter?: number
  /** Title of the document, without the name of the site; repeated by the `h1` of the body. */
  readonly title: string
  readonly description?: string
  readonly breadcrumb?: readonly Crumb[]
  readonly body: JSX.Element
  /** Without the frame of the site: for pages that other sites show in theirs. */
  readonly bare?: true
  /** Uses the full width: boards, maps. */
  readonly wide?: boolean
  /** Origin of another site that the map of the page reads its ground from: the security policy lets it, and no other. */
  readonly reaches?: string
  /** Search engines may list it; false for everything behind a policy. */
  readonly indexed?: boolean
  /** Canonical path and query, where several addresses show the same page. */
  readonly canonical?: string
  /**
   * Address of another site where the browser goes at once. A page, not a redirection: the security policy lets a form lead
   * nowhere else, however many redirections later. The body holds the same address as a link.
   */
  readonly leaveTo?: string
  /** Description of the page as an application that a telephone keeps on its screen. */
  readonly manifest?: string
  /** Seconds after which a browser without scripts asks for the page again: a screen on a wall. */
  readonly refresh?: number
  /** Other representations announced in the head: feeds, calendars, data. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[]
  /** What networks show of a link to this page; whole addresses. */
  readonly social?: {
    readonly url: string
    readonly image: { readonly url: string; readonly width: number; readonly height: number }
  }
  /** What search engines read of it (schema.org): data, which no browser runs. */
  readonly linkedData?: { readonly [key: string]: unknown }
}

/**
 * Opens a session for this holder, with a new identifier; goes on in the present one, for that place, or with that pass
 * beside whoever holds it; or ends it.
 */
export type SessionChange =
  | (Holder & { readonly seconds: number })
  | { readonly acting: string }
  | { readonly pass: string }
  | 'end'

/** A button beside the sentence of the next page: a form towards one of our own POST routes, which takes it back. */
export type Undo = {
  readonly path: string
  readonly label: string
  readonly fields?: { readonly [name: string]: string }
}

export type RedirectReply = {
  readonly kind: 'redirect'
  readonly to: string
  /** The address is this one from now on: what links to the former one should change (301). */
  readonly permanent?: true
  /** Sentence shown once on the next page. */
  readonly flash?: string
  /** Beside the sentence. */
  readonly undo?: Undo
  readonly session?: SessionChange
  /** `Set-Cookie` lines of a sign-in ceremony. */
  readonly cookies?: readonly string[]
  /** Goes where the person was going when they were asked to sign in, else to `to`. */
  readonly back?: boolean
  /** Path of ours where that next answer with `back` returns to. */
  readonly remember?: string
}

export type FileReply = {
  readonly kind: 'file'
  readonly name: string
  readonly mediaType: string
  readonly body: string | Uint8Array
  /** Shown in the browser rather than saved. */
  readonly inline?: boolean
  /** Anyone may keep it for this long; personal files are never kept. */
  readonly publicSeconds?: number
  /** Its address names these very bytes: a visitor who read it needs never ask again. */
  readonly unchanging?: true
}

/** A file made as it is read: however long, it is never whole in memory. */
export type StreamReply = {
  readonly kind: 'stream'
  readonly name: string
  readonly mediaType: string
  readonly chunks: AsyncIterable<string | Uint8Array>
  /** The same tag means the same content. */
  readonly tag: string
  readonly inline?: boolean
}

/** A file made only for whoever does not hold it yet, once the handler has ended: for routes that hold no transaction. */
export type MadeReply = {
  readonly kind: 'made'
  readonly name: string
  readonly mediaType: string
  /** The same tag means the same content. */
  readonly tag: string
  readonly make: () => Promise<Uint8Array>
}

export type JsonReply = {
  readonly kind: 'json'
  readonly status?: number
  readonly body: unknown
  readonly session?: SessionChange
  readonly cookies?: readonly string[]
  readonly mediaType?: string
  readonly publicSeconds?: number
  /** Addresses that go on from this one, by their relation (RFC 8288). */
  readonly links?: Readonly<Record<string, string>>
}

export type Reply = PageReply | RedirectReply | FileReply | StreamReply | MadeReply | JsonReply

export const page = (parts: Omit<PageReply, 'kind'>): PageReply => ({ kind: 'page', ...parts })
export const redirect = (to: string, parts: Omit<RedirectReply, 'kind' | 'to'> = {}): RedirectReply => ({
  kind: 'redirect',
  to,
  ...parts,
})
export const file = (parts: Omit<FileReply, 'kind'>): FileReply => ({ kind: 'file', ...parts })
export const stream = (parts: Omit<StreamReply, 'kind'>): StreamReply => ({ kind: 'stream', ...parts })
export const made = (parts: Omit<MadeReply, 'kind'>): MadeReply => ({ kind: 'made', ...parts })
export const json = (body: unknown, parts: Omit<JsonReply, 'kind' | 'body'> = {}): JsonReply => ({
  kind: 'json',
  body,
  ...parts,
})
