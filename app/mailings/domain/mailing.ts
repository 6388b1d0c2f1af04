import type { Addressee } from '../../events/index.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'
import type { Refused } from './refusals.ts'
import { unknownVariables } from './variables.ts'

export const mailingStates = ['draft', 'confirmed', 'cancelled'] as const
export type MailingState = (typeof mailingStates)[number]

export type MailingForm = {
  readonly segment: string
  readonly subject: string
  /** Simple Markdown. */
  readonly body: string
  readonly withLink: boolean
}

export type Mailing = MailingForm & {
  readonly id: string
  readonly eventId: string
  readonly authorId: string | null
  readonly state: MailingState
  readonly createdAt: Date
  readonly confirmedAt: Date | null
}

/** Confirmed mailings of one event in one day, at most: people are not written to more. */
export const MOST_PER_DAY = 5
/** A text says more to fewer people than this. */
export const LONGEST_BODY = 8000

/** Every variable is one that we know. */
export const judgeForm = (form: MailingForm): Result<MailingForm, Refused> => {
  for (const field of ['subject', 'body'] as const) {
    const [unknown] = unknownVariables(form[field])
    if (unknown !== undefined)
      return refuse({ code: 'unknown-variable', field, sentence: t.refusals.unknownVariable(unknown) })
  }
  return ok(form)
}

export type Recipient = {
  readonly address: string
  readonly participantId: string | null
  readonly body: string
  readonly name: string | null
}

export type Recipients = {
  readonly kept: readonly Recipient[]
  /** Nobody can write to them. */
  readonly withoutAddress: number
  /** The same address again. */
  readonly twice: number
  /** They said that they want none. */
  readonly refusing: number
}

/** Somebody to write to, with the address that a mail can be sent to; null = none. */
export type Addressed = Omit<Addressee, 'email'> & { readonly address: string | null }

/** One copy for each address, none for whoever refuses; `refusing` holds addresses in lower case. */
export const recipientsOf = (people: readonly Addressed[], refusing: ReadonlySet<string>): Recipients => {
  const kept = new Map<string, Recipient>()
  const refused = new Set<string>()
  let withoutAddress = 0
  let twice = 0
  for (const { address, participantId, body, name } of people) {
    const key = address?.toLowerCase() ?? ''
    if (address === null) withoutAddress += 1
    else if (kept.has(key) || refused.has(key)) twice += 1
    else if (refusing.has(key)) refused.add(key)
    else kept.set(key, { address, participantId, body, name })
  }
  return { kept: [...kept.values()], withoutAddress, twice, refusing: refused.size }
}
