import { CHOICE, type Entries, hypothesis, stated, UNSOURCED } from './dated.ts'

const gsRes = 'sites.google.com/site/acheteurspublics (L2113-12, R2113-7)'
const percent = { kind: 'percent', unit: '%' } as const
const months = { kind: 'months', unit: 'mois' } as const

/** Loi Climat et Résilience, article 35 (section a3). */
export const climate = {
  'climate.entry-day': {
    theme: 'climate',
    kind: 'date',
    unit: '',
    label: 'Entrée en vigueur des obligations sociales et environnementales',
    hint: 'Vaut pour les consultations engagées, ou les avis envoyés, à partir de ce jour.',
    values: [
      stated('2026-08-22', {
        article: 'loi 2021-1104, article 35\u00a0; L2112-2 et L2112-2-1 CCP',
        source: 'Légifrance (L2312-1-1, version du 22 août 2026), code-commande-publique.com',
        note: 'Le décret 2022-767 pourrait donner le 21 août pour le critère (R2152-7)\u00a0: à vérifier. Aucun report connu.',
      }),
    ],
  },
  'climate.short-works': {
    theme: 'climate',
    ...months,
    label: 'Travaux courts dispensés de clause sociale, sur motivation',
    hint: 'Durée strictement inférieure.',
    values: [hypothesis('6', { article: 'L2112-2-1 CCP', source: 'code-commande-publique.com' })],
  },
} as const satisfies Entries

/** Conditions of reserved contracts (section a2). */
export const reservations = {
  'reservation.disabled-share': {
    theme: 'reservations',
    ...percent,
    label: 'Part minimale de travailleurs handicapés (EA, ESAT et équivalents)',
    hint: 'Atteinte à égalité.',
    values: [stated('50', { article: 'L2113-12 et R2113-7 CCP', source: gsRes })],
  },
  'reservation.disadvantaged-share': {
    theme: 'reservations',
    ...percent,
    label: 'Part minimale de travailleurs défavorisés (SIAE et équivalents)',
    hint: 'Atteinte à égalité.',
    values: [stated('50', { article: 'L2113-13 et R2113-7 CCP', source: gsRes })],
  },
  'reservation.combined-share': {
    theme: 'reservations',
    ...percent,
    label: 'Part minimale cumulée de travailleurs handicapés et défavorisés',
    hint: 'Atteinte à égalité. La réservation commune n’existe que depuis la loi ASAP.',
    values: [
      hypothesis('50', {
        from: '2020-12-01',
        article: 'L2113-14 CCP (loi ASAP)',
        source: 'code-commande-publique.com',
        note: 'La source donne le mois, décembre 2020, sans le jour\u00a0; numéro d’article et calcul à confirmer.',
      }),
    ],
  },
  'reservation.ess-duration': {
    theme: 'reservations',
    ...months,
    label: 'Durée maximale d’un marché réservé aux entreprises de l’ESS',
    hint: 'Permise à égalité.',
    values: [stated('36', { article: 'L2113-15 et L2113-16 CCP', source: 'hosmoz.fr i4237' })],
  },
  'reservation.ess-rest': {
    theme: 'reservations',
    ...months,
    label: 'Délai avant de réserver les mêmes services à la même entreprise de l’ESS',
    values: [hypothesis('36', { article: 'L2113-16 CCP', source: UNSOURCED })],
  },
} as const satisfies Entries

const pnad = 'lemoniteur.fr 2196022, optimeo.com, atexo.com'
const first = { from: '2015-01-01', to: '2020-12-31' }
const second = { from: '2022-01-01', to: '2025-12-31', source: pnad }
const noSuccessor = 'Aucun plan n’est connu après 2025.'

