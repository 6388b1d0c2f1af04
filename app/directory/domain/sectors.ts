import { fold } from '../../platform/kernel/text.ts'

type SectorDefinition = {
  readonly name: string
  /** First digits of the CPV codes of the trade. */
  readonly cpv: readonly string[]
  /** First characters of the NAF codes (rev. 2, without dot). */
  readonly naf: readonly string[]
  /** Words that people use for it. */
  readonly words: readonly string[]
}

/** Families of trades in which the structures work. Our own list; docs/data/sectors.md tells how it was made. */
export const sectors = {
  'espaces-verts': {
    name: 'Espaces verts et nature',
    cpv: ['773', '771', '772', '451127'],
    naf: ['8130', '02', '01'],
    words: ['jardinage', 'paysage', 'élagage', 'tonte', 'débroussaillage', 'maraîchage'],
  },
  nettoyage: {
    name: 'Nettoyage et propreté',
    cpv: ['909', '9091'],
    naf: ['812'],
    words: ['ménage', 'propreté', 'entretien des locaux', 'vitres'],
  },
  dechets: {
    name: 'Déchets, réemploi et recyclage',
    cpv: ['905', '9051'],
    naf: ['38', '4779'],
    words: ['tri', 'ressourcerie', 'recyclerie', 'collecte', 'déchetterie', 'compost', 'débarras'],
  },
  'gros-oeuvre': {
    name: 'Gros œuvre et maçonnerie',
    cpv: ['4521', '45262', '4511'],
    naf: ['412', '4391', '4399', '431'],
    words: ['maçonnerie', 'démolition', 'toiture', 'charpente', 'bâtiment'],
  },
  'second-oeuvre': {
    name: 'Second œuvre et finitions',
    cpv: ['4544', '4541', '4543', '4542'],
    naf: ['433', '432'],
    words: ['peinture', 'plomberie', 'électricité', 'menuiserie', 'carrelage', 'plâtrerie', 'isolation'],
  },
  voirie: {
    name: 'Voirie, réseaux et mobilier urbain',
    cpv: ['4523', '4524', '34928'],
    naf: ['421', '422'],
    words: ['vrd', 'pavage', 'mobilier urbain', 'signalisation'],
  },
  restauration: {
    name: 'Restauration et traiteur',
    cpv: ['555', '553', '1589'],
    naf: ['56'],
    words: ['cuisine', 'buffet', 'cocktail', 'repas', 'traiteur', 'cantine'],
  },
  alimentation: {
    name: 'Production et vente alimentaires',
    cpv: ['15', '03'],
    naf: ['10', '472', '463'],
    words: ['épicerie', 'conserverie', 'légumes', 'boulangerie'],
  },
  blanchisserie: {
    name: 'Blanchisserie et pressing',
    cpv: ['9831'],
    naf: ['9601'],
    words: ['linge', 'lavage', 'repassage', 'pressing'],
  },
  textile: {
    name: 'Textile et couture',
    cpv: ['18', '19'],
    naf: ['13', '14', '15'],
    words: ['couture', 'vêtements', 'retouche', 'friperie'],
  },
  numerique: {
    name: 'Numérique et informatique',
    cpv: ['72', '302', '48'],
    naf: ['62', '63', '951', '261', '262'],
    words: ['informatique', 'web', 'logiciel', 'reconditionnement', 'tests', 'numérisation'],
  },
  communication: {
    name: 'Communication, impression et événements',
    cpv: ['798', '7934', '7995', '22'],
    naf: ['18', '731', '823', '90'],
    words: ['imprimerie', 'graphisme', 'événementiel', 'spectacle', 'audiovisuel'],
  },
  administratif: {
    name: 'Services administratifs',
    cpv: ['795', '7941', '7950'],
    naf: ['821', '829', '82'],
    words: ['saisie', 'secrétariat', 'centre d’appels', 'mise sous pli', 'archivage'],
  },
  logistique: {
    name: 'Logistique, conditionnement et déménagement',
    cpv: ['63', '6012', '98392', '6411'],
    naf: ['52', '4942', '494', '53'],
    words: ['emballage', 'conditionnement', 'déménagement', 'entrepôt', 'livraison', 'cyclologistique'],
  },
  mobilite: {
    name: 'Mobilité et réparation de véhicules',
    cpv: ['501', '60', '341'],
    naf: ['452', '493', '77'],
    words: ['garage', 'vélo', 'transport', 'location'],
  },
  industrie: {
    name: 'Sous-traitance industrielle',
    cpv: ['42', '44', '31'],
    naf: ['25', '27', '28', '22', '33'],
    words: ['assemblage', 'montage', 'métallerie', 'câblage', 'soudure'],
  },
  bois: {
    name: 'Bois et ameublement',
    cpv: ['391', '0341'],
    naf: ['16', '31'],
    words: ['meubles', 'palettes', 'menuiserie d’art', 'bois'],
  },
  'services-personnes': {
    name: 'Services à la personne et à la famille',
    cpv: ['853', '98513', '851'],
    naf: ['88', '96', '97', '87'],
    words: ['aide à domicile', 'garde', 'conciergerie', 'crèche'],
  },
  formation: {
    name: 'Formation, conseil et accompagnement',
    cpv: ['80', '794', '85312'],
    naf: ['85', '702', '94'],
    words: ['formation', 'conseil', 'coaching', 'orientation'],
  },
  'travail-temporaire': {
    name: 'Mise à disposition de personnel',
    cpv: ['796', '7962'],
    naf: ['78'],
    words: ['intérim', 'mise à disposition', 'personnel'],
  },
} as const satisfies Record<string, SectorDefinition>

