import { z } from 'zod'
import { isDay } from '../../../packages/rules/index.ts'
import { readParameters } from '../../administration/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optional } from '../../platform/http/input.ts'
import { file, page } from '../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import {
  type Eligibility,
  type EligibilityQuestion,
  eligibilityArticles,
  eligibilityOf,
} from '../domain/eligibility.ts'
import { siret } from '../domain/siret.ts'
import type { Structure } from '../domain/structure.ts'
import { readStructures } from '../store/readStructures.ts'
import { e } from './eligibilityMessages.ts'
import { eligibilityPdf } from './eligibilityPdf.ts'
import { EligibilityPage, eligibilityPath } from './eligibilityView.tsx'
import { lookUp, saidOf } from './lookUp.ts'

const typed = optional(z.string().trim().max(40))

const query = z.strictObject({
  siret: typed,
  date: typed,
  article: optional(z.enum(eligibilityArticles)),
  objet: optional(z.enum(['oui', 'non'])),
  duree: typed,
  dernier: typed,
  jamais: optional(z.literal('on')),
  effectif: typed,
  handicap: typed,
  defavorises: typed,
})
type Query = z.output<typeof query>

const wholeOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null

/** What is asked, and what is wrong in it field by field: an address typed by hand is answered as the form is. */
const readQuestion = (asked: Query, now: string) => {
  const errors: Record<string, string> = {}
  const day = asked.date ?? now
  if (!isDay(day)) errors.date = e.dayWrong
  if (asked.dernier !== undefined && !isDay(asked.dernier)) errors.dernier = e.dayWrong
  const months = wholeOf(asked.duree)
  if (asked.duree !== undefined && months === null) errors.duree = 'Écrivez un nombre entier de mois.'
  const counts = [asked.effectif, asked.handicap, asked.defavorises]
  const [total, disabled, disadvantaged] = counts.map(wholeOf)
  let workers: EligibilityQuestion['workers'] = null
  if (counts.some((one) => one !== undefined)) {
    const whole = total != null && disabled != null && disadvantaged != null && total > 0
    if (whole && disabled <= total && disadvantaged <= total) workers = { total, disabled, disadvantaged }
    else errors.effectif = e.workersWrong
  }
  const question: EligibilityQuestion = {
    day,
    listedService: asked.objet === undefined ? null : asked.objet === 'oui',
    months,
    lastAward: asked.jamais === 'on' ? 'never' : (asked.dernier ?? null),
    workers,
  }
  return { question, errors }
}

type Answered = {
  readonly question: EligibilityQuestion
  readonly errors: Readonly<Record<string, string>>
  readonly structure: Structure | null
  readonly found: Eligibility | null
  readonly absent: string | null
}

const answerTo = async (ctx: Ctx, services: Services, asked: Query): Promise<Answered> => {
  const now = today(ctx.clock, services.territory.zone).toString()
  const { question, errors } = readQuestion(asked, now)
  const nothing = { question, structure: null, found: null, absent: null }
  if (asked.siret === undefined) return { ...nothing, errors }
  const read = siret(asked.siret)
  if (!read.ok) return { ...nothing, errors: { siret: read.refusal.sentence, ...errors } }
  if (Object.keys(errors).length > 0) return { ...nothing, errors }
  const [structure] = await readStructures(ctx.db, ctx.scope, 'siret', [read.value])
  if (structure === undefined) return { ...nothing, errors, absent: read.value }
  const found = eligibilityOf(structure, question, await readParameters(ctx.db, ctx.scope))
  return found.ok
    ? { question, errors, structure, found: found.value, absent: null }
    : { ...nothing, errors: { date: e.faultReferential } }
}

const searchOf = (asked: Query): string =>
  new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString()

/** Before `/structures/:slug`: « may I reserve this contract to this firm, under which article? » */
export const eligibilityRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: eligibilityPath,
    policy: anyone(),
    query,
    ask: lookUp,
    handle: async ({ ctx, services, query: asked, told }) => {
      const { question, errors, structure, found, absent } = await answerTo(ctx, services, asked)
      return page({
        title: e.title,
        description: e.lead,
        status: Object.keys(errors).length > 0 ? 422 : 200,
        canonical: eligibilityPath,
        breadcrumb: [{ label: e.directory, href: '/structures' }, { label: e.title }],
        body: (
          <EligibilityPage
            view={{
              values: asked,
              errors,
              day: question.day,
              structure,
              found,
              absent,
              registered: saidOf(told, services.territory.zone, structure),
              proofHref: `${eligibilityPath}/preuve.pdf?${searchOf({ ...asked, date: question.day })}`,
            }}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: `${eligibilityPath}/preuve.pdf`,
    policy: anyone(),
    query,
    handle: async ({ ctx, services, query: asked }) => {
      const { question, errors, structure, found, absent } = await answerTo(ctx, services, asked)
      if (structure === null || found === null)
        return page({
          title: e.title,
          status: Object.keys(errors).length > 0 || absent === null ? 422 : 404,
          indexed: false,
          body: (
            <EligibilityPage
              view={{
                values: asked,
                errors,
                day: question.day,
                structure,
                found,
                absent,
                registered: null,
                proofHref: '',
              }}
            />
          ),
        })
      const { publicUrl, territory } = services
      return file({
        name: 'verification.pdf',
        mediaType: 'application/pdf',
        body: await eligibilityPdf({
          structure,
          asked: question,
          found,
          publicUrl,
          zone: territory.zone,
          now: ctx.clock.now(),
        }),
      })
    },
  }),
]
