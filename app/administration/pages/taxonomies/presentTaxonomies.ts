import { formatDate, formatNumber } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { cpvDefaults } from '../../../platform/taxonomies/cpvDefaults.ts'
import type { ReferenceImport } from '../../../platform/taxonomies/referenceImports.ts'
import { addresses } from '../../domain/addresses.ts'
import { sectorMatches, type TaxonomyKind, type TaxonomySector } from '../../domain/taxonomy.ts'
import type { ReferenceCounts } from '../../store/references.ts'
import type { TradeWords } from '../../store/tradeWords.ts'
import { x } from './messages.ts'

export const sectorPath = (code: string): string => `${addresses.taxonomies}/secteurs/${code}`

export type SectorRow = {
  readonly code: string
  readonly name: string
  readonly words: string
  readonly local: boolean
  readonly cpv: string
  readonly naf: string
  readonly structures: string
  readonly structuresHref: string | null
}

const counted = (count: number, parameter: string, code: string) => ({
  structures: formatNumber(count),
  structuresHref: count === 0 ? null : `/structures?${new URLSearchParams({ [parameter]: code })}`,
})

export const presentSectors = (
  sectors: readonly TaxonomySector[],
  local: TradeWords,
  words: string,
): SectorRow[] =>
  sectors
    .map((sector) => ({ ...sector, words: local.get(sector.code) ?? sector.words }))
    .filter((sector) => sectorMatches(sector, words))
    .map((sector) => ({
      code: sector.code,
      name: sector.name,
      words: sector.words.join(', '),
      local: local.has(sector.code),
      cpv: sector.cpv.join(', '),
      naf: sector.naf.join(', '),
      ...counted(sector.structures, 'secteur', sector.code),
    }))

export type KindRow = Omit<TaxonomyKind, 'structures'> & {
  readonly structures: string
  readonly structuresHref: string | null
}

export const presentKinds = (kinds: readonly TaxonomyKind[]): KindRow[] =>
  kinds.map((kind) => ({ ...kind, ...counted(kind.structures, 'type', kind.code) }))

export type FileRow = {
  readonly name: string
  readonly count: string
  readonly note: string | null
  readonly source: string
  /** Null: what came with the software. */
  readonly date: string | null
}

/** What each reference holds, where it comes from and since when. */
export const presentFiles = (
  counts: ReferenceCounts,
  imports: ReadonlyMap<string, ReferenceImport>,
  zone: string,
): FileRow[] => {
  const words = x.files
  const origin = (name: string, delivered: string) => {
    const last = imports.get(name)
    return last === undefined
      ? { source: delivered, date: null }
      : {
          source: words.imported(
            last.credit === null ? last.file : `${last.file}, ${last.credit}`,
            last.rows,
          ),
          date: formatDate(localOf(last.importedAt, zone)),
        }
  }
  const { communes, contours, cpv } = counts
  return [
    {
      name: words.communes,
      count: words.communesCount(communes.all, communes.own),
      note: communes.approximate === 0 ? null : words.approximate(communes.approximate),
      ...origin('communes', words.communesSource),
    },
    ...(contours.some(({ level }) => level === 'departement')
      ? []
      : [
          {
            name: words.contours.departement ?? '',
            count: words.contoursCount(8),
            note: null,
            source: words.outline,
            date: null,
          },
        ]),
    ...contours.map(({ level, count, credits }) => ({
      name: words.contours[level] ?? level,
      count: words.contoursCount(count),
      note: null,
      ...origin(`contours-${level}`, credits.join(', ')),
    })),
    {
      name: words.cpv,
      // Nothing imported: the short labels of the software serve.
      count:
        cpv.all === 0
          ? words.cpvDelivered(Object.keys(cpvDefaults).length)
          : words.cpvCount(cpv.all, cpv.checked),
      note: null,
      ...origin('cpv', words.cpvSource),
    },
  ]
}
