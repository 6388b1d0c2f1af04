import { z } from 'zod'
import { administrator } from '../../platform/access/policy.ts'
import { optional, pageNumber } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { queueNames } from '../../platform/jobs/queues.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'
import { factTypes, listFacts } from '../store/facts.ts'
import { countJobs, jobStates, jobsOfFacts, listJobs } from '../store/jobs.ts'
import type { AnyApprovable } from '../usecases/approvable.ts'
import { type Contribution, readDashboard } from '../usecases/readDashboard.ts'
import { retryJob } from '../usecases/runAgain.ts'
import type { Taxonomies } from '../usecases/taxonomies/taxonomies.ts'
import { approvalsRoutes } from './approvals/approvalsRoutes.tsx'
import { bodiesRoutes } from './bodies/bodiesRoutes.tsx'
import { DashboardPage } from './dashboardView.tsx'
import { FactsPage } from './factsView.tsx'
import { administrationPage } from './frame.tsx'
import { healthRoutes } from './health/healthRoutes.tsx'
import { JobsPage } from './jobsView.tsx'
import { journalRoutes } from './journal/journalRoutes.tsx'
import { mailsRoutes } from './mailsRoutes.tsx'
import { parametersRoutes } from './parameters/parametersRoutes.tsx'
import { peopleRoutes } from './people/peopleRoutes.tsx'
import { presentDashboard } from './presentDashboard.ts'
import { presentFact } from './presentFacts.ts'
import { presentJob } from './presentJobs.ts'
import { retentionRoutes } from './retention/retentionRoutes.tsx'
import { settingsRoutes } from './settings/settingsRoutes.tsx'
import { taxonomiesRoutes } from './taxonomies/taxonomiesRoutes.tsx'

const PAGE_SIZE = 25

/** Pages of administration, with what the other modules bring to them. */
export const administrationRoutes = ({
  contributions,
  taxonomies,
  approvables,
}: {
  readonly contributions: readonly Contribution[]
  readonly taxonomies: Taxonomies
  /** Every change that takes two people. */
  readonly approvables: readonly AnyApprovable[]
}): readonly Route[] => [
  route({
    method: 'GET',
    path: addresses.dashboard,
    policy: administrator(),
    handle: async ({ ctx, services }) => {
      const view = presentDashboard(await readDashboard(ctx, contributions), services, ctx.clock)
      return administrationPage(t.title, <DashboardPage view={view} />)
    },
  }),
  ...peopleRoutes,
  ...bodiesRoutes,
  ...approvalsRoutes(approvables),
  ...journalRoutes,
  ...healthRoutes,
  ...mailsRoutes,
  ...parametersRoutes,
  ...settingsRoutes,
  ...taxonomiesRoutes(taxonomies),
  ...retentionRoutes,
  route({
    method: 'GET',
    path: addresses.facts,
    policy: administrator(),
    query: z.strictObject({ sorte: optional(z.string().max(80)), page: pageNumber }),
    handle: async ({ ctx, services, query }) => {
      const type = query.sorte ?? null
      const facts = await listFacts(ctx.db, ctx.scope, { type, page: query.page, size: PAGE_SIZE })
      const jobs = await jobsOfFacts(
        ctx.db,
        facts.items.map(({ id }) => id),
      )
      const items = facts.items.map((fact) =>
        presentFact(fact, {
          job: jobs.get(fact.id),
          subscribed: services.operations.reactionsTo(fact.type),
          zone: services.territory.zone,
        }),
      )
      const types = await factTypes(ctx.db, ctx.scope)
      return administrationPage(
        t.menu.facts,
        <FactsPage facts={{ ...facts, items }} types={types} type={type} />,
      )
    },
  }),
  route({
    method: 'GET',
    path: addresses.jobs,
    policy: administrator(),
    query: z.strictObject({ etat: optional(z.enum(jobStates)), page: pageNumber }),
    handle: async ({ ctx, services, query, formKeys }) => {
      const state = query.etat ?? 'failed'
      const jobs = await listJobs(ctx.db, { state, page: query.page, size: PAGE_SIZE })
      const items = jobs.items.map((job) => presentJob(job, services.territory.zone))
      const view = { jobs: { ...jobs, items }, counts: await countJobs(ctx.db), state, keys: formKeys }
      return administrationPage(t.menu.jobs, <JobsPage {...view} />)
    },
  }),
  route({
    method: 'POST',
    path: `${addresses.jobs}/:queue/:id/relance`,
    policy: administrator(),
    params: z.strictObject({ queue: z.enum(queueNames), id: z.uuid() }),
    form: z.strictObject({}),
    handle: async ({ ctx, services, params }) => {
      const retried = await retryJob(ctx, services.operations, params)
      return redirect(addresses.jobs, { flash: retried ? t.jobs.retried : t.jobs.notFailed })
    },
  }),
]
