import type { OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { CellValue, Sheet } from '../../platform/tables/write.ts'
import type { Call } from '../domain/call.ts'
import { meanOf } from '../domain/ranking.ts'
import { sectorName } from '../domain/sentences.ts'
import { t } from '../messages.ts'
import { jurorsOf } from '../store/jury.ts'
import { readDeliberation } from './deliberate.ts'

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Applications in the order of the ranking, then every score of every member: two sheets, for whoever organises. */
export const exportPitches = async (
  ctx: Ctx,
  { event, call }: { readonly event: OpenMapEvent; readonly call: Call },
): Promise<{ readonly applications: Sheet; readonly scores: Sheet }> => {
  const { applications, assessments, ranked } = await readDeliberation(ctx, { event, call })
  const jurors = await jurorsOf(ctx, event.id)
  const c = t.export.columns
  const yes = (value: boolean | null): string => (value === true ? t.export.yes : t.export.no)
  const rows = ranked.flatMap((one): CellValue[][] => {
    const application = applications.find(({ id }) => id === one.candidate.id)
    if (application === undefined) return []
    return [
      [
        application.number,
        application.structure,
        application.siret,
        sectorName(application.sector),
        application.department === null ? null : departmentName(application.department),
        yes(application.firstTimer),
        application.contactName,
        application.contactEmail,
        application.submittedAt === null
          ? null
          : formatDateTime(localOf(application.submittedAt, event.zone)),
        one.rank,
        one.mean === null ? null : rounded(meanOf(one.mean)),
        one.votes,
        application.outcome === null ? null : t.outcomes[application.outcome],
        ...call.questions.map(({ id }) => application.answers[id] ?? null),
      ],
    ]
  })
  const scored = applications.flatMap((application) =>
    assessments
      .filter(({ applicationId }) => applicationId === application.id)
      .map((one): CellValue[] => [
        application.number,
        application.structure,
        jurors.find(({ personId }) => personId === one.personId)?.name ?? null,
        t.export.states[one.state],
        ...call.criteria.map(({ id }) => one.scores[id] ?? null),
        one.comment,
      ]),
  )
  return {
    applications: {
      name: t.export.applications,
      columns: [
        c.number,
        c.structure,
        c.siret,
        c.sector,
        c.department,
        c.firstTimer,
        c.contactName,
        c.contactEmail,
        c.submittedAt,
        c.rank,
        c.mean,
        c.votes,
        c.outcome,
        ...call.questions.map(({ text }) => text),
      ],
      rows,
    },
    scores: {
      name: t.export.scores,
      columns: [
        c.number,
        c.structure,
        c.juror,
        c.state,
        ...call.criteria.map(({ label }) => label),
        c.comment,
      ],
      rows: scored,
    },
  }
}
