import type { CellValue } from '../../platform/tables/write.ts'
import { isKind, kinds } from '../domain/kinds.ts'
import { isSector, sectors } from '../domain/sectors.ts'
import { t } from '../messages.ts'
import type { Found } from '../store/findStructures.ts'

/** Headers of the export of a search. */
export const exportColumns = (): readonly string[] => Object.values(t.columns)

/** One result as a row of `exportColumns`, in words that a buyer reads. Codes stay text: a number would lose digits. */
export const exportRow = (found: Found, publicUrl: string): readonly CellValue[] => [
  found.name,
  found.brand,
  found.siret,
  found.kinds
    .filter(isKind)
    .map((kind) => kinds[kind].name)
    .join(', '),
  found.sectors
    .filter(isSector)
    .map((sector) => sectors[sector].name)
    .join(', '),
  found.address,
  found.postCode,
  found.city,
  found.department,
  found.website,
  `${publicUrl}/structures/${found.slug}`,
  found.source,
  found.sourceDate,
  found.fictitious ? t.list.demo : null,
]
