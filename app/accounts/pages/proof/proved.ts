import type { PersonActor } from '../../../platform/access/actor.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import type { Request } from '../../../platform/http/route.ts'
import { toDate } from '../../../platform/kernel/dates.ts'

export type Proved = { readonly person: PersonActor }

/** How long a proof opens what protects an account. */
const PROOF_MINUTES = 10

/** A handler for whoever proved in the last minutes that the account is theirs. */
export const proved =
  <P, Q, F, R>(
    _back: string | null,
    handle: (request: Request<P, Q, F, R>, held: Proved) => Promise<Reply> | Reply,
  ): ((request: Request<P, Q, F, R>) => Promise<Reply>) =>
  async (request) => {
    const { actor } = request
    if (actor.kind !== 'person') throw new Error('policy: person')
    const session = await request.services.identity.db
      .selectFrom('person_session')
      .select(['created_at as openedAt', 'second_factor_at as secondFactorAt'])
      .where('id', '=', actor.sessionId)
      .executeTakeFirstOrThrow()
    const latest = Math.max(session.openedAt.getTime(), session.secondFactorAt?.getTime() ?? 0)
    if (toDate(request.ctx.clock.now()).getTime() - latest <= PROOF_MINUTES * 60_000)
      return handle(request, { person: actor })
    return redirect('/connexion')
  }
