import { z } from 'zod'
import { ownAccount } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { asSystem } from '../../../platform/database/scoped.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { personalLines } from '../../../platform/privacy/catalogue.ts'
import { kept } from '../../../platform/privacy/words.ts'
import { blockerOf } from '../../domain/erasure.ts'
import { refusalOf } from '../../mails/privacyMessages.ts'
import { findErasureRequest, readBlockers } from '../../store/erasures.ts'
import { cancelErasure } from '../../usecases/cancelErasure.ts'
import { requestErasure } from '../../usecases/requestErasure.ts'
import { proved } from '../proof/proved.ts'
import { ErasurePage } from './erasureView.tsx'
import { datesIn, personOf, privacyPage } from './frame.tsx'
import { w } from './messages.ts'
import { erasurePath } from './paths.ts'

type Asked = {
  readonly ctx: Ctx
  readonly actor: { readonly kind: string }
  readonly services: Services
  readonly formKeys: FormKeys
}

/** Read off the catalogue: a table that keeps something says why. */
const whatStays = (): readonly string[] => [
  ...new Set(
    personalLines.flatMap(({ entry: { erasure } }) =>
      typeof erasure === 'object' && 'keep' in erasure ? [kept[erasure.keep]] : [],
    ),
  ),
  w.erasure.statistics,
  w.erasure.proof,
  w.erasure.mailed,
]

const erasurePage = async (
  { ctx, actor, services, formKeys }: Asked,
  refused: { readonly error?: string; readonly status?: number } = {},
): Promise<Reply> => {
  const { personId } = personOf(actor)
  const { day, moment } = datesIn(services.territory.zone)
  const request = await findErasureRequest(ctx.db, personId)
  const blockers = await asSystem(ctx, ({ db }) => readBlockers(db, personId))
  const code = blockerOf(blockers)
  const view = {
    keys: formKeys,
    stays: whatStays(),
    blocker: code === null ? null : refusalOf(code, blockers).sentence,
    asked: request === null ? null : { on: moment(request.requestedAt), due: day(request.dueAt) },
    error: refused.error,
  }
  return privacyPage(w.erase.title, <ErasurePage view={view} />, refused.status)
}

export const erasureRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: erasurePath,
    policy: ownAccount(),
    handle: proved(null, (request) => erasurePage(request)),
  }),
  route({
    method: 'POST',
    path: erasurePath,
    policy: ownAccount(),
    form: z.strictObject({ understood: z.literal('on', w.erasure.understoodMissing) }),
    handle: proved(null, async (request, { person }) => {
      const { ctx, services } = request
      const asked = await requestErasure(ctx, { site: services, personId: person.personId })
      return asked.ok
        ? redirect(erasurePath, { flash: w.erasure.asked })
        : erasurePage(request, { status: 409 })
    }),
    invalid: (request, { problems }) =>
      erasurePage(request, { error: problems[0]?.sentence ?? w.erasure.understoodMissing, status: 422 }),
  }),
  route({
    method: 'POST',
    path: `${erasurePath}/annulation`,
    policy: ownAccount(),
    form: z.strictObject({}),
    handle: async ({ ctx, actor }) => {
      const cancelled = await cancelErasure(ctx, personOf(actor).personId)
      return redirect(erasurePath, { flash: cancelled ? w.erasure.kept : w.erasure.notAsked })
    },
  }),
]
