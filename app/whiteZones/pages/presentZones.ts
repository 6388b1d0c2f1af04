import { type Sector, sectors } from '../../directory/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { CellValue } from '../../platform/tables/write.ts'
import type { Shade, ShadedTerritory } from '../../ui/index.ts'
import type { Cell, Grid, Verdict } from '../domain/grid.ts'
import type { Drawing, Shape } from '../domain/outline.ts'
import type { Coverage } from '../store/demand.ts'
import type { ContractImport } from '../store/imports.ts'
import { z } from './messages.ts'
import { cellAddress, type ZonesQuery } from './query.ts'

export const shadeOf: Readonly<Record<Verdict, Shade>> = {
  white: 'low',
  usual: 'middle',
  ample: 'high',
  few: 'faint',
  none: 'none',
}

/** The legend, in the order in which people look for it. */
export const legend = () =>
  (['white', 'usual', 'ample', 'few', 'none'] as const).map((verdict) => ({
    shade: shadeOf[verdict],
    label: z.legend[verdict],
  }))

export const sectorName = (code: string | null): string =>
  code !== null && Object.hasOwn(sectors, code) ? sectors[code as Sector].name : z.table.whole

/** Outlines as the small drawing takes them: polygons of GeoJSON by their outer rings. */
export const shapesOf = (
  features: readonly { readonly properties: { readonly code: string }; readonly geometry: unknown }[],
): Shape[] =>
  features.map(({ properties: { code }, geometry }) => {
    const { type, coordinates } = geometry as { type: string; coordinates: unknown }
    const polygons = (type === 'MultiPolygon' ? coordinates : [coordinates]) as Shape['rings'][number][][]
    return { code, rings: polygons.flatMap(([outer]) => (outer === undefined ? [] : [outer])) }
  })

/** The départements of one sector, or of all, as the map shades them. */
export const territoriesOf = (
  drawing: Drawing,
  cells: readonly Cell[],
  query: ZonesQuery,
): ShadedTerritory[] =>
  drawing.shapes.flatMap((shape) => {
    const cell = cells.find(({ department }) => department === shape.code)
    return cell === undefined
      ? []
      : [
          {
            ...shape,
            label: z.map.territory(
              departmentName(shape.code),
              z.verdicts[cell.verdict],
              cell.supply.structures,
              cell.demand.lines,
            ),
            shade: shadeOf[cell.verdict],
            href: cellAddress(query, shape.code, query.secteur),
          },
        ]
  })

/** Cells that are white, of those whose demand is enough to judge. */
export const tally = ({ cells }: Grid): { readonly white: number; readonly judged: number } => ({
  white: cells.filter(({ verdict }) => verdict === 'white').length,
  judged: cells.filter(({ verdict }) => verdict !== 'few' && verdict !== 'none').length,
})

export type CoverageView = {
  readonly source: string
  readonly lines: number
  readonly dates: string
  readonly outside: string
}

export const presentCoverage = (all: readonly Coverage[]): CoverageView[] =>
  all.map(({ source, lines, first, last, withoutSector, withoutDepartment }) => ({
    source: z.filters.sources[source],
    lines,
    dates:
      first === null || last === null
        ? z.coverage.undated
        : z.coverage.between(formatDate(first), formatDate(last)),
    outside: z.coverage.without(withoutSector, withoutDepartment),
  }))

export const presentFiles = (imports: readonly ContractImport[]): string[] =>
  imports
    .filter(({ created, changed, unchanged }) => created + changed + unchanged > 0)
    .map(({ credit, madeAt, created, changed, unchanged }) =>
      z.coverage.file(credit, formatDate(madeAt.toISOString()), created + changed + unchanged),
    )

const rounded = (value: number | null): number | string | null =>
  value === null ? null : Number.isFinite(value) ? Math.round(value * 1000) / 1000 : '∞'

export const csvColumns = (): readonly string[] => Object.values(z.columns)

/** One cell as a row of `csvColumns`. */
export const csvRow = (cell: Cell, mean: number | null): readonly CellValue[] => [
  sectorName(cell.sector),
  cell.department,
  departmentName(cell.department),
  cell.supply.structures,
  cell.supply.toCheck,
  cell.supply.posts,
  cell.demand.lines,
  cell.demand.amount === null ? null : Math.round(cell.demand.amount),
  rounded(cell.ratio),
  rounded(cell.interval?.low ?? null),
  rounded(cell.interval?.high ?? null),
  rounded(mean),
  z.verdicts[cell.verdict],
]
