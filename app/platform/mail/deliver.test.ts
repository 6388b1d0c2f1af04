import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { startMailServer } from '../../../test/support/mailServer.ts'
import { MAIL_ATTEMPTS } from '../jobs/queues.ts'
import { deliverMail, MailNotSent } from './deliverMail.ts'
import { type MailAddress, mailAddress, unsubscribeHeaders } from './message.ts'
import { findMail, requeueMails } from './outbox.ts'
import { localOutbox, type MailPort } from './port.ts'
import { type NewMail, queueMail } from './queueMail.ts'
import { smtpMail } from './smtp.ts'

const FROM = 'OpenMap ESS <ne-pas-repondre@openmap.example>'
const TOKEN = 'abcdefghijklmnopqrstuv'

let base: TestDatabase
let server: Awaited<ReturnType<typeof startMailServer>>
beforeAll(async () => {
  base = await testDatabase()
  server = await startMailServer()
})
afterAll(async () => {
  await server.stop()
  await base.close()
})

let number = 0
const queue = async (to = 'contact@structure.example', parts: Partial<NewMail> = {}): Promise<string> => {
  number += 1
  const key = `essai:${number}`
  const queued = await queueMail(base.ctx, {
    key,
    template: 'essai',
    to: mailAddress(to) as MailAddress,
    subject: 'Votre agenda – essai à Évry',
    content: {
      territory: 'Île-de-France',
      title: 'Votre <agenda>',
      blocks: [
        { kind: 'paragraph', text: 'Bonjour & bienvenue' },
        { kind: 'rows', title: 'Journée', headers: ['Heure', 'Qui'], rows: [['9 h', 'Acheteur <01>']] },
        { kind: 'link', label: 'Ouvrir', url: `https://openmap.example/acces/${TOKEN}` },
      ],
      reason: 'Vous êtes inscrit.',
    },
    ...parts,
  })
  expect(queued).toBe(true)
  const { id } = await base.db
    .selectFrom('mail')
    .select('id')
    .where('unique_key', '=', key)
    .executeTakeFirstOrThrow()
  return id
}
const deliver = (mailId: string, port: MailPort) =>
  deliverMail(base.db, { port, clock: base.clock }, { territoryId: base.territoryId, mailId })
const read = async (id: string) => {
  const mail = await findMail(base.db, base.scope, id)
  if (mail === null) throw new Error('no such mail')
  return mail
}
const smtp = (url = server.url) => smtpMail({ url, from: FROM })

describe('a mail of the outbox', () => {
  it('leaves by SMTP with its two bodies and its file, once', async () => {
    const calendar = Buffer.from('BEGIN:VCALENDAR\r\n')
    const id = await queue('contact@structure.example', {
      files: [{ name: 'mon agenda.ics', mediaType: 'text/calendar; charset=utf-8', content: calendar }],
      secrets: [TOKEN],
    })
    await deliver(id, smtp())
    await deliver(id, smtp())
    const sent = server.received.filter(({ raw }) => raw.includes(id))
    expect(sent.map(({ from, to }) => [from, to])).toEqual([
      ['ne-pas-repondre@openmap.example', ['contact@structure.example']],
    ])
    const raw = sent[0]?.raw ?? ''
    for (const part of [
      `Message-ID: <${id}@openmap.example>`,
      'Auto-Submitted: auto-generated',
      'To: contact@structure.example',
      'multipart/alternative',
      'mon-agenda.ics',
      calendar.toString('base64'),
    ])
      expect(raw).toContain(part)
    const mail = await read(id)
    expect([mail.state, mail.attempts, mail.lastError, mail.files.length]).toEqual(['sent', 1, null, 1])
    // The personal link has left: it lives in one mailbox only.
    expect(raw).toContain(TOKEN)
    expect(`${mail.text}${mail.html}`).not.toContain(TOKEN)
    expect(mail.text).toContain('lien-effacé-après-envoi')
    expect(await requeueMails(base.ctx, { id })).toBe(0)
  })

  it('is written as text and as accessible HTML, whatever was typed', async () => {
    const { text, html } = await read(await queue())
    expect(text).toContain('Votre <agenda>\n\nBonjour & bienvenue\n\nJournée\n- 9 h\u00a0: Acheteur <01>')
    expect(text).toContain(`Ouvrir\u00a0: \nhttps://openmap.example/acces/${TOKEN}`)
    expect(text).toContain('-- \nOpenMap ESS – Île-de-France\nVous êtes inscrit.')
    expect(html).toMatch(/^<!doctype html><html lang="fr">/)
    expect(html).toContain('<h1>Votre &lt;agenda></h1>')
    expect(html).toContain('<th scope="row">9 h</th><td>Acheteur &lt;01></td>')
  })

  it('is kept when no server is set, and leaves once there is one', async () => {
    const id = await queue()
    await deliver(id, localOutbox)
    expect((await read(id)).state).toBe('kept')
    expect((await read(id)).text).toContain(TOKEN)
    expect(await requeueMails(base.ctx, { id })).toBe(1)
    await deliver(id, smtp())
    expect((await read(id)).state).toBe('sent')
  })

  it('is queued once for a key', async () => {
    const mail = { key: 'même', template: 'essai', to: mailAddress('a@b.fr') as MailAddress, subject: 's' }
    const content = { territory: 'x', title: 'x', blocks: [], reason: 'x' }
    expect(await queueMail(base.ctx, { ...mail, content })).toBe(true)
    expect(await queueMail(base.ctx, { ...mail, content })).toBe(false)
  })

  it('says to mail programs how to stop the like, on one line each, until it has left', async () => {
    const url = `https://openmap.example/desabonnement/${TOKEN}${'x'.repeat(120)}`
    const id = await queue('contact@structure.example', {
      headers: unsubscribeHeaders(`${url}\r\nBcc: espion@example.org`),
      secrets: [TOKEN],
    })
    await deliver(id, smtp())
    const sent = server.received.find(({ raw }) => raw.includes(id))
    const lines = sent?.raw.split('\r\n')
    expect(lines).toContain(`List-Unsubscribe: <${url} Bcc: espion@example.org>`)
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(lines).toContain('Auto-Submitted: auto-generated')
    expect([sent?.to, /^Bcc:/m.test(sent?.raw ?? '')]).toEqual([['contact@structure.example'], false])
    const { headers } = await base.db
      .selectFrom('mail')
      .select('headers')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(headers)).not.toContain(TOKEN)
    const plain = await queue()
    await deliver(plain, smtp())
    expect(server.received.find(({ raw }) => raw.includes(plain))?.raw).not.toContain('List-Unsubscribe')
  })

  it('promises one click over https only', () => {
    expect(unsubscribeHeaders('http://localhost:3000/desabonnement/x')).toEqual({
      'List-Unsubscribe': '<http://localhost:3000/desabonnement/x>',
    })
  })

  it('cannot open another header by its subject', async () => {
    const id = await queue('contact@structure.example', { subject: 'Rencontre\r\nBcc: espion@example.org' })
    await deliver(id, smtp())
    const sent = server.received.find(({ raw }) => raw.includes(id))
    expect(sent?.to).toEqual(['contact@structure.example'])
    expect(sent?.raw).toContain('Subject: Rencontre Bcc: espion@example.org')
    expect(sent?.raw).not.toMatch(/^Bcc:/m)
  })
})

