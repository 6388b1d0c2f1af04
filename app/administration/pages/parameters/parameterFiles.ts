import { definitions, parameterKeys, themes } from '../../../../packages/rules/index.ts'
import { type CellValue, writeCsv } from '../../../platform/tables/write.ts'
import { type AnyValue, isLocal } from '../../domain/parameter.ts'
import { p } from './messages.ts'

type Timelines = Readonly<Record<string, readonly AnyValue[]>>

const isoDay = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** One line for each dated value in force on its days: what a spreadsheet needs to be checked by a jurist. */
export const parametersCsv = (timelines: Timelines): string =>
  writeCsv(
    Object.values(p.file.columns),
    parameterKeys.flatMap((key) =>
      (timelines[key] ?? []).map((value): CellValue[] => [
        key,
        themes[definitions[key].theme],
        definitions[key].label,
        value.value.replace('.', ','),
        definitions[key].unit,
        value.from,
        value.to,
        value.article,
        value.source,
        isLocal(value) ? p.origins.local : p.origins.default,
        p.verified[value.verified],
        isLocal(value) ? value.verifiedBy : null,
        isLocal(value) ? isoDay(value.verifiedAt) : null,
        value.note ?? null,
      ]),
    ),
  )

/** The same for programs: what `merge` of packages/rules gives, with what each parameter is. */
export const parametersJson = (timelines: Timelines) => ({
  parameters: parameterKeys.map((key) => ({
    key,
    ...definitions[key],
    values: (timelines[key] ?? []).map((value) => ({
      value: value.value,
      from: value.from,
      to: value.to,
      article: value.article,
      source: value.source,
      origin: isLocal(value) ? 'local' : 'default',
      verified: value.verified,
      verifiedBy: isLocal(value) ? value.verifiedBy : null,
      verifiedOn: isLocal(value) ? isoDay(value.verifiedAt) : null,
      note: value.note ?? null,
    })),
  })),
})
