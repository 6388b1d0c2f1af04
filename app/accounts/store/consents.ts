import type { Db } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/id.ts'
import {
  type Consent,
  type ConsentSubject,
  consentNames,
  consentSubjects,
  inForce,
} from '../domain/consent.ts'

/** Everything that this person ever agreed to, the latest first. */
export const consentsOf = async (db: Db, personId: string): Promise<Consent[]> => {
  const rows = await db
    .selectFrom('consent')
    .select(['subject', 'text_version', 'given_at', 'withdrawn_at'])
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .execute()
  return rows.flatMap(({ subject, text_version, given_at, withdrawn_at }) => {
    const known = consentNames.find((one) => one === subject)
    return known === undefined
      ? []
      : [{ subject: known, version: text_version, givenAt: given_at, withdrawnAt: withdrawn_at }]
  })
}

/** May this be done for, or said of, this person? */
export const hasConsented = async (db: Db, personId: string, subject: ConsentSubject): Promise<boolean> =>
  (await consentsOf(db, personId)).some((one) => one.subject === subject && inForce(one))

/** Ends the agreement in force, whatever its words. @returns false when there was none */
export const endConsent = async (
  db: Db,
  personId: string,
  subject: ConsentSubject,
  now: Date,
): Promise<boolean> => {
  const ended = await db
    .updateTable('consent')
    .set({ withdrawn_at: now })
    .where('person_id', '=', personId)
    .where('subject', '=', subject)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

export const addConsent = async (
  db: Db,
  given: {
    readonly personId: string
    readonly subject: ConsentSubject
    readonly method: string
    readonly now: Date
  },
): Promise<void> => {
  await db
    .insertInto('consent')
    .values({
      id: newId(),
      person_id: given.personId,
      subject: given.subject,
      text_version: consentSubjects[given.subject],
      method: given.method,
      given_at: given.now,
    })
    .execute()
}
