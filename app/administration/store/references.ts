import type { Db } from '../../platform/database/connect.ts'

export type ReferenceCounts = {
  readonly communes: { readonly all: number; readonly own: number; readonly approximate: number }
  readonly contours: readonly {
    readonly level: string
    readonly count: number
    readonly credits: readonly string[]
  }[]
  readonly cpv: { readonly all: number; readonly checked: number }
}

/** How many rows each reference holds; `departments` are those of the territory. */
export const countReferences = async (db: Db, departments: readonly string[]): Promise<ReferenceCounts> => {
  const communes = await db
    .selectFrom('commune')
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('all'),
      fn.countAll<number>().filterWhere('department', 'in', departments).as('own'),
      fn
        .countAll<number>()
        .filterWhere(eb.or([eb('position_source', 'is', null), eb('position_source', '=', 'approximate')]))
        .as('approximate'),
    ])
    .executeTakeFirstOrThrow()
  const contours = await db
    .selectFrom('contour')
    .select(({ fn }) => [
      'level',
      fn.countAll<number>().as('count'),
      fn.agg<(string | null)[]>('array_agg', ['credit']).distinct().as('credits'),
    ])
    .groupBy('level')
    .orderBy('level')
    .execute()
  const cpv = await db
    .selectFrom('cpv_code')
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('check_digit').as('checked')])
    .executeTakeFirstOrThrow()
  return {
    communes,
    contours: contours.map(({ credits, ...level }) => ({
      ...level,
      credits: credits.filter((credit) => credit !== null),
    })),
    cpv,
  }
}
