import type { EventParts } from '../../app/events/index.ts'
import { blankEvent, type NewId, partnersOf, programmeOf } from './parts.ts'

/** The day of 16 November 2017: same rule as the first one. */
export const secondDay = (newId: NewId): EventParts => ({
  event: {
    ...blankEvent,
    id: newId(),
    slug: 'economie-circulaire-novembre-2017',
    title: 'Rencontre de l’économie circulaire',
    theme: 'Économie circulaire, filière déchets',
    seriesRank: 2,
    day: '2017-11-16',
    status: 'held',
    fictitious: false,
    venue: {
      ...blankEvent.venue,
      name: 'La Ressourcerie du Spectacle',
      city: 'Vitry-sur-Seine',
    },
    funding:
      'Cofinancement du Fonds social européen, programme opérationnel régional «\u00a0Emploi et Inclusion\u00a0» 2014-2020',
    description: [
      'Deuxième des trois rencontres du cycle, dans un lieu d’économie circulaire consacré au spectacle vivant. Plus de 170 personnes y ont participé\u00a0; 79 rendez-vous individuels étaient prévus entre 10 acheteurs publics et 27 entreprises de l’économie sociale et solidaire (ESS).',
      'Elle avait deux buts. D’une part, faire connaître l’offre des structures aux acheteurs et à leurs services opérationnels\u00a0: informatique, communication, formation, développement économique, administration générale, environnement. D’autre part, faire connaître aux structures les contraintes des services d’achat et leurs besoins des dix-huit mois à venir.',
      'Les six structures qui se sont présentées avaient été choisies sur dossier et préparées pendant une demi-journée. Une douzaine de partenaires étaient là, dont huit avec un espace d’exposition.',
      'Les organisateurs ont ensuite publié des témoignages, les supports des intervenants, un dossier de presse et des articles.',
    ].join('\n\n'),
    figures: [
      { kind: 'participants', value: 170, atLeast: true },
      { kind: 'meetings', value: 79, atLeast: false },
      { kind: 'buyers', value: 10, atLeast: false },
      { kind: 'structures', value: 27, atLeast: false },
      { kind: 'pitches', value: 6, atLeast: false },
      { kind: 'exhibitors', value: 8, atLeast: false },
    ],
    figuresSource: 'documents publics des organisateurs, 2e rencontre',
  },
  programme: programmeOf(newId, [
    {
      kind: 'welcome',
      title: 'Ouverture',
      speakers: [
        'DIRECCTE Île-de-France (direction adjointe)',
        'GIP Maximilien (direction adjointe)',
        'EPT Grand-Orly Seine Bièvre (commande publique)',
      ],
    },
    {
      kind: 'round-table',
      title: 'Table ronde\u00a0: oser l’ESS dans les marchés publics',
      description: 'Cinq contributions.',
    },
    {
      kind: 'talk',
      title: 'Les enjeux de l’économie circulaire',
      speakers: ['ARENE Île-de-France', 'REFER'],
    },
    {
      kind: 'talk',
      title: 'Connaître l’offre de l’ESS dans la filière',
      speakers: ['Fédération des entreprises d’insertion, pour le GRAFIE', 'UNEA'],
    },
    {
      kind: 'talk',
      title: 'Accéder plus simplement aux marchés par le portail Maximilien',
      speakers: ['GIP Maximilien'],
    },
    {
      kind: 'talk',
      title: 'Réussite d’un marché de gestion des déchets',
      speakers: ['Eau de Paris', 'EPEC', 'Réseau GESAT'],
    },
    {
      kind: 'talk',
      title: 'Les chantiers du Grand Paris, un défi pour l’économie circulaire',
      speakers: ['Société du Grand Paris'],
    },
    {
      kind: 'pitch',
      title: 'Présentations express de six structures',
      speakers: [
        'Le Petit Plus',
        'ARES Services',
        'Croix-Rouge insertion – APPRO 77',
        'Extramuros',
        'Lemon Aide',
        'Nouvelle Attitude',
      ],
    },
    {
      kind: 'meetings',
      title: 'Rendez-vous individuels sur les particularités de la commande publique',
      description: '79 rendez-vous prévus entre 10 acheteurs et 27 entreprises.',
    },
    { kind: 'stands', title: 'Espaces d’exposition, en parallèle' },
  ]),
  partners: partnersOf(newId, {
    organiser: [
      'DIRECCTE Île-de-France',
      'GIP Maximilien',
      ['EPT Grand-Orly Seine Bièvre', 'soutien de la journée'],
    ],
    funder: ['Fonds social européen'],
    host: [['La Ressourcerie du Spectacle', 'lieu d’économie circulaire du spectacle vivant']],
    buyer: [
      'Conseil régional d’Île-de-France',
      'Département des Hauts-de-Seine',
      'Département du Val-de-Marne',
      'Société du Grand Paris',
      'Ville de Paris',
      'Direction des achats de l’État',
      'EPT Grand-Orly Seine Bièvre',
      'Office public de l’habitat départemental de Seine-et-Marne',
      'Communauté d’agglomération du Val d’Yerres Val de Seine',
      'Fondation Partage et Vie',
    ],
    pitch: [
      ['Le Petit Plus', 'entreprise adaptée, première des candidatures retenues'],
      'ARES Services',
      'Croix-Rouge insertion – APPRO 77',
      'Extramuros',
      'Lemon Aide',
      'Nouvelle Attitude',
    ],
    exhibitor: [
      'GRAFIE',
      'Fédération des entreprises d’insertion (FEI)',
      'UNEA',
      'CRESS Île-de-France',
      'DIRECCTE Île-de-France',
      'Conseil régional d’Île-de-France',
      'Ecologic',
      'GIP Maximilien',
    ],
    speaker: [
      'ARENE Île-de-France',
      'REFER',
      'Fédération des entreprises d’insertion (FEI)',
      'UNEA',
      'Eau de Paris',
      'EPEC',
      'Réseau GESAT',
      'Société du Grand Paris',
    ],
    partner: [
      ['Les Beaux Jours', 'préparation des présentations\u00a0; innovation et design social'],
      [
        'Les Petites Rivières',
        'préparation des présentations\u00a0; innovation sociale et responsabilité sociale',
      ],
    ],
  }),
})
