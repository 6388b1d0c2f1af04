import { findPerson, recordChange } from '../../accounts/index.ts'
import type { Structure } from '../../directory/index.ts'
import { hashToken, newToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { headerLine, mailAddress } from '../../platform/mail/message.ts'
import {
  LONGEST_NAME,
  LONGEST_SUBJECT,
  MOST_LINKS,
  MOST_REPORTS,
  plainLines,
  problemOf,
  type Written,
} from '../domain/message.ts'
import { mayBeWritten } from '../domain/reach.ts'
import type { Refused } from '../domain/refusals.ts'
import { mailCopy, mailProof, mailStructure, type Site } from '../mails/relayedMails.ts'
import { t } from '../messages.ts'
import { insertMessage, reportsOf, updateMessage } from '../store/messages.ts'
import { isRefused } from '../store/refusals.ts'

const sentences = {
  markup: t.refusals.markup,
  'too-many-links': t.refusals.tooManyLinks(MOST_LINKS),
  'link-in-line': t.refusals.linkInLine,
} as const

/** May this message leave, whoever wrote it? Asked when it is written, and again when its author confirms it. */
export const judge = async (
  ctx: Ctx,
  structure: Structure,
  message: Written,
): Promise<Result<null, Refused>> => {
  const problem = problemOf(message)
  if (problem !== null)
    return refuse({ code: problem.code, field: problem.field, sentence: sentences[problem.code] })
  const refused = await isRefused(ctx.db, ctx.scope, structure)
  if (!mayBeWritten(structure, today(ctx.clock).toString(), refused))
    return refuse({ code: 'not-reachable', sentence: t.refusals.notReachable })
  return (await reportsOf(ctx, message.email)) >= MOST_REPORTS
    ? refuse({ code: 'closed-to-author', field: 'courriel', sentence: t.refusals.closedToAuthor })
    : ok(null)
}

/** Gives a message to the outbox, with a copy for its author, and keeps it for the body whose record it is now. */
export const deliver = async (
  ctx: Ctx,
  site: Site,
  { id, structure, written }: { id: string; structure: Structure; written: Written },
): Promise<Result<null, Refused>> => {
  const to = structure.email === null ? null : mailAddress(structure.email)
  const author = mailAddress(written.email)
  if (to === null || author === null)
    return refuse({ code: 'not-reachable', sentence: t.refusals.notReachable })
  const wayOut = newToken()
  await mailStructure(ctx, site, { ...written, id, to, structure, wayOut })
  await mailCopy(ctx, site, { ...written, id, author, structure })
  await updateMessage(ctx, id, {
    state: 'sent',
    sent_at: toDate(ctx.clock.now()),
    token_hash: null,
    way_out: hashToken(wayOut),
    organisation_id: structure.organisationId,
  })
  await recordChange(ctx, {
    action: 'contact.sent',
    subject: { kind: 'structure', id: structure.id },
    organisationId: structure.organisationId ?? undefined,
  })
  return ok(null)
}

/** Is it the address of the account that acts? */
const owns = async ({ db, actor }: Ctx, email: string): Promise<string | null> => {
  if (actor.kind !== 'person') return null
  const person = await findPerson(db, actor.personId)
  return person?.email === email && person.emailVerified ? person.id : null
}

/**
 * Writes to a structure. Whoever writes from the address of their account is believed; anybody else proves theirs first by
 * a mail that holds none of their words: the relay cannot be used to write to a third person.
 *
 * @returns whether the message left, or waits for its author to confirm it
 */
export const sendMessage = (
  ctx: Ctx,
  site: Site,
  { structure, ...typed }: Written & { readonly structure: Structure },
): Promise<Result<'sent' | 'waiting', Refused>> =>
  asSystem(ctx, async () => {
    const written: Written = {
      name: headerLine(typed.name, LONGEST_NAME),
      email: typed.email,
      subject: headerLine(typed.subject, LONGEST_SUBJECT),
      text: plainLines(typed.text),
    }
    const judged = await judge(ctx, structure, written)
    if (!judged.ok) return judged
    const author = mailAddress(written.email)
    if (author === null) return refuse({ code: 'not-reachable', sentence: t.refusals.notReachable })
    const id = newId()
    const personId = await owns(ctx, written.email)
    const token = personId === null ? newToken() : null
    await insertMessage(ctx, {
      ...written,
      id,
      structureId: structure.id,
      organisationId: structure.organisationId,
      personId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      tokenHash: token === null ? null : hashToken(token),
    })
    if (token !== null) {
      await mailProof(ctx, site, { id, author, structure, token })
      return ok('waiting')
    }
    const left = await deliver(ctx, site, { id, structure, written })
    return left.ok ? ok('sent') : left
  })
