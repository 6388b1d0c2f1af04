import { Temporal } from '../../platform/kernel/dates.ts'
import { fold, tidy } from '../../platform/kernel/text.ts'
import type { CellProblem } from '../../platform/tables/verdict.ts'
import { t } from '../messages.ts'
import { type Kind, readKind } from './kinds.ts'
import { type Sector, sectorOfNaf, sectorOfWords } from './sectors.ts'
import { type Siret, siret } from './siret.ts'
import { type Activity, departmentOfPostCode } from './structure.ts'

/** Fields of an import and the titles that people give to their columns. */
export const columnNames = {
  siret: ['siret', 'n siret', 'n de siret', 'numero siret', 'code siret'],
  name: ['name', 'nom', 'raison sociale', 'denomination', 'nom de la structure', 'structure'],
  kind: ['kind', 'type', 'type de structure', 'categorie'],
  brand: ['brand', 'enseigne', 'nom commercial'],
  naf: ['naf', 'ape', 'code naf', 'code ape'],
  address: ['address', 'adresse', 'adresse postale', 'voie'],
  postCode: ['post_code', 'code postal', 'cp'],
  city: ['city', 'commune', 'ville'],
  latitude: ['lat', 'latitude'],
  longitude: ['lon', 'lng', 'long', 'longitude'],
  website: ['website', 'site', 'site internet', 'site web', 'url'],
  description: ['description', 'presentation', 'activite'],
  sectors: ['sectors', 'secteurs', 'secteur', 'secteurs d activite', 'secteur d activite'],
  departments: ['departements', 'zone d intervention', 'zones d intervention', 'departements d intervention'],
  date: ['date', 'date de mise a jour', 'date maj', 'mise a jour'],
} as const

export type Field = keyof typeof columnNames

/** What a row says once read; doubtful values are already left out. */
export type Draft = {
  readonly siret: Siret
  readonly name: string
  readonly kind: Kind
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
}

export type Judged =
  | { readonly ok: true; readonly draft: Draft; readonly warnings: readonly CellProblem[] }
  | { readonly ok: false; readonly problems: readonly CellProblem[] }

/** `31/02/2024` and the like do not exist; `2024-03-09` and `09/03/2024` do. */
export const readDate = (text: string): string | null => {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text)
  const [year, month, day] = french ? [french[3], french[2], french[1]] : iso ? [iso[1], iso[2], iso[3]] : []
  if (year === undefined) return null
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString()
  } catch {
    return null
  }
}

const SECONDMENT: ReadonlySet<Kind> = new Set(['ETTI', 'AI', 'GEIQ', 'EATT'])

const split = (text: string): string[] =>
  text
    .split(/[;,|/\n]/)
    .map(tidy)
    .filter((part) => part !== '')

