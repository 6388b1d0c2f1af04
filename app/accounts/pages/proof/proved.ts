import type { PersonActor } from '../../../platform/access/actor.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import type { Request } from '../../../platform/http/route.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { type Factors, provedLately } from '../../domain/proof.ts'
import { factorsOf, proofsOf } from '../../store/factors.ts'
import { personOf } from '../security/frame.tsx'
import { proofPath } from '../security/paths.ts'

export type Proved = { readonly person: PersonActor; readonly factors: Factors }

/**
 * A handler for whoever proved in the last minutes that the account is theirs. The others are asked to, then come back to
 * `back`, or to the page of the same address: an unattended screen changes nothing that protects an account (ASVS 7.5.1).
 */
export const proved =
  <P, Q, F, R>(
    back: string | null,
    handle: (request: Request<P, Q, F, R>, held: Proved) => Promise<Reply> | Reply,
  ): ((request: Request<P, Q, F, R>) => Promise<Reply>) =>
  async (request) => {
    const { db } = request.services.identity
    const person = personOf(request.actor)
    const factors = await factorsOf(db, person)
    const now = toDate(request.ctx.clock.now())
    if (provedLately(await proofsOf(db, person.sessionId), factors, now))
      return handle(request, { person, factors })
    return redirect(proofPath, { remember: back ?? request.url.pathname })
  }
