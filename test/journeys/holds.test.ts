import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApplication } from '../support/application.ts'

const at = '/administration/conservation'

/** Scénario : une administratrice suspend l’effacement d’une personne en litige, puis lève la suspension. */
describe('a suspension of erasures', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Awaited<ReturnType<typeof app.administrator>>
  beforeAll(async () => {
    app = await testApplication()
    administrator = await app.administrator()
  })
  afterAll(() => app.close())

  it('is placed with a reason on somebody who exists, once, and lifted', async () => {
    const { personId } = await app.signedIn()
    const typed = { kind: 'person', subject: `${personId}@essai.invalid`, reason: 'Litige en cours.' }
    const page = await administrator.open(at)
    const unknown = await administrator.submit(page, `${at}/suspensions`, {
      ...typed,
      subject: 'personne@rien.fr',
    })
    expect(unknown.status).toBe(422)
    expect(unknown.html).toContain('value="personne@rien.fr"')
    const silent = await administrator.submit(unknown, `${at}/suspensions`, { ...typed, reason: ' ' })
    expect([silent.status, silent.html.includes(typed.subject)]).toEqual([422, true])
    const placed = await administrator.submit(silent, `${at}/suspensions`, typed)
    expect([placed.status, placed.html.includes('Litige en cours.')]).toEqual([200, true])
    const twice = await administrator.submit(placed, `${at}/suspensions`, typed)
    expect(twice.status).toBe(422)
    const action = /action="([^"]+\/levee)"/.exec(placed.html)?.[1] ?? ''
    const lifted = await administrator.submit(placed, action)
    expect(lifted.html).toContain('Aucune suspension')
    const entries = await app.db
      .selectFrom('audit_entry')
      .select(['action', 'subject_id', 'person_id'])
      .where('action', 'like', 'retention.%')
      .orderBy('id')
      .execute()
    const by = { subject_id: personId, person_id: administrator.personId }
    expect(entries).toEqual([
      { action: 'retention.held', ...by },
      { action: 'retention.released', ...by },
    ])
  })
})
