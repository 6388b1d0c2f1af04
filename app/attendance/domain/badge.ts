export type ReadBadge =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'other-event' }
  | { readonly kind: 'not-a-badge' }

/** A code as somebody types it: case, spaces, hyphens and look-alikes do not count. */
const typedCode = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/** As `codeOf` of events makes it. Read in the browser too, at a door without network. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/

/** What was scanned or typed at the door of the event `slug`. */
export const readBadge = (text: string, slug: string): ReadBadge => {
  const address = /\/rencontres\/([^/#?\s]+)[^#\s]*#b=(\S+)\s*$/.exec(text)
  const code = typedCode(address?.[2] ?? text)
  if (!CODE.test(code)) return { kind: 'not-a-badge' }
  return address !== null && address[1] !== slug ? { kind: 'other-event' } : { kind: 'code', code }
}
