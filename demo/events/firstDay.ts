import type { EventParts } from '../../app/events/index.ts'
import { blankEvent, type NewId, partnersOf, programmeOf } from './parts.ts'

/**
 * The day of 18 May 2017. Facts that its organisers made public, in our words: no SIRET, no wish, no meeting, no person.
 * What they did not state is absent.
 */
export const firstDay = (newId: NewId): EventParts => ({
  event: {
    ...blankEvent,
    id: newId(),
    slug: 'numerique-mai-2017',
    title: 'Rencontre du numérique',
    theme: 'Achats publics responsables dans le numérique',
    seriesRank: 1,
    day: '2017-05-18',
    status: 'held',
    fictitious: false,
    venue: { ...blankEvent.venue, name: 'Université de Nanterre', city: 'Nanterre' },
    funding:
      'Mission d’appui au développement des clauses sociales (MACS), financée par l’État et le Fonds social européen',
    description: [
      'Cette matinée a ouvert le cycle OpenMap ESS. Elle portait sur les achats responsables dans le secteur du numérique, où les structures d’insertion sont bien moins connues que dans le bâtiment ou la propreté.',
      'Plus de 180 personnes y ont participé\u00a0: des acheteurs publics d’Île-de-France, des structures de l’économie sociale et solidaire (ESS) du secteur, dont des structures d’insertion, des entreprises adaptées et des ESAT, des réseaux d’entreprises et des acteurs privés. Une douzaine de partenaires les recevaient sur leurs espaces d’exposition.',
      'Elle faisait suite à un BarCamp sur l’ouverture des données sociales de la commande publique, tenu le 17 novembre 2016 par le GIP Maximilien avec le SGMAP. La date de la deuxième rencontre y a été annoncée.',
    ].join('\n\n'),
    figures: [
      { kind: 'participants', value: 180, atLeast: true },
      { kind: 'pitches', value: 6, atLeast: false },
    ],
    figuresSource: 'documents publics des organisateurs, 1re rencontre',
  },
  programme: programmeOf(newId, [
    { kind: 'welcome', title: 'Accueil' },
    { kind: 'talk', title: 'Témoignages', speakers: ['GRAFIE'] },
    {
      kind: 'pitch',
      title: 'Présentations express de six structures',
      description:
        'Structures du numérique présélectionnées sur dossier. Deux sont nommées dans les documents publics.',
      speakers: ['RézoSocial', 'Nodixia'],
    },
    {
      kind: 'meetings',
      title: 'Rendez-vous individuels entre acheteurs et structures',
      description: 'Leur nombre n’a pas été publié.',
    },
    { kind: 'stands', title: 'Espaces d’exposition des partenaires', speakers: ['Réseau GESAT'] },
  ]),
  partners: partnersOf(newId, {
    organiser: [
      'GIP Maximilien',
      ['Réseau de la MACS', 'acteurs engagés dans la mission d’appui au développement des clauses sociales'],
    ],
    host: ['Université de Nanterre'],
    speaker: [['GRAFIE', 'réseau de l’insertion par l’activité économique']],
    exhibitor: ['Réseau GESAT'],
    pitch: [
      [
        'RézoSocial',
        'entreprise d’insertion en informatique, première structure retenue\u00a0; trophée de l’ESS de la Ville de Paris 2013, bourse French Tech 2015',
      ],
      ['Nodixia', 'entreprise adaptée, reconditionnement de matériel informatique'],
    ],
    buyer: [['Société du Grand Paris', 'seul acheteur nommé']],
  }),
})
