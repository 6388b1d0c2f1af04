import { fold, slugify, tidy } from '../../platform/kernel/text.ts'
import type { ImportReport } from '../../platform/tables/verdict.ts'
import { t } from '../messages.ts'
import type { Slot } from './event.ts'
import {
  type FieldRow,
  type Headers,
  type RowFindings,
  reportOf,
  verdictOf,
  warnFormulas,
} from './importReport.ts'
import { nameKey, type Participant, type ParticipantRole, readRole } from './participant.ts'

export type ParticipantField =
  | 'name'
  | 'role'
  | 'siret'
  | 'organisation'
  | 'quota'
  | 'unavailable'
  | 'firstName'
  | 'representative'
  | 'email'

/** What the rows are read against. */
export type ParticipantKnowledge = {
  readonly registered: readonly Participant[]
  /** Active slots in order: the numbers of the file count from 1. */
  readonly slots: readonly Slot[]
  /** Structure of a SIRET that is well formed; undefined = not in the directory. */
  readonly structureOf: (siret: string) => { readonly id: string } | undefined
  /** Structure whose page has this address, or would have by its name. */
  readonly structureNamed: (name: string) => { readonly id: string } | undefined
  readonly isSiret: (text: string) => boolean
  /** Organisations by slug and by folded name. */
  readonly organisations: ReadonlyMap<string, string>
}

/** A row that can be written: the identifier is known when the participant is already registered. */
export type ParticipantDraft = {
  readonly id: string | null
  readonly role: ParticipantRole
  readonly displayName: string
  readonly organisationId: string | null
  readonly structureId: string | null
  readonly quota: number | null
  readonly people: readonly { readonly name: string | null; readonly email: string | null }[]
  /** Null when the file says nothing of availability. */
  readonly unavailableSlotIds: readonly string[] | null
}

/** Verdict of every row, and what the good ones would write. Pure: dry run and import read the same judgement. */
export const judgeParticipants = (
  rows: readonly FieldRow<ParticipantField>[],
  headers: Headers<ParticipantField>,
  known: ParticipantKnowledge,
): { readonly report: ImportReport; readonly drafts: readonly ParticipantDraft[] } => {
  const registered = new Map(known.registered.map((one) => [`${one.role}/${nameKey(one.displayName)}`, one]))
  const seen = new Map<string, number>()
  const judged = rows.map((row) => {
    const findings: RowFindings = { problems: [], rejected: false }
    warnFormulas(findings, row.formulas)
    const draft = readRow(row, headers, known, findings)
    const key = draft === null ? null : `${draft.role}/${nameKey(draft.displayName)}`
    const earlier = key === null ? undefined : seen.get(key)
    const blame = blameIn(findings, headers)
    if (earlier !== undefined)
      blame('name', 'duplicate-row', draft?.displayName ?? '', t.import.duplicateRow(earlier), true)
    if (key !== null && earlier === undefined && !findings.rejected) seen.set(key, row.row)
    const present = key === null ? undefined : registered.get(key)
    if (present !== undefined && !findings.rejected) {
      blame('name', 'already-registered', present.displayName, t.import.alreadyRegistered, false)
    }
    const kept = draft === null || findings.rejected ? null : merged(draft, present)
    return { verdict: verdictOf(row.row, findings), draft: kept }
  })
  return {
    report: reportOf(judged.map(({ verdict }) => verdict)),
    drafts: judged.flatMap(({ draft }) => (draft === null ? [] : [draft])),
  }
}

/** A second import adds what it says and takes nothing away. */
const merged = (draft: ParticipantDraft, present: Participant | undefined): ParticipantDraft =>
  present === undefined
    ? draft
    : {
        ...draft,
        id: present.id,
        organisationId: draft.organisationId ?? (draft.structureId === null ? present.organisationId : null),
        structureId: draft.structureId ?? (draft.organisationId === null ? present.structureId : null),
        quota: draft.quota ?? present.quota,
        people: draft.people.some(({ name, email }) => name ?? email)
          ? draft.people
          : present.representatives,
      }

type Blame = (field: ParticipantField, code: string, value: string, remedy: string, rejects: boolean) => void

const blameIn =
  (findings: RowFindings, headers: Headers<ParticipantField>): Blame =>
  (field, code, value, remedy, rejects) => {
    findings.problems.push({ column: headers[field] ?? field, code, value, remedy })
    if (rejects) findings.rejected = true
  }

