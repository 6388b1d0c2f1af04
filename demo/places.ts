import type { Commune } from '../app/platform/geo/find.ts'

/** A real commune, or district of Paris, where fictitious structures stand. */
export type Place = {
  /** `Pantin`, `Paris 12e` */
  readonly label: string
  readonly city: string
  readonly postCode: string
  readonly communeCode: string
  readonly department: string
  readonly latitude: number
  readonly longitude: number
}

/** The eight départements, with how many structures stand there: the east of the region is well covered, the far south little. */
export const SHARES = {
  '75': 72,
  '77': 26,
  '78': 30,
  '91': 38,
  '92': 47,
  '93': 94,
  '94': 58,
  '95': 35,
} as const
export type Department = keyof typeof SHARES
export const departments = Object.keys(SHARES) as Department[]

/** In which words one works there. */
export const within: { readonly [department in Department]: string } = {
  '75': 'à Paris',
  '77': 'en Seine-et-Marne',
  '78': 'dans les Yvelines',
  '91': 'dans l’Essonne',
  '92': 'dans les Hauts-de-Seine',
  '93': 'en Seine-Saint-Denis',
  '94': 'dans le Val-de-Marne',
  '95': 'dans le Val-d’Oise',
}

/**
 * Communes by INSEE code, the larger ones several times likelier by their place in the list. Whole stretches are left
 * out on purpose (the Vexin, the Brie beyond Coulommiers, the Gâtinais): a directory has its gaps.
 */
const CODES: { readonly [department in Department]: string } = {
  '75': '75118 75119 75120 75113 75110 75111 75112 75114 75115 75117 75103 75109',
  '77': '77284 77288 77373 77108 77445 77379 77131 77468',
  '78': '78361 78646 78621 78440 78551 78586 78165 78498',
  '91': '91228 91174 91286 91377 91477 91223 91549 91345 91027',
  '92': '92050 92036 92025 92024 92004 92007 92046 92049 92040 92063 92078',
  '93': '93066 93048 93001 93055 93008 93010 93005 93031 93053 93063 93027 93072 93045 93051 93029 93073',
  '94': '94081 94028 94041 94017 94076 94078 94022 94033 94038 94068 94003',
  '95': '95127 95018 95585 95268 95500 95252 95280 95203',
}

const districtOfParis = (code: string): string | null => {
  if (!/^751\d\d$/.test(code)) return null
  const number = Number(code.slice(3))
  return number === 1 ? '1er' : `${number}e`
}

const placeOf = (commune: Commune): Place => {
  const [postCode] = commune.postCodes
  if (commune.position === null || postCode === undefined) throw new Error(`${commune.code}: no position`)
  const district = districtOfParis(commune.code)
  return {
    label: district === null ? commune.name : `Paris ${district}`,
    city: district === null ? commune.name : 'Paris',
    postCode,
    communeCode: commune.parent ?? commune.code,
    department: commune.department,
    ...commune.position,
  }
}

/** The places of the demonstration by département, from the communes that the application carries. */
export const placesOf = (
  communes: readonly Commune[],
): { readonly [key in Department]: readonly Place[] } => {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  const entries = departments.map((department) => [
    department,
    CODES[department].split(' ').map((code) => {
      const commune = byCode.get(code)
      if (commune === undefined) throw new Error(`${code}: unknown commune`)
      return placeOf(commune)
    }),
  ])
  return Object.fromEntries(entries)
}

/** « de Pantin », « d’Ivry », « du Blanc-Mesnil », « des Ulis ». */
export const ofPlace = (label: string): string => {
  if (label.startsWith('Les ')) return `des ${label.slice(4)}`
  if (label.startsWith('Le ')) return `du ${label.slice(3)}`
  return /^[AEIOUÉÈÊÎYaeiou]/.test(label) && !/^Y[aeiou]/.test(label) ? `d’${label}` : `de ${label}`
}

/** « à Pantin », « au Blanc-Mesnil », « aux Ulis ». */
export const atPlace = (label: string): string => {
  if (label.startsWith('Les ')) return `aux ${label.slice(4)}`
  return label.startsWith('Le ') ? `au ${label.slice(3)}` : `à ${label}`
}
