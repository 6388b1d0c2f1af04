import { idOf, idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** Rows of the machinery: facts, mails, files. */
export const operationRows = (letter: Letter, territory_id: string, now: Date, recipient: string): Rows => {
  const id = idsOf(letter)
  const at = { territory_id }
  const text = startOf(letter)
  return {
    fact: [
      {
        ...at,
        id: id.fact,
        type: 'Essai',
        payload: JSON.stringify({ id: text }),
        actor: `person:${id.person}`,
        recorded_at: now,
      },
    ],
    fact_effect: [{ fact_id: id.fact, effect: 'essai', done_at: now }],
    idempotency_key: [
      { key: `cle-${text}`, actor: `person:${id.person}`, route: 'x', body_hash: 'x', created_at: now },
    ],
    mail: [
      {
        ...at,
        id: id.mail,
        unique_key: text,
        template: 'essai',
        recipient: recipient,
        subject: text,
        body_text: text,
        body_html: text,
        state: 'kept',
        created_at: now,
      },
    ],
    mail_attachment: [
      {
        ...at,
        mail_id: id.mail,
        position: 1,
        name: 'a.txt',
        media_type: 'text/plain',
        content: Buffer.from(text),
      },
    ],
    stored_file: [
      {
        ...at,
        id: idOf(letter, 36),
        key: text,
        name: 'a',
        media_type: 'a/a',
        size_bytes: 1,
        sha256: 'a',
        created_at: now,
      },
    ],
  }
}
