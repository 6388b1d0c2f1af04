import { createAccessLink, type Site } from '../../accounts/index.ts'
import {
  codeOfBadge,
  getAgendas,
  linkExpiry,
  listEvents,
  lockEvent,
  type OpenMapEvent,
  type Participant,
  programmeOf,
  type Representative,
  recordOfEvent,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { type MailAddress, mailAddress } from '../../platform/mail/message.ts'
import { knownMailKeys } from '../../platform/mail/queueMail.ts'
import { registrationsOf } from '../../registrations/index.ts'
import { isTimeToTell } from '../domain/eve.ts'
import { mailTomorrow, type Tomorrow } from '../mails/mailTomorrow.ts'
import { absencesOf } from './noteAbsence.ts'

/** Whom one address comes for: several bodies may have given the same. */
type Reader = {
  readonly to: MailAddress
  readonly comes: { readonly participant: Participant; readonly person: Representative }[]
}

/** Who is expected and can be written to, by address. Several people of one body at one address come as one. */
const readersOf = (participants: readonly Participant[]): ReadonlyMap<string, Reader> => {
  const readers = new Map<string, Reader>()
  for (const participant of participants)
    for (const person of participant.representatives) {
      const to = person.email === null ? null : mailAddress(person.email)
      if (to === null) continue
      const reader = readers.get(to.toLowerCase()) ?? { to, comes: [] }
      if (!reader.comes.some((one) => one.participant.id === participant.id))
        reader.comes.push({ participant, person })
      readers.set(to.toLowerCase(), reader)
    }
  return readers
}

const tell = async (ctx: Ctx, site: Site, event: OpenMapEvent): Promise<number> => {
  await lockEvent(ctx, event.id)
  const away = new Set(
    (await absencesOf(ctx, event.id))
      .filter(({ untilSlotId }) => untilSlotId === null)
      .map(({ participantId }) => participantId),
  )
  const { participants, agendaOf } = await getAgendas(ctx, event)
  // A day put off has another eve.
  const keyOf = (address: string): string => `tomorrow:${event.id}:${event.day}:${address}`
  const readers = readersOf(participants.filter(({ id }) => !away.has(id)))
  const known = await knownMailKeys(ctx, [...readers.keys()].map(keyOf))
  const programme = await programmeOf(ctx.db, ctx.scope, event.id)
  const registered = new Set((await registrationsOf(ctx.db, ctx.scope, event.id)).map(({ id }) => id))
  const expiresAt = linkExpiry(event, ctx.clock.now())
  let told = 0
  for (const [address, { to, comes }] of readers) {
    const key = keyOf(address)
    if (known.has(key)) continue
    const days: Tomorrow[] = []
    for (const { participant, person } of comes) {
      const { token } = await createAccessLink(ctx, {
        eventId: event.id,
        subjectId: participant.id,
        // The link of a place ends when the place is given to somebody else.
        ...(registered.has(person.id) ? { registrationId: person.id } : {}),
        rights: ['agenda.read'],
        expiresAt,
      })
      const code = await codeOfBadge(ctx.db, ctx.scope, person.id)
      days.push({ agenda: agendaOf(participant), token, expiresAt, code })
    }
    await mailTomorrow(ctx, { key, site, event, programme, to, days })
    told += 1
  }
  if (told > 0) await recordOfEvent(ctx, event, { action: 'tomorrow.told', after: { count: told } })
  return told
}

/**
 * Tells everybody of tomorrow's days what their day is, once for each address: a mail has one key, so that twice is once.
 * Run by the clock; once the evening is there, what was not sent is not sent any more.
 */
export const tellTomorrow = async (ctx: Ctx, site: Site): Promise<number> => {
  let told = 0
  for (const event of await listEvents(ctx.db, ctx.scope, ['published']))
    if (isTimeToTell(event.day, localOf(ctx.clock.now(), event.zone))) told += await tell(ctx, site, event)
  return told
}
