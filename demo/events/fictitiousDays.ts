import type { Sector, Structure } from '../../app/directory/index.ts'
import type { EventParts, ProgrammeItem } from '../../app/events/index.ts'
import type { Temporal } from '../../app/platform/kernel/dates.ts'
import type { RegistrationParts } from '../../app/registrations/index.ts'
import type { Bodies } from '../bodies.ts'
import { type Random, randomOf } from '../random.ts'
import { BUYERS, makeMeetingDay, STRUCTURES } from './meetingDay.ts'
import { makeNeeds, type StatedNeeds } from './needs.ts'
import { blankEvent, type NewId, partnersOf, programmeOf } from './parts.ts'
import { makeRegistrations } from './registrations.ts'

/** Every request counts for one: the best timetable is the one with the most meetings. */
const EQUAL = { must: 1, nice: 1, silent: 1 } as const
/** Meetings at most of a structure: 79 meetings then leave none of the twenty-seven without one. */
const SUPPLIER_QUOTA = 3
const PLACES = 180
const ACCESSIBILITY =
  'Entrée de plain-pied, boucle magnétique en salle plénière, places réservées, interprète en langue des signes sur demande.'

type Input = {
  readonly seed: number
  readonly day: Temporal.PlainDate
  readonly newId: NewId
  readonly bodies: Bodies
  readonly structures: readonly Structure[]
}

/** A fictitious day: the event, who registered for it, what its buyers say they need. */
export type FictitiousDay = EventParts & {
  readonly registrations: RegistrationParts
  readonly needs: StatedNeeds
}

const EXHIBITORS = 8
const exhibitorsOf = ({ networks, firms, coordinations }: Bodies): readonly string[] =>
  [...networks, ...firms, ...coordinations].slice(0, EXHIBITORS).map(({ name }) => name)

const chosenFor = (
  random: Random,
  structures: readonly Structure[],
  themes: readonly Sector[],
): Structure[] =>
  random
    // Those whose first trade it is.
    .shuffle(
      structures.filter(({ activities }) =>
        activities.slice(0, 1).some(({ sector }) => themes.includes(sector)),
      ),
    )
    .slice(0, STRUCTURES)

const programme = (newId: NewId, day: string, theme: string, pitches: readonly Structure[]) => {
  const at = (hour: string): string => `${day}T${hour}:00`
  const span = (from: string, to: string): Pick<ProgrammeItem, 'startsAt' | 'endsAt'> => ({
    startsAt: at(from),
    endsAt: at(to),
  })
  return programmeOf(newId, [
    { ...span('08:30', '08:50'), kind: 'welcome', title: 'Accueil et café', room: 'Hall' },
    {
      ...span('08:50', '09:00'),
      kind: 'talk',
      title: 'Ouverture',
      room: 'Grande salle',
      speakers: ['Mission régionale démo'],
    },
    {
      ...span('09:00', '09:30'),
      kind: 'round-table',
      title: `Table ronde\u00a0: ${theme}`,
      description:
        'Ce que les acheteurs prévoient, ce que les structures savent faire, ce que permet le droit.',
      room: 'Grande salle',
      speakers: [
        'Acheteur démo 02',
        'Réseau démo de l’insertion',
        'Coordination démo, Seine-Saint-Denis (93)',
      ],
    },
    {
      ...span('09:30', '09:50'),
      kind: 'pitch',
      title: 'Présentations express de six structures',
      description: 'Trois minutes chacune.',
      room: 'Grande salle',
      speakers: pitches.map(({ name }) => name),
    },
    {
      ...span('10:00', '11:15'),
      kind: 'meetings',
      title: 'Rendez-vous individuels, première partie',
      room: 'Salle des tables',
    },
    {
      ...span('10:00', '10:45'),
      kind: 'talk',
      title: 'Atelier\u00a0: répondre à plusieurs',
      description: 'En parallèle des rendez-vous, pour qui n’en a pas à cette heure.',
      room: 'Petite salle',
      speakers: ['Réseau démo de l’insertion'],
    },
    { ...span('11:15', '11:35'), kind: 'break', title: 'Pause', room: 'Hall' },
    {
      ...span('11:35', '12:50'),
      kind: 'meetings',
      title: 'Rendez-vous individuels, seconde partie',
      room: 'Salle des tables',
    },
    { ...span('12:50', '13:00'), kind: 'closing', title: 'Clôture', room: 'Grande salle' },
  ])
}

const partners = (newId: NewId, { bodies }: Input, buyers: Bodies['buyers'], pitches: readonly Structure[]) =>
  partnersOf(newId, {
    organiser: [bodies.mission.name],
    buyer: buyers.map(({ name }) => name),
    pitch: pitches.map(({ name }) => name),
    exhibitor: [...exhibitorsOf(bodies)],
    partner: bodies.coordinations.slice(-4).map(({ name }) => name),
  })

