import type { AccessLink } from '../../accounts/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { type Participant, type ParticipantRole, sideOf } from '../domain/participant.ts'
import type { Wish } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { o } from './organiserMessages.ts'

export type ParticipantRow = {
  readonly id: string
  readonly name: string
  readonly role: ParticipantRole
  readonly roleName: string
  readonly quota: string
  readonly least: string
  /** Said where several may sit at once. */
  readonly delegation: string
  readonly representatives: string
  readonly emails: string
  readonly wishes: number
  readonly linkText: string
  readonly hasLink: boolean
  /** A buyer or a structure: the only ones with an agenda. */
  readonly meets: boolean
}

/** One line for each participant: who, how many wishes said, whether their personal link works. */
export const presentParticipants = (
  participants: readonly Participant[],
  wishes: readonly Wish[],
  links: readonly AccessLink[],
  zone: string,
): readonly ParticipantRow[] => {
  const said = new Map<string, number>()
  for (const { fromId } of wishes) said.set(fromId, (said.get(fromId) ?? 0) + 1)
  return participants.map((one) => {
    const link = links.filter(({ subjectId }) => subjectId === one.id).at(-1)
    return {
      id: one.id,
      name: one.displayName,
      role: one.role,
      roleName: t.roles[one.role],
      quota: one.quota === null ? '' : String(one.quota),
      least: one.least === null ? '' : String(one.least),
      delegation: one.delegation === 'fixed' ? '' : t.delegations.shared,
      representatives: one.representatives.flatMap(({ name }) => name ?? []).join(', '),
      emails: one.representatives.flatMap(({ email }) => email ?? []).join(', '),
      wishes: said.get(one.id) ?? 0,
      linkText:
        link === undefined
          ? o.participants.linkNone
          : o.participants.linkUntil(formatDate(localOf(link.expiresAt, zone))),
      hasLink: link !== undefined,
      meets: sideOf(one.role) !== null,
    }
  })
}