const readRow = (
  { cells }: FieldRow<ParticipantField>,
  headers: Headers<ParticipantField>,
  known: ParticipantKnowledge,
  findings: RowFindings,
): ParticipantDraft | null => {
  const blame = blameIn(findings, headers)
  const text = (field: ParticipantField): string => tidy(cells[field] ?? '')
  const displayName = text('name')
  if (displayName === '') blame('name', 'name-missing', '', t.import.nameMissing, true)
  const role = readRole(text('role'))
  if (role === null) blame('role', 'role-unknown', text('role'), t.import.roleUnknown, true)
  const quota = readQuota(text('quota'), blame)
  const unavailableSlotIds = readSlots(text('unavailable'), known.slots, blame)
  const link = readLink(text('siret'), text('organisation'), known, blame)
  const people = readPeople(cells, blame)
  if (role === null || displayName === '') return null
  return { id: null, role, displayName, quota, people, unavailableSlotIds, ...link }
}

const readQuota = (text: string, blame: Blame): number | null => {
  if (text === '') return null
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  blame('quota', 'quota-invalid', text, t.import.quotaInvalid, true)
  return null
}

const parts = (text: string): string[] =>
  text
    .split(/[,;|/\n]/)
    .map(tidy)
    .filter((part) => part !== '')

/** `9:20`, `09h20`, `9 h 20`, `14 h` → `09:20`, `14:00`; null for anything else. */
const readClock = (text: string): string | null => {
  const found = /^(\d{1,2})\s*(?::|h)\s*(\d{2})?$/i.exec(text)
  return found === null ? null : `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? '00'}`
}

const readSlots = (text: string, slots: readonly Slot[], blame: Blame): readonly string[] | null => {
  if (text === '') return null
  const found: string[] = []
  for (const part of parts(text)) {
    const clock = readClock(part)
    const slot =
      clock === null
        ? /^\d+$/.test(part)
          ? slots[Number(part) - 1]
          : undefined
        : slots.find((one) => one.startsAt.slice(11, 16) === clock)
    if (slot === undefined)
      blame('unavailable', 'slot-outside-event', part, t.import.slotUnknown(slots.length), true)
    else found.push(slot.id)
  }
  return [...new Set(found)]
}

const readLink = (
  siretCell: string,
  organisationCell: string,
  known: ParticipantKnowledge,
  blame: Blame,
): { organisationId: string | null; structureId: string | null } => {
  const siret = siretCell.replace(/\s/g, '')
  const structure = siret !== '' && known.isSiret(siret) ? known.structureOf(siret) : undefined
  if (structure !== undefined) return { organisationId: null, structureId: structure.id }
  if (siret !== '') {
    if (known.isSiret(siret)) blame('siret', 'siret-unknown', siretCell, t.import.siretUnknown, false)
    else blame('siret', 'siret-invalid', siretCell, t.import.siretInvalid, false)
  }
  if (organisationCell === '') return { organisationId: null, structureId: null }
  const organisationId =
    known.organisations.get(slugify(organisationCell)) ??
    known.organisations.get(fold(organisationCell)) ??
    null
  const named = organisationId === null ? known.structureNamed(organisationCell) : undefined
  if (organisationId === null && named === undefined) {
    blame('organisation', 'organisation-unknown', organisationCell, t.import.organisationUnknown, false)
  }
  return { organisationId, structureId: named?.id ?? null }
}

/** Enough to send a mail; the true test is the mail. */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/.test(text) && text.length <= 254

const readPeople = (cells: FieldRow<ParticipantField>['cells'], blame: Blame): ParticipantDraft['people'] => {
  const firstNames = parts(cells.firstName ?? '')
  const lastNames = parts(cells.representative ?? '')
  const emailList = parts(cells.email ?? '').map((email) => {
    if (isEmail(email)) return email
    blame('email', 'email-invalid', email, t.import.emailInvalid, false)
    return null
  })
  const count = Math.max(1, firstNames.length, lastNames.length, emailList.length)
  return Array.from({ length: count }, (_, index) => {
    const name = tidy(`${firstNames[index] ?? ''} ${lastNames[index] ?? ''}`)
    return { name: name === '' ? null : name, email: emailList[index] ?? null }
  })
}