/** The past day, replayed whole: wishes, and a timetable that the loader computes and publishes. */
export const pastDay = (input: Input): FictitiousDay => {
  const { newId, bodies } = input
  const random = randomOf(input.seed, 'past day')
  const day = input.day.toString()
  const structures = chosenFor(random, input.structures, ['dechets', 'textile', 'bois', 'mobilite'])
  const pitches = structures.slice(0, 6)
  const buyers = bodies.buyers.slice(10, 10 + BUYERS)
  const meeting = makeMeetingDay({ random, newId, day, buyers, structures })
  const id = newId()
  const event: EventParts['event'] = {
    ...blankEvent,
    id,
    slug: 'journee-jumelle-demo',
    title: 'Journée jumelle de démonstration',
    theme: 'Réemploi, recyclage et filière déchets',
    seriesRank: 1,
    organiserId: bodies.mission.id,
    day,
    status: 'held',
    fictitious: true,
    venue: {
      name: 'Halle du Croquis',
      address: '4 quai de la Maquette',
      city: 'Pantin',
      access: 'À dix minutes à pied d’une gare imaginaire.',
      accessibility: ACCESSIBILITY,
      position: { longitude: 2.402, latitude: 48.894 },
    },
    funding: 'Financement fictif',
    capacity: 180,
    description: [
      'Journée inventée sur le modèle de celle de novembre 2017, pour montrer une rencontre du premier souhait au bilan\u00a0: dix acheteurs et vingt-sept structures fictifs, leurs souhaits, et un plan de rendez-vous calculé puis publié par ce logiciel.',
      'Aucun organisme réel n’y figure.',
    ].join('\n\n'),
    figures: [
      { kind: 'participants', value: 172, atLeast: false },
      { kind: 'buyers', value: BUYERS, atLeast: false },
      { kind: 'structures', value: STRUCTURES, atLeast: false },
      { kind: 'pitches', value: pitches.length, atLeast: false },
      { kind: 'exhibitors', value: EXHIBITORS, atLeast: false },
    ],
    figuresSource: 'chiffres fictifs de la démonstration',
    weights: EQUAL,
    supplierQuota: SUPPLIER_QUOTA,
  }
  const { participants, parts } = makeRegistrations({
    random: randomOf(input.seed, 'past registrations'),
    newId,
    event,
    parties: meeting.participants,
    crowd: {
      perParty: 2,
      partners: bodies.coordinations.map(({ name }) => name),
      exhibitors: exhibitorsOf(bodies),
      press: 4,
      public: 70,
      waiting: 0,
    },
    opensOn: input.day.subtract({ weeks: 8 }).toString(),
    closesOn: input.day.subtract({ days: 1 }).toString(),
    places: PLACES,
  })
  return {
    event,
    programme: programme(newId, day, 'réemployer avant de recycler', pitches),
    partners: partners(newId, input, buyers, pitches),
    ...meeting,
    participants,
    registrations: parts,
    needs: makeNeeds({
      random: randomOf(input.seed, 'past needs'),
      newId,
      day: input.day,
      participants,
      structures,
    }),
  }
}

/** The day to come: everything is ready but the timetable, which is for whoever tries the software to ask for. */
export const comingDay = (input: Input): FictitiousDay => {
  const { newId, bodies } = input
  const random = randomOf(input.seed, 'coming day')
  const day = input.day.toString()
  const structures = chosenFor(random, input.structures, ['second-oeuvre', 'espaces-verts', 'nettoyage'])
  const buyers = bodies.buyers.slice(0, BUYERS)
  const meeting = makeMeetingDay({ random, newId, day, buyers, structures })
  const id = newId()
  const event: EventParts['event'] = {
    ...blankEvent,
    id,
    slug: 'batiments-et-jardins-demo',
    title: 'Rencontre des bâtiments et des jardins',
    theme: 'Entretien durable des bâtiments et des espaces verts',
    seriesRank: 2,
    organiserId: bodies.mission.id,
    day,
    status: 'published',
    fictitious: true,
    venue: {
      name: 'Halle du Prototype',
      address: '1 place du Spécimen',
      city: 'Saint-Denis',
      access: 'À cinq minutes à pied d’une gare imaginaire\u00a0; vingt places de vélo devant l’entrée.',
      accessibility: ACCESSIBILITY,
      position: { longitude: 2.3574, latitude: 48.9362 },
    },
    funding: 'Financement fictif',
    capacity: 180,
    description: [
      'Une matinée pour que dix acheteurs publics et vingt-sept structures du second œuvre, de la propreté et des espaces verts se connaissent\u00a0: une table ronde, six présentations express, des espaces d’exposition et des rendez-vous individuels de quinze minutes.',
      'Les souhaits et les disponibilités sont réunis. L’organisateur peut proposer le plan de rendez-vous, le vérifier et le publier\u00a0; chacun reçoit alors sa propre feuille.',
      'Rencontre, acheteurs et structures sont fictifs.',
    ].join('\n\n'),
    weights: EQUAL,
    supplierQuota: SUPPLIER_QUOTA,
  }
  const { participants, parts } = makeRegistrations({
    random: randomOf(input.seed, 'coming registrations'),
    newId,
    event,
    parties: meeting.participants,
    crowd: {
      perParty: 1,
      partners: bodies.coordinations.slice(-4).map(({ name }) => name),
      exhibitors: exhibitorsOf(bodies),
      press: 2,
      public: 24,
      waiting: 0,
    },
    opensOn: input.day.subtract({ weeks: 8 }).toString(),
    closesOn: input.day.subtract({ days: 2 }).toString(),
    places: PLACES,
  })
  return {
    event,
    // Who presents is decided by the jury, then published.
    programme: programme(newId, day, 'entretenir sans épuiser', []),
    partners: partners(newId, input, buyers, []),
    ...meeting,
    participants,
    registrations: parts,
    needs: makeNeeds({
      random: randomOf(input.seed, 'coming needs'),
      newId,
      day: input.day,
      participants,
      structures,
    }),
  }
}
