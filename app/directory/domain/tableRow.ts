import { t } from '../messages.ts'
import { referenceCell } from './judgeMore.ts'
import type { LegalBasis, Structure } from './structure.ts'

/** Headers of an export, which an import reads back. */
export const tableColumns = (): readonly string[] => Object.values(t.export)

const listed = (parts: readonly string[]): string => parts.join(' | ')

/** A row says one basis for all its kinds: it is given where the structure has a single kind. */
const commonBasis = ({ kinds }: Structure): LegalBasis | null => {
  const [first, ...others] = kinds.map(({ basis }) => basis ?? null)
  return first !== undefined && others.length === 0 ? first : null
}

/** What anybody downloads: the address of mail stays behind the relay. */
export const publicRow = (structure: Structure): ReturnType<typeof tableRow> =>
  tableRow({ ...structure, email: null })

/** One structure as a row of `tableColumns`. Sectors deduced from the NAF code are left out: an import deduces them again. */
export const tableRow = (structure: Structure): readonly (string | number | null)[] => {
  const areas = structure.activities.map(({ area }) => area)
  const departments = areas.flatMap((area) => (area.kind === 'departments' ? area.departments : []))
  const country = areas.some(({ kind }) => kind === 'country')
  const basis = commonBasis(structure)
  const radius = areas.find((area) => area.kind === 'radius')
  return [
    structure.siret,
    structure.name,
    listed(structure.kinds.map(({ kind }) => kind)),
    structure.brand,
    structure.naf,
    structure.address,
    structure.postCode,
    structure.city,
    structure.department,
    structure.position?.latitude ?? null,
    structure.position?.longitude ?? null,
    structure.website,
    structure.description,
    listed(structure.activities.filter(({ deduced }) => !deduced).map(({ sector }) => sector)),
    country ? t.record.country : listed([...new Set(departments)]),
    radius?.kind === 'radius' ? radius.km : null,
    structure.sourceDate,
    structure.phone,
    structure.email,
    structure.headcount,
    structure.insertionPlaces,
    structure.insertionFte,
    structure.capacity,
    structure.capacityText,
    listed(structure.labels),
    listed(structure.networks),
    listed(structure.references.map(referenceCell)),
    structure.closedOn,
    structure.successorSiret,
    basis?.number ?? null,
    basis?.validFrom ?? null,
    basis?.validTo ?? null,
    basis?.evidence ?? null,
    structure.source,
    structure.fictitious ? t.list.demo : null,
  ]
}
