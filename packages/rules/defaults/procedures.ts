import { type Entries, hypothesis, official, stated, UNSOURCED } from './dated.ts'

const unit = '€ HT'
const theme = 'procedures'
const reached =
  'Le besoin estimé (tous les lots) est comparé au seuil du jour de l’avis\u00a0; le seuil est atteint à égalité.'
const seuils = 'code-commande-publique.com, blog.landot-avocats.net, efl.fr (seuils européens)'
const before = { from: '2024-01-01', to: '2025-12-31', source: seuils }
const now = { from: '2026-01-01', to: '2027-12-31', source: seuils }
const saury = 'saury-martin.fr'
const decree = 'décret du 29 décembre 2025'

/** Thresholds of formal procedures, of publicity and of open data (section a4). */
export const procedures = {
  'formal-threshold.central': {
    theme,
    kind: 'euros',
    unit,
    label: 'Procédure formalisée, fournitures et services, État',
    hint: reached,
    values: [stated('143000', before), stated('140000', now)],
  },
  'formal-threshold.other': {
    theme,
    kind: 'euros',
    unit,
    label: 'Procédure formalisée, fournitures et services, autres pouvoirs adjudicateurs',
    hint: `Collectivités, établissements publics de santé. ${reached}`,
    values: [stated('221000', before), stated('216000', now)],
  },
  'formal-threshold.entity': {
    theme,
    kind: 'euros',
    unit,
    label: 'Procédure formalisée, fournitures et services, entités adjudicatrices et défense',
    hint: reached,
    values: [stated('443000', before), stated('432000', now)],
  },
  'formal-threshold.works': {
    theme,
    kind: 'euros',
    unit,
    label: 'Procédure formalisée, travaux',
    hint: reached,
    values: [stated('5538000', before), stated('5404000', now)],
  },
  'formal-threshold.concession': {
    theme,
    kind: 'euros',
    unit,
    label: 'Seuil européen des concessions',
    hint: reached,
    values: [stated('5538000', before), stated('5404000', now)],
  },
  'publicity-exemption.supplies-services': {
    theme,
    kind: 'euros',
    unit,
    label: 'Dispense de publicité et de mise en concurrence, fournitures et services',
    hint: 'Dispense pour un besoin inférieur à ce montant.',
    values: [
      stated('40000', { to: '2026-03-31', source: saury }),
      stated('60000', { from: '2026-04-01', article: decree, source: saury }),
    ],
  },
  'publicity-exemption.works': {
    theme,
    kind: 'euros',
    unit,
    label: 'Dispense de publicité et de mise en concurrence, travaux',
    hint: 'Vaut aussi pour un lot inférieur à ce montant, si ces lots restent sous la part prévue.',
    values: [stated('100000', { article: decree, source: saury, note: 'Rendue permanente par le décret.' })],
  },
  'publicity-exemption.works-lots': {
    theme,
    kind: 'percent',
    unit: '%',
    label: 'Lots de travaux dispensés\u00a0: part maximale du total',
    hint: 'Permis à égalité.',
    values: [stated('20', { article: decree, source: saury })],
  },
  'publicity.national': {
    theme,
    kind: 'euros',
    unit,
    label: 'Publicité au BOAMP ou dans un journal d’annonces légales',
    values: [stated('90000', { source: saury })],
  },
  'notice.social-services': {
    theme,
    kind: 'euros',
    unit,
    label: 'Avis européen pour les services sociaux',
    values: [hypothesis('750000', { source: UNSOURCED })],
  },
  'open-data.minimum': {
    theme,
    kind: 'euros',
    unit,
    label: 'Publication des données essentielles',
    hint: 'Obligatoire à partir de ce montant, à égalité comprise.',
    values: [
      official('40000', {
        from: '2024-01-01',
        article: 'arrêtés du 22 décembre 2022',
        source: 'format publié par le ministère (139bercy/format-commande-publique)',
      }),
    ],
  },
  'open-data.delay': {
    theme,
    kind: 'months',
    unit: 'mois',
    label: 'Délai de publication des données essentielles après la notification',
    values: [hypothesis('2', { source: UNSOURCED })],
  },
  'census.minimum': {
    theme,
    kind: 'euros',
    unit,
    label: 'Recensement économique de la commande publique',
    hint: 'La série change de base en 2024\u00a0: elle ne se trace jamais d’un seul trait.',
    values: [
      stated('90000', { to: '2023-12-31', source: 'Observatoire économique de la commande publique' }),
      stated('40000', { from: '2024-01-01', source: 'lemoniteur.fr 2338046' }),
    ],
  },
} as const satisfies Entries
