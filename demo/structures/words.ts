import type { Kind } from '../../app/directory/index.ts'
import { atPlace, ofPlace } from '../places.ts'
import type { Random } from '../random.ts'

/** What ends every invented name, so that nobody takes it for a firm. */
export const MARK = '(démo)'

/** Words of what is not real: each name holds one, in front of the trade or after it. */
const WORDS =
  'Alias|Allégorie|Anagramme|Brouillon|Calque|Canevas|Chimère|Coulisses|Croquis|Décor|Ébauche|Échantillon|Énigme|Épure|Esquisse|Exemple|Fable|Fiction|Gabarit|Hypothèse|Légende|Maquette|Miniature|Mirage|Modèle|Parenthèse|Pastiche|Pochoir|Prologue|Prototype|Rébus|Répétition|Scénario|Simulacre|Spécimen|Variante'.split(
    '|',
  )

const EPITHETS = [
  'de l’Exemple',
  'du Prototype',
  'de l’Esquisse',
  'du Spécimen',
  'de la Maquette',
  'du Canevas',
  'de l’Ébauche',
  'de l’Épure',
  'du Croquis',
  'de l’Échantillon',
  'du Gabarit',
  'de l’Hypothèse',
  'de la Fiction',
  'du Scénario',
  'du Brouillon',
  'du Bac à sable',
  'de la Répétition',
  'du Décor',
  'de l’Avant-projet',
  'du Modèle',
] as const

const STREETS = [
  'rue de l’Exemple',
  'avenue de la Démonstration',
  'place du Spécimen',
  'impasse du Gabarit',
  'allée du Prototype',
  'quai de la Maquette',
  'rue du Brouillon',
  'boulevard de l’Esquisse',
  'passage du Canevas',
  'chemin de l’Hypothèse',
] as const

export const streetOf = (random: Random): string => `${random.between(1, 96)} ${random.pick(STREETS)}`

const bare = (head: string): string => {
  const noun = head.replace(/^(?:Les? |La |L’)/, '')
  return noun.charAt(0).toUpperCase() + noun.slice(1)
}

/**
 * A name that no other structure has; `taken` remembers it. Three ways of saying it, so that a list in order of name
 * does not begin by twenty of one trade.
 */
export const nameOf = (
  random: Random,
  heads: readonly string[],
  place: string,
  taken: Set<string>,
): string => {
  for (;;) {
    const head = random.pick(heads)
    const epithet = random.pick(EPITHETS)
    const way = random.weighted({ word: 40, place: 30, epithet: 30 })
    const first = {
      word: `${random.pick(WORDS)} ${bare(head)}`,
      place: `${head} d’essai ${ofPlace(place)}`,
      epithet: `${head} ${epithet}`,
    }[way]
    const name = [first, `${head} ${epithet} ${atPlace(place)}`]
      .map((one) => `${one} ${MARK}`)
      .find((one) => !taken.has(one))
    if (name !== undefined) {
      taken.add(name)
      return name
    }
  }
}

/** Who works there, by kind. */
const teams: { readonly [kind in Kind]: (people: number) => string } = {
  ACI: (people) =>
    `Une équipe de ${people} salariés en parcours d’insertion, avec leurs encadrants techniques.`,
  EI: (people) => `${people} postes d’insertion et un accompagnement social et professionnel.`,
  AI: () => 'L’association accompagne vers l’emploi les personnes qu’elle met à disposition.',
  ETTI: () => 'L’agence suit ses intérimaires en parcours d’insertion pendant toute la mission.',
  EITI: (people) => `${people} travailleurs indépendants accompagnés se partagent les commandes.`,
  GEIQ: () => 'Le groupement recrute en alternance et met ses salariés à la disposition de ses adhérents.',
  EA: (people) => `${people} salariés, en majorité des personnes en situation de handicap.`,
  EATT: () => 'Les intérimaires sont des personnes en situation de handicap.',
  ESAT: (people) =>
    `${people} personnes en situation de handicap y travaillent, en atelier ou chez le client.`,
  RQ: (people) =>
    `La régie associe habitants, bailleur et commune\u00a0; ses ${people} salariés habitent le quartier.`,
  ESUS: (people) => `L’entreprise compte ${people} salariés.`,
  SCOP: (people) => `Les ${people} salariés sont associés et décident ensemble.`,
  SCIC: (people) => `La coopérative réunit usagers, collectivités et ${people} salariés.`,
  ASSO: (people) => `L’association emploie ${people} personnes.`,
  ESS: (people) => `L’entreprise, de ${people} salariés, réinvestit ses excédents dans son activité.`,
}

/** What the record says of the structure: its trade, its people, where it goes, and that it does not exist. */
export const descriptionOf = (parts: {
  readonly offer: string
  readonly kind: Kind
  readonly people: number
  readonly where: string | null
}): string =>
  [
    parts.offer,
    teams[parts.kind](parts.people),
    ...(parts.where === null ? [] : [parts.where]),
    'Fiche fictive, écrite pour la démonstration.',
  ].join(' ')