describe('a mail that does not leave', () => {
  it('is given up at once when the address is refused for good, with the words of the server', async () => {
    const id = await queue('inconnu@structure.example')
    await deliver(id, smtp())
    const mail = await read(id)
    expect([mail.state, mail.attempts]).toEqual(['failed', 1])
    expect(mail.lastError).toContain('refuse cette adresse')
    expect(mail.lastError).toContain('550 No such user here')
  })

  it('waits when the server asks to', async () => {
    const id = await queue('plein@structure.example')
    await expect(deliver(id, smtp())).rejects.toThrow(MailNotSent)
    const mail = await read(id)
    expect([mail.state, mail.attempts]).toEqual(['waiting', 1])
    expect(mail.lastError).toContain('plus tard')
  })

  it('waits while the server is down, then leaves', async () => {
    const own = await startMailServer()
    await own.stop()
    const id = await queue()
    await expect(deliver(id, smtp(own.url))).rejects.toThrow(MailNotSent)
    expect((await read(id)).lastError).toBe('Le serveur de courriel ne répond pas.')
    const back = await startMailServer({ port: own.port })
    await deliver(id, smtp(own.url))
    await back.stop()
    const mail = await read(id)
    expect([mail.state, mail.attempts, mail.lastError, back.received.length]).toEqual(['sent', 2, null, 1])
  })

  it('waits when the server closes the door without a word', async () => {
    const mute = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const address = mute.address()
    const port = typeof address === 'object' ? address?.port : 0
    const id = await queue()
    await expect(deliver(id, smtp(`smtp://127.0.0.1:${port}`))).rejects.toThrow(MailNotSent)
    expect((await read(id)).lastError).toBe('Le serveur de courriel ne répond pas.')
    mute.close()
  })

  it('says that the account is refused, without saying the password', async () => {
    const closed = await startMailServer({ account: { user: 'openmap', pass: 'juste' } })
    const id = await queue()
    const url = closed.url.replace('juste', 'fauxmotdepasse')
    await expect(deliver(id, smtp(url))).rejects.toThrow(
      /^Le courriel n’est pas parti.: sa page dit pourquoi\.$/,
    )
    await closed.stop()
    const { lastError } = await read(id)
    expect(lastError).toContain('refuse le compte')
    expect(lastError).not.toContain('fauxmotdepasse')
    expect(smtp(url).server).toBe(`127.0.0.1:${closed.port}`)
  })

  it('is given up after its last attempt, and may be tried again by hand', async () => {
    const id = await queue('plein@structure.example')
    for (let attempt = 1; attempt < MAIL_ATTEMPTS; attempt += 1)
      await expect(deliver(id, smtp())).rejects.toThrow(MailNotSent)
    await deliver(id, smtp())
    expect((await read(id)).state).toBe('failed')
    expect(await requeueMails(base.ctx, { state: 'failed' })).toBeGreaterThanOrEqual(1)
    const again = await read(id)
    expect([again.state, again.attempts, again.lastError]).toEqual(['waiting', 0, null])
  })
})
