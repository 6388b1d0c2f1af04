import type { PersonActor } from '../../platform/access/actor.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Factors, Proofs } from '../domain/proof.ts'
import { passkeysOf } from './passkeys.ts'
import { passwordHashOf } from './passwords.ts'
import { findPerson } from './people.ts'

/** What this person can prove who they are with, at this moment. */
export const factorsOf = async (db: Db, person: PersonActor): Promise<Factors> => ({
  codes: (await findPerson(db, person.personId))?.secondFactor ?? false,
  password: (await passwordHashOf(db, person.personId)) !== null,
  passkeys: await passkeysOf(db, person.personId),
  overTerritory: person.platform.length + person.asleep.length > 0,
})

/** What was proved in this session, and when. */
export const proofsOf = (db: Db, sessionId: string): Promise<Proofs> =>
  db
    .selectFrom('person_session')
    .select(['created_at as openedAt', 'second_factor_at as secondFactorAt'])
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow()
