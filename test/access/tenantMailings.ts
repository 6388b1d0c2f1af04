import { hashToken } from '../../app/platform/access/signing.ts'
import { idOf, idsOf, type Letter, type Rows, startOf, tokenOf } from './tenant.ts'

/** A mail to the participants of a day, sent to one of them, and somebody who wants none. */
export const mailingRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const ofEvent = { territory_id, event_id: id.event }
  const text = startOf(letter)
  const address = `message-${text}@${letter.toLowerCase()}.exemple.fr`
  return {
    mailing: [
      {
        ...ofEvent,
        id: id.mailing,
        author_id: id.person,
        state: 'confirmed',
        segment: 'everybody',
        subject: text,
        body: text,
        with_link: true,
        created_at: now,
        updated_at: now,
        confirmed_at: now,
      },
    ],
    mailing_recipient: [
      {
        ...ofEvent,
        id: idOf(letter, 93),
        mailing_id: id.mailing,
        address,
        name: text,
        participant_id: id.buyer,
        state: 'waiting',
        way_out: hashToken(tokenOf('refus', letter)),
      },
    ],
    mailing_refusal: [{ ...ofEvent, address: `refus-${address}`, refused_at: now }],
  }
}
