import { formatDateTime } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { type ApprovalState, stateAt } from '../../domain/approval.ts'
import type { NamedApproval } from '../../store/approvals.ts'
import type { ApprovalWords } from '../../usecases/approvable.ts'
import { a } from './messages.ts'

export type WaitingView = ApprovalWords & {
  readonly id: string
  readonly askedBy: string
  readonly asked: string
  readonly until: string
  readonly reason: string
  /** The reader asked for it: they may only take it back. */
  readonly own: boolean
}

export type PastView = {
  readonly id: string
  readonly title: string
  readonly reason: string
  readonly askedBy: string
  readonly asked: { readonly iso: string; readonly text: string }
  readonly state: ApprovalState
  readonly decidedBy: string
}

const nameOf = (id: string | null, name: string | null): string => {
  if (id === null) return a.gone
  return name === null || name === '' ? id.slice(-6) : name
}

export const presentWaiting = (
  approval: NamedApproval,
  words: ApprovalWords,
  reader: { readonly personId: string; readonly zone: string },
): WaitingView => ({
  ...words,
  id: approval.id,
  askedBy: nameOf(approval.askedBy, approval.askedByName),
  asked: formatDateTime(localOf(approval.askedAt, reader.zone)),
  until: formatDateTime(localOf(approval.expiresAt, reader.zone)),
  reason: approval.reason,
  own: approval.askedBy === reader.personId,
})

export const presentPast = (
  approval: NamedApproval,
  words: ApprovalWords,
  parts: { readonly now: Date; readonly zone: string },
): PastView => {
  const state = stateAt(approval, parts.now)
  const decided = state === 'approved' || state === 'refused'
  return {
    id: approval.id,
    title: words.title,
    reason: approval.reason,
    askedBy: nameOf(approval.askedBy, approval.askedByName),
    asked: {
      iso: approval.askedAt.toISOString(),
      text: formatDateTime(localOf(approval.askedAt, parts.zone)),
    },
    state,
    decidedBy: !decided
      ? ''
      : approval.decidedBy === null
        ? a.console
        : nameOf(approval.decidedBy, approval.decidedByName),
  }
}
