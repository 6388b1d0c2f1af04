import { CHOICE, type Entries, hypothesis, stated, UNSOURCED } from './dated.ts'

const theme = 'hours'
const ccap = 'modèle de CCAP clause-sociale/documentation (CCAP-21_BAM_048)'
const npnru = 'irev.fr, lemoniteur.fr 28315911'
const charter = { from: '2014-01-01', to: '2024-12-31', article: 'charte nationale d’insertion 2014-2024' }
const after = { from: '2025-01-01', article: 'charte nationale d’insertion 2014-2024', source: npnru }
const stillUsed = 'Encore appliquée jusqu’à la fin du programme\u00a0: à confirmer.'
const percent = { theme, kind: 'percent', unit: '%' } as const
const months = { theme, kind: 'months', unit: 'mois' } as const
const yearly = { theme, kind: 'hours', unit: 'h par an' } as const

/** Target, counting, follow-up and penalties of hours of insertion (section b). */
export const hours = {
  'hours.hourly-cost': {
    theme,
    kind: 'euros',
    unit: '€/h',
    label: 'Coût horaire, charges comprises',
    values: [
      stated('30', {
        source: 'mefsud77.fr, mde-alescevennes',
        note: 'Guides anciens\u00a0: 25 à 30\u00a0€. Pratique actuelle des facilitateurs\u00a0: 35 à 45\u00a0€, à confirmer.',
      }),
    ],
  },
  'hours.effort-minimum': {
    ...percent,
    label: 'Effort d’insertion usuel, au moins',
    values: [stated('5', { source: 'mde-alescevennes' })],
  },
  'hours.effort-maximum': {
    ...percent,
    label: 'Effort d’insertion usuel, au plus',
    values: [stated('20', { source: 'mde-alescevennes' })],
  },
  'hours.renewal-works': {
    ...percent,
    label: 'Rénovation urbaine (NPNRU)\u00a0: heures travaillées des travaux et de l’ingénierie',
    hint: 'Part des heures travaillées, non du montant.',
    values: [stated('5', { ...charter, source: npnru }), hypothesis('5', { ...after, note: stillUsed })],
  },
  'hours.renewal-management': {
    ...percent,
    label: 'Rénovation urbaine (NPNRU)\u00a0: heures de la gestion urbaine de proximité',
    hint: 'Part des heures travaillées, non du montant.',
    values: [stated('10', { ...charter, source: npnru }), hypothesis('10', { ...after, note: stillUsed })],
  },
  'hours.full-time': {
    ...yearly,
    label: 'Un équivalent temps plein',
    values: [hypothesis('1607', { source: UNSOURCED, note: 'Durée annuelle du secteur public.' })],
  },
  'hours.full-time-aci': {
    ...yearly,
    label: 'Un équivalent temps plein, ACI',
    values: [hypothesis('1505', { source: UNSOURCED })],
  },
  'hours.full-time-ei': {
    ...yearly,
    label: 'Un équivalent temps plein, EI',
    values: [hypothesis('1505', { source: UNSOURCED })],
  },
  'hours.full-time-etti': {
    ...yearly,
    label: 'Un équivalent temps plein, ETTI',
    values: [hypothesis('1600', { source: UNSOURCED })],
  },
  'hours.full-time-ai': {
    ...yearly,
    label: 'Un équivalent temps plein, AI',
    values: [hypothesis('1600', { source: UNSOURCED })],
  },
  'hours.week': {
    theme,
    kind: 'hours',
    unit: 'h par semaine',
    label: 'Heures d’une personne dans une semaine, toutes opérations réunies',
    hint: 'Au plus, à défaut d’une autre durée au contrat de travail.',
    values: [stated('35', { source: CHOICE })],
  },
  'counting.months': {
    ...months,
    label: 'Durée pendant laquelle une personne est comptée, depuis sa première embauche',
    values: [hypothesis('24', { source: 'fondamentaux Alliance Villes Emploi (extrait)' })],
  },
  'counting.permanent-months': {
    ...months,
    label: 'Durée de comptage d’un CDI, au plus',
    hint: 'Le reste du marché, dans cette limite\u00a0; le contrat peut le prévoir.',
    values: [stated('48', { source: ccap })],
  },
  'counting.pass-months': {
    ...months,
    label: 'Durée d’un pass IAE',
    values: [stated('24', { source: 'cap-metiers.pro 968' })],
  },
  'eligibility.unemployed-months': {
    ...months,
    label: 'Inscription d’un demandeur d’emploi de longue durée',
    hint: 'À partir de cette durée. Le modèle de CCAP dit «\u00a0plus de\u00a0»\u00a0: réglable par opération.',
    values: [hypothesis('12', { source: ccap })],
  },
  'eligibility.senior-age': {
    theme,
    kind: 'count',
    unit: 'ans',
    label: 'Demandeur d’emploi senior\u00a0: plus de',
    hint: 'Strictement, le jour de la première embauche.',
    values: [stated('50', { source: ccap })],
  },
  'eligibility.young-age': {
    theme,
    kind: 'count',
    unit: 'ans',
    label: 'Jeune\u00a0: moins de',
    hint: 'Strictement, le jour de la première embauche.',
    values: [stated('26', { source: ccap })],
  },
  'eligibility.out-of-school-months': {
    ...months,
    label: 'Jeune sorti de l’école depuis',
    hint: 'Au moins.',
    values: [stated('6', { source: ccap })],
  },
  'follow-up.due-day': {
    theme,
    kind: 'count',
    unit: 'du mois suivant',
    label: 'Relevé trimestriel\u00a0: avant le',
    hint: 'Strictement avant ce jour.',
    values: [stated('15', { source: ccap })],
  },
  'penalty.hour': {
    theme,
    kind: 'euros',
    unit: '€/h',
    label: 'Pénalité proposée par heure non réalisée',
    hint: 'Jamais automatique\u00a0: l’acheteur décide.',
    values: [stated('200', { source: ccap })],
  },
  'penalty.late-day': {
    theme,
    kind: 'euros',
    unit: '€ par jour',
    label: 'Pénalité proposée par jour de retard des documents',
    hint: 'Après mise en demeure. Jamais automatique\u00a0: l’acheteur décide.',
    values: [stated('75', { source: ccap })],
  },
  'exit.lasting-months': {
    ...months,
    label: 'CDD compté comme emploi durable à la sortie',
    hint: 'À partir de cette durée.',
    values: [hypothesis('6', { source: UNSOURCED })],
  },
} as const satisfies Entries
