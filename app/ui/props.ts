import type { ComponentChildren } from 'preact'

/** Anything a component can hold. */
export type Children = ComponentChildren

/** `data-…` attributes handed through to the element, for enhancements and tests. */
export type DataAttributes = { readonly [name: `data-${string}`]: string | undefined }

/** A link of a menu, a footer, a tab list. `current` marks the page being read. */
export interface LinkEntry {
  readonly label: string
  readonly href: string
  readonly current?: boolean | undefined
}

/** A date as people read it and as machines read it. */
export interface DateLabel {
  /** ISO 8601: `2027-03-09`, `2027-03-09T14:30+01:00`. */
  readonly iso: string
  /** `9 mars 2027`, already formatted by the page. */
  readonly text: string
}

/** Level of a heading: the page owns `h1`, components begin at 2. */
export type HeadingLevel = 2 | 3 | 4 | 5

/** Meaning of a colour; always doubled by a word or an icon. */
export type Tone = 'neutral' | 'action' | 'accent' | 'info' | 'success' | 'warning' | 'error'

/** Joins class names, leaving out what is absent. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** An id out of a field name: `lots[0].title` gives `lots-0-title`. */
export function idOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
}

/**
 * The address if it may be put in a link, else undefined. Imported data may hold `javascript:` or `data:`
 * addresses: only web, mail, phone and relative addresses pass.
 */
export function safeHref(address: string): string | undefined {
  // Browsers drop control characters and blanks inside a scheme, so we drop them before looking.
  const bare = Array.from(address.trim())
    .filter((character) => character.charCodeAt(0) > 0x20)
    .join('')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase()
  if (scheme === undefined) return bare
  return ['http', 'https', 'mailto', 'tel'].includes(scheme) ? bare : undefined
}