/** Reads one row: what it says, what is doubtful, or why it cannot be taken. Knows nothing of the other rows. */
export const judgeRow = (
  cell: (field: Field) => string,
  isFormula: (field: Field) => boolean,
  headerOf: (field: Field) => string,
): Judged => {
  const rejections: CellProblem[] = []
  const warnings: CellProblem[] = []
  const problem = (list: CellProblem[], field: Field, code: string, remedy: string): void => {
    list.push({ column: headerOf(field), code, value: cell(field), remedy })
  }
  /** A formula is never copied: the cell counts as empty, but the name keeps its words. */
  const text = (field: Field): string => {
    const value = tidy(cell(field))
    if (!isFormula(field)) return value
    problem(warnings, field, 'formula', t.import.formula)
    return field === 'name' ? tidy(value.replace(/^[=+\-@]+/, '')) : ''
  }
  const orNull = (value: string): string | null => (value === '' ? null : value)

  const number = siret(text('siret'))
  if (!number.ok) problem(rejections, 'siret', number.refusal.code, number.refusal.sentence)
  const name = text('name')
  if (name === '') problem(rejections, 'name', 'name-absent', t.import.nameAbsent)
  const kind = readKind(text('kind'))
  if (kind === null) problem(rejections, 'kind', 'kind-unknown', t.import.kindUnknown)
  if (!number.ok || kind === null || name === '') return { ok: false, problems: rejections }

  let postCode = orNull(text('postCode').replace(/\s/g, ''))
  if (postCode !== null && /^\d{4}$/.test(postCode)) postCode = `0${postCode}`
  if (postCode !== null && !/^\d{5}$/.test(postCode)) {
    problem(warnings, 'postCode', 'post-code', t.import.postCode)
    postCode = null
  }
  const position = readPosition(text('latitude'), text('longitude'), () =>
    problem(warnings, 'latitude', 'coordinates', t.import.coordinates),
  )
  const dateText = text('date')
  const date = dateText === '' ? null : readDate(dateText)
  if (dateText !== '' && date === null) problem(warnings, 'date', 'date', t.import.date)
  let website = orNull(text('website'))
  if (website !== null && !/^https?:\/\//i.test(website)) website = `https://${website}`
  if (website !== null && (!URL.canParse(website) || /\s/.test(website))) {
    problem(warnings, 'website', 'website', t.import.website)
    website = null
  }
  const naf = orNull(text('naf').replace('.', '').toUpperCase())
  const sectors: Sector[] = []
  for (const words of split(text('sectors'))) {
    const sector = sectorOfWords(words)
    if (sector === null) problem(warnings, 'sectors', 'sector-unknown', t.import.sector)
    else if (!sectors.includes(sector)) sectors.push(sector)
  }
  const departments: string[] = []
  for (const words of split(text('departments'))) {
    const code = /^(\d{1,2}|2[ab]|9[78]\d)$/i.exec(words)?.[1]?.toUpperCase().padStart(2, '0')
    if (code === undefined) problem(warnings, 'departments', 'department-unknown', t.import.department)
    else departments.push(code)
  }
  const area: Activity['area'] =
    departments.length > 0 ? { kind: 'departments', departments } : { kind: 'unknown' }
  const service = SECONDMENT.has(kind) ? 'secondment' : 'service'
  const deduced = naf === null || sectors.length > 0 ? null : sectorOfNaf(naf)
  const activities: Activity[] = sectors.map((sector) => ({ sector, service, area, deduced: false }))
  if (deduced !== null) activities.push({ sector: deduced, service, area, deduced: true })
  return {
    ok: true,
    warnings,
    draft: {
      siret: number.value,
      name,
      kind,
      brand: orNull(text('brand')),
      naf,
      address: orNull(text('address')),
      postCode,
      city: orNull(text('city')),
      department: postCode === null ? null : departmentOfPostCode(postCode),
      position,
      website,
      description: orNull(text('description')),
      activities,
      date,
    },
  }
}

const readPosition = (latitude: string, longitude: string, doubt: () => void): Draft['position'] => {
  if (latitude === '' && longitude === '') return null
  const [north, east] = [latitude, longitude].map((text) => Number(text.replace(',', '.')))
  const possible =
    latitude !== '' &&
    longitude !== '' &&
    north !== undefined &&
    east !== undefined &&
    Math.abs(north) <= 90 &&
    Math.abs(east) <= 180 &&
    (north !== 0 || east !== 0)
  if (possible) return { latitude: north, longitude: east }
  doubt()
  return null
}

const significant = (name: string): Set<string> =>
  new Set(
    fold(name)
      .split(/[^a-z0-9]+/)
      .filter(
        (word) =>
          word.length >= 3 &&
          !['les', 'des', 'association', 'entreprise', 'insertion', 'geiq'].includes(word),
      ),
  )

/** Two names of one establishment have a word in common, or one is the initials of the other; else they conflict. */
export const namesConflict = (one: string, other: string): boolean => {
  const [a, b] = [significant(one), significant(other)]
  if (a.size === 0 || b.size === 0) return false
  const close = (x: string, y: string): boolean =>
    x === y || (x.length >= 5 && y.startsWith(x)) || (y.length >= 5 && x.startsWith(y))
  return ![...a].some((x) => [...b].some((y) => close(x, y)))
}