/** SPASER, national plans and the share of small firms (sections a5 and f). */
export const targets = {
  'spaser.minimum': {
    theme: 'targets',
    kind: 'euros',
    unit: '€ HT par an',
    label: 'Achats annuels au-delà desquels un SPASER est obligatoire',
    hint: 'Strictement supérieur.',
    values: [
      stated('100000000', {
        to: '2022-12-31',
        article: 'L2111-3 et D2111-3 CCP',
        source: 'maximilien.fr, atd13.fr',
      }),
      stated('50000000', {
        from: '2023-01-01',
        article: 'L2111-3 et D2111-3 CCP (décret du 2 mai 2022)',
        source: 'maximilien.fr, atd13.fr',
        note: 'Tous les acheteurs depuis la loi Industrie verte du 23 octobre 2023.',
      }),
    ],
  },
  'national-target.social': {
    theme: 'targets',
    ...percent,
    label: 'Objectif national de contrats avec une considération sociale',
    hint: 'En nombre de contrats notifiés dans l’année\u00a0; atteint à égalité.',
    values: [
      stated('25', { ...first, article: 'plan national 2015-2020', source: 'atexo.com' }),
      stated('30', { ...second, article: 'plan national 2022-2025', note: noSuccessor }),
    ],
  },
  'national-target.environmental': {
    theme: 'targets',
    ...percent,
    label: 'Objectif national de contrats avec une considération environnementale',
    hint: 'En nombre de contrats notifiés dans l’année\u00a0; atteint à égalité.',
    values: [
      hypothesis('30', { ...first, article: 'plan national 2015-2020', source: UNSOURCED }),
      stated('100', { ...second, article: 'plan national 2022-2025', note: noSuccessor }),
    ],
  },
  'sme.minimum-share': {
    theme: 'targets',
    ...percent,
    label: 'Part minimale confiée à des PME ou artisans, marchés globaux et de partenariat',
    hint: 'Atteinte à égalité, à la date de la consultation. Ce n’est pas une règle générale.',
    values: [
      stated('10', { to: '2024-12-31', article: 'R2171-23 et R2213-5 CCP', source: 'sensei-avocats.fr' }),
      stated('20', {
        from: '2025-01-01',
        article: 'R2171-23 et R2213-5 CCP (décret 2024-1251)',
        source: 'sensei-avocats.fr',
      }),
    ],
  },
} as const satisfies Entries

const R5132 = 'R5132-1-23 CT'

/** What is kept of people, and what is published (section g). */
export const privacy = {
  'privacy.small-cell': {
    theme: 'privacy',
    kind: 'count',
    unit: 'personnes',
    label: 'Effectif au-dessous duquel une case n’est pas publiée',
    hint: 'Publiée à égalité.',
    values: [stated('5', { source: CHOICE })],
  },
  'retention.after-exit': {
    theme: 'privacy',
    ...months,
    label: 'Identité des bénéficiaires, après la sortie',
    hint: 'Puis pseudonymisation. À fixer par la personne déléguée à la protection des données.',
    values: [stated('12', { source: CHOICE })],
  },
  'retention.ceiling': {
    theme: 'privacy',
    ...months,
    label: 'Identité des bénéficiaires\u00a0: plafond après la fin du parcours',
    hint: 'Pris comme plafond par défaut\u00a0: ce texte ne nous régit pas directement.',
    values: [hypothesis('24', { article: R5132, source: CHOICE })],
  },
  'retention.hours-works': {
    theme: 'privacy',
    ...months,
    label: 'Registre des heures, marchés de travaux',
    hint: 'Conservé avec le dossier du marché.',
    values: [hypothesis('120', { source: UNSOURCED })],
  },
  'retention.hours-other': {
    theme: 'privacy',
    ...months,
    label: 'Registre des heures, autres marchés',
    hint: 'Conservé avec le dossier du marché.',
    values: [hypothesis('60', { source: UNSOURCED })],
  },
} as const satisfies Entries

const potential = 'gip-inclusion/le-marche (potentiel d’inclusion)'

/** Which lever the supply allows (section d): an explainable default, not a rule of law. */
export const advice = {
  'advice.reservation-suppliers': {
    theme: 'advice',
    kind: 'count',
    unit: 'structures',
    label: 'Structures à trouver pour proposer un marché réservé',
    hint: 'À partir de ce nombre.',
    values: [stated('30', { source: potential })],
  },
  'advice.lot-suppliers': {
    theme: 'advice',
    kind: 'count',
    unit: 'structures',
    label: 'Structures à trouver pour proposer un lot réservé',
    hint: 'À partir de ce nombre.',
    values: [stated('10', { source: potential })],
  },
  'advice.clause-suppliers': {
    theme: 'advice',
    kind: 'count',
    unit: 'structures',
    label: 'Structures à trouver pour proposer une clause',
    hint: 'À partir de ce nombre\u00a0; sinon un critère.',
    values: [stated('1', { source: potential })],
  },
  'advice.dependency': {
    theme: 'advice',
    ...percent,
    label: 'Part du chiffre d’affaires au-delà de laquelle la dépendance est signalée',
    values: [stated('30', { source: potential })],
  },
} as const satisfies Entries
