import { z } from 'zod'

/** Most addresses in one go: beyond, somebody pastes a whole address book. */
export const MOST_ADDRESSES = 30

/** One pasted address: what was typed, and the address in it when there is one. */
export type InviteLine = { readonly typed: string; readonly email: string | null }

const address = z.email().max(254)

/** « Ada Exemple <ada@exemple.fr> » gives the address between the brackets. */
const emailOf = (typed: string): string | null => {
  const inside = /<([^<>]+)>\s*$/.exec(typed)?.[1] ?? typed
  const parsed = address.safeParse(inside.trim().toLowerCase())
  return parsed.success ? parsed.data : null
}

/** Addresses pasted one a line, or parted by commas or semicolons; empty lines go, repeats are kept once. */
export const readInviteLines = (text: string): readonly InviteLine[] => {
  const seen = new Set<string>()
  return text
    .split(/[\n\r,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((typed) => ({ typed, email: emailOf(typed) }))
    .filter(({ typed, email }) => {
      const key = email ?? typed.toLowerCase()
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}

export const inviteVerdicts = ['ready', 'unreadable', 'member', 'invited'] as const
/** ready = to be invited · unreadable = no address in it · member = works here already · invited = was invited already. */
export type InviteVerdict = (typeof inviteVerdicts)[number]

export type JudgedLine = InviteLine & { readonly verdict: InviteVerdict }

export const judgeInviteLines = (
  lines: readonly InviteLine[],
  known: { readonly members: ReadonlySet<string>; readonly invited: ReadonlySet<string> },
): readonly JudgedLine[] =>
  lines.map((line): JudgedLine => {
    if (line.email === null) return { ...line, verdict: 'unreadable' }
    if (known.members.has(line.email)) return { ...line, verdict: 'member' }
    return { ...line, verdict: known.invited.has(line.email) ? 'invited' : 'ready' }
  })
