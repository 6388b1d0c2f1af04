import { createRequire } from 'node:module'
import { communeKey } from './communeKey.ts'

type Listed = { code: string; nom: string; type: string; membres: { code: string }[] }

/** A grouping of communes: EPCI with own taxes, or one of the eleven territories (EPT) of Greater Paris. */
export type Grouping = {
  readonly code: string
  readonly name: string
  readonly communes: readonly string[]
}

let kept: { readonly all: readonly Grouping[]; readonly byKey: ReadonlyMap<string, Grouping> } | null = null

/** « CA Melun Val de Seine » is also said without its first letters, « Métropole de Lyon » is not: Lyon is a commune. */
const keysOf = (name: string): string[] => {
  const short = name.replace(/^(CC|CA|CU|EPT) (de la |de l’|du |des |de |d’|la |le |les )?/, '')
  return [...new Set([communeKey(name), communeKey(short)])]
}

/** Read at the first question (four megabytes of JSON, from the package named in docs/dependencies.md), then kept. */
const groupings = () => {
  if (kept !== null) return kept
  const load = createRequire(import.meta.url)
  const listed = [
    ...(load('@etalab/decoupage-administratif/data/ept.json') as readonly Listed[]),
    ...(load('@etalab/decoupage-administratif/data/epci.json') as readonly Listed[]),
  ]
  const all = listed.map(({ code, nom, membres }) => ({
    code,
    name: nom.replaceAll("'", '’'),
    communes: membres.map((member) => member.code),
  }))
  const byKey = new Map<string, Grouping>()
  for (const one of all) for (const key of keysOf(one.name)) if (!byKey.has(key)) byKey.set(key, one)
  kept = { all, byKey }
  return kept
}

/** The grouping of this name or of this SIREN. */
export const findGrouping = (text: string): Grouping | null => {
  const { all, byKey } = groupings()
  return byKey.get(communeKey(text)) ?? all.find(({ code }) => code === text.trim()) ?? null
}

/** Each commune in one grouping: its EPT before the metropolis that holds them all. Those that hold one of these communes. */
export const groupingsOf = (communes: ReadonlySet<string>): readonly Grouping[] => {
  const taken = new Set<string>()
  return groupings().all.flatMap((one) => {
    const own = one.communes.filter((code) => !taken.has(code))
    for (const code of own) taken.add(code)
    return own.some((code) => communes.has(code)) ? [{ ...one, communes: own }] : []
  })
}
