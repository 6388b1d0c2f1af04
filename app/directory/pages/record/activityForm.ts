import { z } from 'zod'
import type { Ctx } from '../../../platform/database/context.ts'
import { readArea } from '../../../platform/geo/departments.ts'
import { findCommune } from '../../../platform/geo/find.ts'
import { optionalText, wholeNumber } from '../../../platform/http/fields.ts'
import type { Typed } from '../../../platform/http/formState.ts'
import { optional } from '../../../platform/http/input.ts'
import { ok, type Result, refuse } from '../../../platform/kernel/result.ts'
import { type Sector, sectorCodes } from '../../domain/sectors.ts'
import type { Activity, Area } from '../../domain/structure.ts'
import { t } from '../../messages.ts'
import { e } from './editMessages.ts'
import { linesOf } from './lines.ts'
import type { Refusal } from './sections/section.ts'

const w = e.activities
export const areaKinds = ['country', 'departments', 'communes', 'radius', 'unknown'] as const
/** Beyond this a list of départements says it better. */
const MOST_COMMUNES = 200

export const activityShape = {
  sector: z.enum(sectorCodes as [Sector, ...Sector[]], w.sectorMissing),
  service: z.enum(['service', 'secondment'], w.serviceMissing),
  area: z.enum(areaKinds, w.areaMissing),
  departments: optionalText(4000),
  communes: optionalText(10_000),
  km: optional(wholeNumber(1, 1000)),
}

const activityForm = z.object(activityShape)
export type ActivityForm = z.output<typeof activityForm>

const departmentsOf = (text: string | undefined): Result<Area, Refusal> => {
  const codes: string[] = []
  for (const words of linesOf(text?.replace(/[;,]/g, '\n'))) {
    const area = readArea(words)
    if (area === null) return refuse({ field: 'departments', sentence: w.departmentUnknown(words) })
    if (area.kind === 'country') return ok({ kind: 'country' })
    codes.push(...area.codes)
  }
  if (codes.length === 0) return refuse({ field: 'departments', sentence: w.departmentsMissing })
  return ok({ kind: 'departments', departments: [...new Set(codes)] })
}

const communesOf = async (
  ctx: Ctx,
  text: string | undefined,
  near: readonly string[],
): Promise<Result<Area, Refusal>> => {
  const codes: string[] = []
  for (const words of linesOf(text?.replace(/[;,]/g, '\n')).slice(0, MOST_COMMUNES)) {
    const commune = await findCommune(ctx.db, words, near)
    if (commune === null) return refuse({ field: 'communes', sentence: t.refusals.communeUnknown(words) })
    codes.push(commune.code)
  }
  if (codes.length === 0) return refuse({ field: 'communes', sentence: w.communesMissing })
  return ok({ kind: 'communes', communes: [...new Set(codes)] })
}

/** The activity that a form says; places are named as people name them. */
export const readActivity = async (
  ctx: Ctx,
  form: ActivityForm,
  near: readonly string[],
): Promise<Result<Activity, Refusal>> => {
  const area = await (async (): Promise<Result<Area, Refusal>> => {
    switch (form.area) {
      case 'departments':
        return departmentsOf(form.departments)
      case 'communes':
        return communesOf(ctx, form.communes, near)
      case 'radius':
        return form.km === undefined
          ? refuse({ field: 'km', sentence: w.radiusMissing })
          : ok({ kind: 'radius', km: form.km })
      default:
        return ok({ kind: form.area })
    }
  })()
  if (!area.ok) return area
  return ok({ sector: form.sector, service: form.service, area: area.value, deduced: false })
}

/** An activity as it is typed. */
export const activityValues = (
  { sector, service, area }: Activity,
  communes: ReadonlyMap<string, string>,
): Typed['values'] => ({
  sector,
  service,
  area: area.kind,
  departments: area.kind === 'departments' ? area.departments.join('\n') : '',
  communes:
    area.kind === 'communes' ? area.communes.map((code) => communes.get(code) ?? code).join('\n') : '',
  km: area.kind === 'radius' ? String(area.km) : '',
})
