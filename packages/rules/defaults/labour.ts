import { type Entries, hypothesis, stated, UNSOURCED } from './dated.ts'

const part = (label: string, value: ReturnType<typeof stated>, hint?: string) =>
  ({
    theme: 'labour',
    kind: 'percent',
    unit: '%',
    label,
    ...(hint === undefined ? {} : { hint }),
    values: [value],
  }) as const

const sourced = (label: string, value: string) =>
  part(label, stated(value, { source: 'mefsud77.fr, laser-emploi.fr' }))
const indicative = (label: string, value: string) =>
  part(label, hypothesis(value, { source: UNSOURCED }), 'Valeur indicative, à montrer comme une hypothèse.')
const low = (trade: string, value: string) => indicative(`${trade}, fourchette basse`, value)
const high = (trade: string, value: string) => indicative(`${trade}, fourchette haute`, value)

/** Part of the price that pays labour (section b1): hypotheses shown as such, never the truth of one contract. */
export const labour = {
  'labour.painting': sourced('Peinture intérieure', '70'),
  'labour.masonry': sourced('Maçonnerie', '50'),
  'labour.metal-frame': sourced('Charpente métallique', '20'),
  'labour.building': sourced('Bâtiment, en moyenne', '50'),
  'labour.structural-work.low': low('Gros œuvre', '40'),
  'labour.structural-work.high': high('Gros œuvre', '50'),
  'labour.roads.low': low('Voirie et réseaux divers', '30'),
  'labour.roads.high': high('Voirie et réseaux divers', '35'),
  'labour.plumbing.low': low('Plomberie, chauffage, climatisation', '35'),
  'labour.plumbing.high': high('Plomberie, chauffage, climatisation', '40'),
  'labour.electricity.low': low('Électricité', '40'),
  'labour.electricity.high': high('Électricité', '45'),
  'labour.joinery.low': low('Menuiserie', '35'),
  'labour.joinery.high': high('Menuiserie', '40'),
  'labour.green-spaces.low': low('Espaces verts', '60'),
  'labour.green-spaces.high': high('Espaces verts', '70'),
  'labour.cleaning.low': low('Nettoyage', '80'),
  'labour.cleaning.high': high('Nettoyage', '90'),
  'labour.catering.low': low('Restauration et traiteur', '40'),
  'labour.catering.high': high('Restauration et traiteur', '50'),
  'labour.waste.low': low('Collecte de déchets', '50'),
  'labour.waste.high': high('Collecte de déchets', '60'),
  'labour.guarding': indicative('Gardiennage', '90'),
  'labour.intellectual.low': low('Prestations intellectuelles', '80'),
  'labour.intellectual.high': high('Prestations intellectuelles', '90'),
} as const satisfies Entries
