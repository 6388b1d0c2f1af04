import { hashToken } from '../../app/platform/access/signing.ts'
import { idOf, idsOf, type Letter, type Rows, startOf, tokenOf } from './tenant.ts'

/**
 * A message that the structure received and complained of, another that waits for its author, and a refusal; a register that
 * is read by the clock, and an address that was asked.
 */
export const contactRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const text = startOf(letter)
  const message = {
    territory_id,
    structure_id: id.structure,
    organisation_id: id.organisation,
    person_id: id.person,
    name: text,
    email: `relais-${text}@${letter.toLowerCase()}.exemple.fr`,
    subject: text,
    text,
    created_at: now,
  }
  return {
    contact_message: [
      {
        ...message,
        id: id.contactMessage,
        state: 'sent',
        sent_at: now,
        reported_at: now,
        way_out: hashToken(tokenOf('relais', letter)),
      },
      {
        ...message,
        id: idOf(letter, 142),
        state: 'waiting',
        token_hash: hashToken(tokenOf('contact', letter)),
      },
    ],
    contact_refusal: [{ territory_id, structure_id: id.structure, address_hash: text, refused_at: now }],
    register_source: [
      {
        territory_id,
        id: id.registerSource,
        register: 'siae',
        title: text,
        url: 'https://registre.exemple.fr/siae.csv',
        every: 'month',
        by_itself: false,
        end_gone: false,
        // Not due: nothing is to be read behind the trials.
        checked_at: now,
        created_by: id.person,
        created_at: now,
      },
    ],
    address_lookup: [{ territory_id, structure_id: id.structure, address_hash: text, asked_at: now }],
  }
}
