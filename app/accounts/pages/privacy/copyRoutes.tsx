import { z } from 'zod'
import { ownAccount } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { asSystem } from '../../../platform/database/scoped.ts'
import { file, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDecimal } from '../../../platform/i18n/format.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { Banner, PageTitle } from '../../../ui/index.ts'
import { type ExportSubject, mayExport, type PersonalExport, takeable } from '../../domain/personalExport.ts'
import { exportFile, findExport } from '../../store/personalExports.ts'
import { openExport } from '../../usecases/openExport.ts'
import { requestExport } from '../../usecases/requestExport.ts'
import { proved } from '../proof/proved.ts'
import { CopyPage, type CopyView, copyTitle } from './copyView.tsx'
import { datesIn, privacyPage } from './frame.tsx'
import { w } from './messages.ts'
import { exportPath, exportsPath, privacyPath } from './paths.ts'

const one = z.strictObject({ id: z.uuid() })

/** Own copies only: another's answers like an unknown one. */
const loadOwn = async ({
  ctx,
  params,
}: {
  readonly ctx: Ctx
  readonly params: { readonly id: string }
}): Promise<PersonalExport | null> => {
  const found = await findExport(ctx.db, ctx.scope.territoryId, params.id)
  return found !== null && ctx.actor.kind === 'person' && found.personId === ctx.actor.personId ? found : null
}

const stateOf = (wanted: PersonalExport, ctx: Ctx): CopyView['state'] => {
  if (!mayExport(ctx.actor, wanted)) return 'refused'
  if (wanted.state === 'waiting' || wanted.state === 'running') return 'preparing'
  if (wanted.state !== 'ready') return wanted.state
  return takeable(wanted, toDate(ctx.clock.now())) ? 'ready' : 'gone'
}

const viewOf = async (
  ctx: Ctx,
  wanted: PersonalExport,
  { territory }: Services,
  keys: FormKeys,
): Promise<CopyView> => {
  const { moment } = datesIn(territory.zone)
  const { fileId, subject } = wanted
  const stored =
    fileId === null ? null : await asSystem(ctx, ({ db, scope }) => exportFile(db, scope.territoryId, fileId))
  return {
    id: wanted.id,
    keys,
    subject:
      subject.kind === 'person'
        ? { kind: 'person' }
        : { kind: 'members', organisation: subject.organisationId },
    what: w.copies.kinds[subject.kind],
    state: stateOf(wanted, ctx),
    percent: wanted.progress,
    prepared: wanted.finishedAt === null ? '' : moment(wanted.finishedAt),
    until: wanted.expiresAt === null ? '' : moment(wanted.expiresAt),
    size: w.copy.kilobytes(formatDecimal(Math.max(1, Math.round((stored?.bytes ?? 0) / 102.4) / 10))),
  }
}

const refusedPage = (sentence: string, status: number) =>
  privacyPage(
    w.copy.notAllowed,
    <>
      <PageTitle kicker={w.title} title={w.copy.notAllowed} />
      <Banner tone="warning">
        <p>{sentence}</p>
      </Banner>
    </>,
    status,
  )

export const copyRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: exportsPath,
    policy: ownAccount(),
    form: z.strictObject({ kind: z.enum(['person', 'members']), organisation: z.uuid().optional() }),
    handle: proved(privacyPath, async ({ ctx, services, form }) => {
      const { kind, organisation } = form
      const subject: ExportSubject =
        kind === 'members' && organisation !== undefined
          ? { kind, organisationId: organisation }
          : { kind: 'person' }
      const asked = await requestExport(ctx, { subject, identity: services.identity })
      if (asked.ok) return redirect(exportPath(asked.value))
      const { code, sentence } = asked.refusal
      return refusedPage(sentence, code === 'too-many' ? 429 : 403)
    }),
  }),
  route({
    method: 'GET',
    path: `${exportsPath}/:id`,
    policy: ownAccount(),
    params: one,
    load: loadOwn,
    handle: async ({ ctx, services, resource, formKeys }) => {
      const view = await viewOf(ctx, resource, services, formKeys)
      return privacyPage(copyTitle(view), <CopyPage view={view} />)
    },
  }),
  route({
    method: 'GET',
    path: `${exportsPath}/:id/fichier`,
    policy: ownAccount(),
    // The members of a body are other people: taking their list is reading it.
    logsReading: true,
    params: one,
    load: loadOwn,
    handle: proved(null, async ({ ctx, services, resource }) => {
      const taken = await openExport(ctx, { wanted: resource, files: services.files })
      if (taken.ok) return file(taken.value)
      return refusedPage(taken.refusal.sentence, taken.refusal.code === 'gone' ? 410 : 403)
    }),
  }),
]
