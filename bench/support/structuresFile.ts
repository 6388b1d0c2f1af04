import { createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import { finished } from 'node:stream/promises'
import { pick, randomOf } from './random.ts'

type Town = { readonly nom: string; readonly departement?: string; readonly codesPostaux?: readonly string[] }

const DEPARTMENTS = ['75', '77', '78', '91', '92', '93', '94', '95']
const FIRST = ['Atelier', 'Régie', 'Jardins', 'Chantier', 'Entreprise', 'Coopérative', 'Relais', 'Fabrique']
const TRADES = [
  'nettoyage',
  'espaces verts',
  'bâtiment',
  'restauration',
  'recyclage',
  'numérique',
  'textile',
  'logistique',
  'menuiserie',
  'blanchisserie',
]
const LAST = ['solidaire', 'du canal', 'des coteaux', 'nouvelle', 'du plateau', 'des deux rives', 'du moulin']
const KINDS = ['EI', 'ACI', 'AI', 'ETTI', 'GEIQ', 'EA', 'ESAT']

/** The digit that makes the number pass the Luhn test. */
const withKey = (digits: string): string => {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** Writes a made-up CSV of `count` structures spread over real communes of Île-de-France, the same for the same seed. */
export const writeStructuresFile = async (path: string, count: number, seed = 1): Promise<void> => {
  const communes = createRequire(import.meta.url)(
    '@etalab/decoupage-administratif/data/communes.json',
  ) as readonly Town[]
  const towns = communes.flatMap(({ nom, departement, codesPostaux }) =>
    departement !== undefined && DEPARTMENTS.includes(departement) && codesPostaux?.[0] !== undefined
      ? [{ nom, departement, codePostal: codesPostaux[0] }]
      : [],
  )
  const random = randomOf(seed)
  const file = createWriteStream(path)
  file.write(
    'siret;nom;type;adresse;code postal;commune;latitude;longitude;secteurs;départements d intervention\n',
  )
  for (let index = 0; index < count; index += 1) {
    const town = pick(random, towns)
    const trade = pick(random, TRADES)
    const siren = withKey(String(index + 10_000_000).padStart(8, '0'))
    const siret = withKey(`${siren}0001`)
    const name = `${pick(random, FIRST)} ${trade} ${pick(random, LAST)} ${index}`
    const place = `${(48.5 + random() * 0.7).toFixed(5)};${(1.8 + random() * 1.2).toFixed(5)}`
    const areas = random() < 0.4 ? [town.departement, pick(random, DEPARTMENTS)].join(', ') : ''
    const row = `${siret};${name};${pick(random, KINDS)};${1 + Math.floor(random() * 90)} rue d’essai;${town.codePostal};${town.nom};${place};${trade};${areas}\n`
    if (!file.write(row)) await new Promise<void>((resolve) => file.once('drain', () => resolve()))
  }
  file.end()
  await finished(file)
}
