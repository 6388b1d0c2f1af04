import { readArea } from '../../platform/geo/departments.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { CellProblem } from '../../platform/tables/verdict.ts'
import { t } from '../messages.ts'
import { type Cells, readDate, readPosition, readPostCode, readWebsite, splitCell } from './cells.ts'
import { type DraftMore, moreColumns, readBasis, readMore } from './judgeMore.ts'
import { type Kind, readKind } from './kinds.ts'
import { type Sector, sectorOfNaf, sectorOfWords } from './sectors.ts'
import { type Siret, siret } from './siret.ts'
import { type Activity, type Area, departmentOfPostCode, type LegalBasis } from './structure.ts'

/** Fields of an import and the titles that people give to their columns. */
export const columnNames = {
  siret: ['siret', 'n siret', 'n de siret', 'code siret', 'siret etablissement'],
  name: [
    'name',
    'nom',
    'raison sociale',
    'denomination',
    'nom de la structure',
    'structure',
    'denomination sociale',
    'denomination de la structure',
    'nom etablissement',
  ],
  kind: ['kind', 'type', 'type de structure', 'categorie', 'nature', 'types', 'typologie', 'type siae'],
  brand: ['brand', 'enseigne', 'nom commercial'],
  naf: ['naf', 'ape', 'code naf', 'code ape'],
  address: ['address', 'adresse', 'adresse postale', 'voie', 'rue'],
  postCode: ['post_code', 'code postal', 'cp', 'codepostal'],
  city: ['city', 'commune', 'ville'],
  homeDepartment: ['department', 'departement du siege', 'departement siege', 'code departement'],
  latitude: ['lat', 'latitude'],
  longitude: ['lon', 'lng', 'long', 'longitude'],
  website: ['website', 'site', 'site internet', 'site web', 'site_web', 'url'],
  description: ['description', 'presentation', 'presentation detail', 'presentation resume', 'activite'],
  sectors: [
    'sectors',
    'secteurs',
    'secteur',
    'secteurs d activite',
    'secteur d activite',
    'activites',
    'metiers',
  ],
  departments: [
    'zone d intervention',
    'zones d intervention',
    'departements d intervention',
    'territoire d intervention',
    'departements',
    'departement',
  ],
  radius: ['rayon', 'rayon km', 'rayon d intervention', 'rayon d intervention km'],
  date: ['date', 'date de mise a jour', 'date maj', 'mise a jour'],
  ...moreColumns,
} as const

export type Field = keyof typeof columnNames

/** What a row says once read; doubtful values are already left out. */
export type Draft = {
  readonly siret: Siret
  readonly name: string
  readonly kinds: readonly Kind[]
  readonly brand: string | null
  readonly naf: string | null
  readonly address: string | null
  readonly postCode: string | null
  readonly city: string | null
  readonly department: string | null
  readonly position: { readonly latitude: number; readonly longitude: number } | null
  readonly website: string | null
  readonly description: string | null
  readonly activities: readonly Activity[]
  readonly date: string | null
  readonly more: DraftMore
  /** Of every kind that the row names. */
  readonly basis: LegalBasis | null
}

export type Judged =
  | { readonly ok: true; readonly draft: Draft; readonly warnings: readonly CellProblem[] }
  | { readonly ok: false; readonly problems: readonly CellProblem[] }

const MOST_NAME = 300
/** These lend people rather than render a service. */
const SECONDMENT: ReadonlySet<Kind> = new Set(['ETTI', 'AI', 'GEIQ', 'EATT'])

const orNull = (value: string): string | null => (value === '' ? null : value)

