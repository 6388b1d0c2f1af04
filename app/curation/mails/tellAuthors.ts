import { notify, type Site } from '../../accounts/index.ts'
import type { Structure } from '../../directory/index.ts'
import { fieldLabel } from '../../directory/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import type { Proposal, ProposalState, ProposedStructure, RefusalReason } from '../domain/proposal.ts'
import { t } from '../messages.ts'
import { authorsOf, forgetAddresses } from '../store/proposals.ts'

const m = t.mails

type Answer = {
  readonly proposal: Proposal
  readonly structure: Structure | null
  readonly state: Exclude<ProposalState, 'waiting'>
  readonly fields?: readonly string[]
  readonly reason?: RefusalReason
  readonly text?: string | null
}

const sentenceOf = ({ state, fields = [], reason = 'other', text }: Answer): string => {
  if (state === 'accepted') return m.accepted
  if (state === 'partly') return m.partly(fields.map((field) => fieldLabel(field) ?? field).join(', '))
  if (state === 'asked') return `${m.asked(text ?? '')} ${m.askedHow}`
  return reason === 'other' ? m.said(text ?? '') : m.refused(t.reasons[reason])
}

const nameOf = ({ proposal, structure }: Answer): string =>
  structure?.name ?? (proposal.change as Partial<ProposedStructure>).name ?? ''

const pathOf = ({ structure, state, proposal }: Answer): string => {
  if (proposal.kind === 'claim' && state === 'asked' && structure?.siret != null)
    return `/structures/revendiquer?siret=${structure.siret}`
  if (structure === null) return state === 'asked' ? '/structures/proposer' : '/structures'
  return `/structures/${structure.slug}${state === 'asked' ? '/signaler' : ''}`
}

const actionOf = ({ structure, state }: Answer): string =>
  state === 'asked' ? m.reply : structure === null ? m.list : m.open

/** A claim that is granted tells by itself: see `grantRecord`. */
const titleOf = (answer: Answer): string => {
  const { proposal, state } = answer
  if (proposal.kind !== 'claim') return m.titles[state](nameOf(answer))
  return state === 'asked' ? m.claim.askedSubject : m.claim.refused
}

const textOf = (answer: Answer): string => {
  const { proposal, state, reason = 'other', text } = answer
  const name = nameOf(answer)
  if (proposal.kind !== 'claim')
    return [
      sentenceOf(answer),
      ...(state === 'refused' && reason !== 'other' && text ? [m.said(text)] : []),
    ].join(' ')
  if (state === 'asked') return m.claim.askedText(name, text ?? '')
  return m.claim.refusedText(
    name,
    reason === 'other' ? (text ?? '') : [t.reasons[reason], text].filter(Boolean).join('. '),
  )
}

/** By mail, where they left an address; what stays of it afterwards is the proof that a mail left. */
const mail = (ctx: Ctx, site: Site, answer: Answer, email: string): Promise<boolean> | false => {
  const to = mailAddress(email)
  if (to === null) return false
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  return queueMail(ctx, {
    key: `proposal:${answer.proposal.id}:${answer.state}:${newId()}`,
    template: 'proposal-answer',
    to,
    subject: m.subject,
    forget: true,
    content: {
      territory: site.territory.name,
      title: titleOf(answer),
      blocks: [
        paragraph(m.hello),
        paragraph(textOf(answer)),
        { kind: 'link', label: actionOf(answer), url: `${site.publicUrl}${pathOf(answer)}` },
      ],
      reason: m.reason,
    },
  })
}

/** « Votre proposition : réponse » (M-04), to each who said it and left where to answer. */
export const tellAuthors = async (ctx: Ctx, site: Site, answer: Answer): Promise<void> => {
  const { proposal, state } = answer
  if (proposal.kind === 'claim' && state === 'accepted') return
  const authors = await authorsOf(ctx.db, ctx.scope, proposal.id)
  // Whoever said it twice is told once.
  for (const email of new Set(authors.flatMap((author) => author.email ?? [])))
    await mail(ctx, site, answer, email)
  for (const personId of new Set(authors.flatMap((one) => (one.email === null ? (one.personId ?? []) : []))))
    await notify(ctx, site, {
      personId,
      topic: 'record',
      key: `proposal:${proposal.id}:${state}:${newId()}`,
      title: titleOf(answer),
      text: textOf(answer),
      href: pathOf(answer),
      action: actionOf(answer),
      subject: m.subject,
    })
  // What is only asked waits for a second answer.
  if (state !== 'asked') await forgetAddresses(ctx, proposal.id)
}
