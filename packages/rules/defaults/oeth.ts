import { type Entries, hypothesis, stated, UNSOURCED } from './dated.ts'

const theme = 'oeth'
const adp = 'fr.adp.com, juillet 2019'
const fo = 'handicap.force-ouvriere.org'
const reform = { from: '2020-01-01', article: 'D5212-22 CT', source: 'flf.fr, handicap.force-ouvriere.org' }
const percent = { theme, kind: 'percent', unit: '%' } as const
const coefficient = { theme, kind: 'ratio', unit: '× SMIC horaire' } as const

/** Obligation to employ disabled workers, after the reform of 2020 (section c). */
export const oeth = {
  'minimum-wage.hourly': {
    theme,
    kind: 'euros',
    unit: '€/h',
    label: 'SMIC horaire brut',
    values: [
      hypothesis('11.88', { from: '2025-01-01', to: '2025-12-31', source: UNSOURCED }),
      hypothesis('12.02', { from: '2026-01-01', source: UNSOURCED }),
    ],
  },
  'oeth.employees': {
    theme,
    kind: 'count',
    unit: 'salariés',
    label: 'Effectif à partir duquel l’employeur est soumis',
    values: [stated('20', { source: adp })],
  },
  'oeth.rate': {
    ...percent,
    label: 'Taux d’emploi à atteindre',
    hint: 'Le nombre d’unités dues est arrondi à l’entier inférieur (à confirmer).',
    values: [stated('6', { source: adp })],
  },
  'oeth.coefficient-small': {
    ...coefficient,
    label: 'Coefficient par unité manquante, 20 à 249 salariés',
    values: [hypothesis('400', { source: UNSOURCED })],
  },
  'oeth.coefficient-medium': {
    ...coefficient,
    label: 'Coefficient par unité manquante, 250 à 749 salariés',
    values: [hypothesis('500', { source: UNSOURCED })],
  },
  'oeth.coefficient-large': {
    ...coefficient,
    label: 'Coefficient par unité manquante, 750 salariés et plus',
    values: [stated('600', { source: fo })],
  },
  'oeth.coefficient-inactive': {
    ...coefficient,
    label: 'Coefficient par unité manquante, sans aucune action depuis plus de trois ans',
    values: [stated('1500', { source: fo })],
  },
  'oeth.deduction': {
    ...percent,
    label: 'Part déductible des achats à une EA, un ESAT ou un TIH',
    hint: 'Du prix hors taxes, une fois ôtés matières, produits, sous-traitance, consommations intermédiaires et frais de vente.',
    values: [stated('30', { ...reform, source: 'flf.fr, espace-sarrazin.com' })],
  },
  'oeth.cap-limit': {
    ...percent,
    label: 'Taux d’emploi direct qui relève le plafond de déduction',
    hint: 'Plafond haut à partir de ce taux, à égalité comprise (lecture de ce projet).',
    values: [stated('3', reform)],
  },
  'oeth.cap-low': {
    ...percent,
    label: 'Plafond de déduction au-dessous de ce taux',
    values: [stated('50', reform)],
  },
  'oeth.cap-high': {
    ...percent,
    label: 'Plafond de déduction à partir de ce taux',
    values: [stated('75', reform)],
  },
  'oeth.other-deductions': {
    ...percent,
    label: 'Plafond des autres déductions (accessibilité, etc.)',
    values: [stated('10', { source: fo })],
  },
} as const satisfies Entries