/** Reads one row: what it says, what is doubtful, or why it cannot be taken. Knows nothing of the other rows. */
export const judgeRow = (
  cell: (field: Field) => string,
  isFormula: (field: Field) => boolean,
  headerOf: (field: Field) => string,
): Judged => {
  const rejections: CellProblem[] = []
  const warnings: CellProblem[] = []
  const problem = (
    list: CellProblem[],
    field: Field,
    code: string,
    remedy: string,
    value = cell(field),
  ): void => {
    list.push({ column: headerOf(field), code, value, remedy })
  }
  const cells: Cells<Field> = {
    /** A formula never comes in: its neutralised text is kept where the row cannot do without it, else the cell is empty. */
    text: (field) => {
      const value = tidy(cell(field))
      if (!isFormula(field)) return value
      problem(warnings, field, 'formula', t.import.formula)
      return ['siret', 'name', 'kind'].includes(field) ? value : ''
    },
    doubt: (field, code, remedy, value) => problem(warnings, field, code, remedy, value),
  }
  const number = siret(cells.text('siret'))
  if (!number.ok) problem(rejections, 'siret', number.refusal.code, number.refusal.sentence)
  let name = cells.text('name')
  if (name === '') problem(rejections, 'name', 'name-absent', t.import.nameAbsent)
  const kinds = readKinds(cells.text('kind'))
  if (kinds === null) problem(rejections, 'kind', 'kind-unknown', t.import.kindUnknown)
  if (!number.ok || kinds === null || name === '') return { ok: false, problems: rejections }
  if (name.length > MOST_NAME) {
    problem(warnings, 'name', 'name-long', t.import.nameLong(MOST_NAME))
    name = tidy(name.slice(0, MOST_NAME))
  }
  const postCode = readPostCode(cells, 'postCode')
  const naf = orNull(cells.text('naf').replace('.', '').toUpperCase().slice(0, 10))
  const home = readArea(cells.text('homeDepartment'))
  const stated = home?.kind === 'departments' && home.codes.length === 1 ? (home.codes[0] ?? null) : null
  return {
    ok: true,
    draft: {
      siret: number.value,
      name,
      kinds,
      brand: orNull(cells.text('brand').slice(0, MOST_NAME)),
      naf,
      address: orNull(cells.text('address')),
      postCode,
      city: orNull(cells.text('city').slice(0, MOST_NAME)),
      department: (postCode === null ? null : departmentOfPostCode(postCode)) ?? stated,
      position: readPosition(cells, 'latitude', 'longitude'),
      website: readWebsite(cells, 'website'),
      description: orNull(cells.text('description')),
      activities: readActivities(cells, kinds, naf),
      date: readDate(cells, 'date'),
      more: readMore(cells, [name, cells.text('brand'), cells.text('city')].join(' ')),
      basis: readBasis(cells),
    },
    warnings,
  }
}

/** Several kinds may stand in one cell; one that is unknown makes the row unknown. */
const readKinds = (text: string): Kind[] | null => {
  const whole = readKind(text)
  if (whole !== null) return [whole]
  const kinds = splitCell(text).map(readKind)
  const known = kinds.filter((kind) => kind !== null)
  return known.length === 0 || known.length < kinds.length ? null : [...new Set(known)]
}

const readActivities = (cells: Cells<Field>, kinds: readonly Kind[], naf: string | null): Activity[] => {
  const sectors: Sector[] = []
  for (const words of splitCell(cells.text('sectors'))) {
    const sector = sectorOfWords(words)
    if (sector === null) cells.doubt('sectors', 'sector-unknown', t.import.sector, words)
    else if (!sectors.includes(sector)) sectors.push(sector)
  }
  const area = readServedArea(cells)
  const service = kinds.every((kind) => SECONDMENT.has(kind)) ? 'secondment' : 'service'
  if (sectors.length > 0) return sectors.map((sector) => ({ sector, service, area, deduced: false }))
  const deduced = naf === null ? null : sectorOfNaf(naf)
  return deduced === null ? [] : [{ sector: deduced, service, area, deduced: true }]
}

const readServedArea = (cells: Cells<Field>): Area => {
  const departments: string[] = []
  let country = false
  for (const words of splitCell(cells.text('departments'))) {
    const area = readArea(words)
    if (area === null) cells.doubt('departments', 'area-unknown', t.import.area, words)
    else if (area.kind === 'country') country = true
    else departments.push(...area.codes)
  }
  if (country) return { kind: 'country' }
  if (departments.length > 0) return { kind: 'departments', departments: [...new Set(departments)] }
  const radius = cells.text('radius').replace(/\s*km$/i, '')
  if (radius === '') return { kind: 'unknown' }
  const km = Math.round(Number(radius.replace(',', '.')))
  if (km >= 1 && km <= 1000) return { kind: 'radius', km }
  cells.doubt('radius', 'radius', t.import.radius)
  return { kind: 'unknown' }
}
