import { type OpenMapEvent, participantsOf, roleNames } from '../../events/index.ts'
import { bandNames } from '../../meetings/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { CellValue, Sheet } from '../../platform/tables/write.ts'
import { isAtOnce, isLate } from '../domain/answer.ts'
import { ratedThings } from '../domain/satisfaction.ts'
import { t } from '../messages.ts'
import { answersOf } from '../store/answers.ts'
import { consequencesAt } from '../store/consequences.ts'
import { satisfactionOf } from '../store/satisfaction.ts'

export type OutcomeSheets = {
  readonly answers: Sheet
  readonly followed: Sheet
  readonly satisfaction: Sheet
}

/** All the answers for whoever organises: three sheets. Satisfaction names nobody. */
export const exportOutcomes = async (ctx: Ctx, event: OpenMapEvent): Promise<OutcomeSheets> => {
  const names = new Map(
    (await participantsOf(ctx.db, ctx.scope, event.id)).map(({ id, displayName }) => [id, displayName]),
  )
  const when = (at: Date): string => formatDateTime(localOf(at, event.zone))
  const c = t.export.columns
  const answers = await answersOf(ctx.db, ctx.scope, event.id)
  const followed = await consequencesAt(ctx.db, ctx.scope, event.id)
  const satisfaction = await satisfactionOf(ctx.db, ctx.scope, event.id)
  return {
    answers: {
      name: t.export.answers,
      columns: [
        c.step,
        c.buyer,
        c.supplier,
        c.side,
        c.outcome,
        c.otherwise,
        c.amount,
        c.reference,
        c.note,
        c.at,
      ],
      rows: answers.map((one): CellValue[] => [
        t.steps[one.step],
        names.get(one.buyerId) ?? null,
        names.get(one.supplierId) ?? null,
        t.sides[one.side],
        isAtOnce(one) ? t.atOnce[one.outcome] : t.late[one.outcome],
        isAtOnce(one) && one.otherwise !== null ? t.otherwise[one.otherwise] : null,
        isLate(one) && one.amountBand !== null ? bandNames[one.amountBand] : null,
        isLate(one) ? one.reference : null,
        one.note,
        when(one.answeredAt),
      ]),
    },
    followed: {
      name: t.export.followed,
      columns: [c.identifier, c.kind, c.buyer, c.supplier, c.first, c.amount, c.reference, c.at],
      rows: followed
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map((one): CellValue[] => [
          one.id,
          t.late[one.kind],
          names.get(one.buyerId) ?? null,
          names.get(one.supplierId) ?? null,
          t.steps[one.step],
          one.amountBand === null ? null : bandNames[one.amountBand],
          one.reference,
          when(one.notedAt),
        ]),
    },
    satisfaction: {
      name: t.export.satisfaction,
      columns: [c.role, ...ratedThings.map((thing) => t.rated[thing]), c.recommend, c.comment],
      rows: satisfaction.map((one): CellValue[] => [
        roleNames[one.role],
        ...ratedThings.map((thing) => one[thing]),
        one.recommend,
        one.comment,
      ]),
    },
  }
}