export type Sector = keyof typeof sectors

export const sectorCodes = Object.keys(sectors) as Sector[]

export const isSector = (text: string): text is Sector => Object.hasOwn(sectors, text)

/** Codes that say « other » and nothing of the trade. */
const SILENT_NAF = new Set(['8899B', '9499Z'])

/** The sector one of whose prefixes begins the code: the longest wins. */
const byPrefix = (list: 'naf' | 'cpv', code: string): Sector | null => {
  let best: { sector: Sector; length: number } | null = null
  for (const sector of sectorCodes) {
    for (const prefix of sectors[sector][list]) {
      if (code.startsWith(prefix) && prefix.length > (best?.length ?? 0))
        best = { sector, length: prefix.length }
    }
  }
  return best?.sector ?? null
}

/** The sector that a NAF code suggests: the longest prefix wins. Null when it says nothing; always « à vérifier ». */
export const sectorOfNaf = (naf: string): Sector | null => {
  const code = naf.replace('.', '').toUpperCase()
  return SILENT_NAF.has(code) ? null : byPrefix('naf', code)
}

/** The sector of what is bought, by its CPV code. Null when no sector of ours holds it. */
export const sectorOfCpv = (cpv: string): Sector | null => byPrefix('cpv', cpv)

/** « Espaces verts et nature » is also meant by « espaces verts » and by « nature ». */
const partsOf = (name: string): string[] => [name, ...name.split(/, | et /)]

const keyOf = (text: string): string => fold(text).replaceAll("'", '’').replaceAll('-', ' ').trim()

/** Name, parts of the name and trades of each sector; where two share a word, the first keeps it. */
const byWords: ReadonlyMap<string, Sector> = new Map(
  sectorCodes
    .flatMap((sector) =>
      [sector, ...partsOf(sectors[sector].name), ...sectors[sector].words].map((words): [string, Sector] => [
        keyOf(words),
        sector,
      ]),
    )
    .toReversed(),
)

/** The sector that people mean by these words, when they name it or one of its trades. */
export const sectorOfWords = (text: string): Sector | null => byWords.get(keyOf(text)) ?? null

/**
 * Words of the trade of these sectors, added to what a search finds.
 * @param local words of the sectors that have their own in this installation
 */
export const tradeWords = (
  codes: readonly Sector[],
  local: ReadonlyMap<string, readonly string[]> = new Map(),
): string =>
  codes.map((code) => [sectors[code].name, ...(local.get(code) ?? sectors[code].words)].join(' ')).join(' ')
