import type { Structure } from '../../app/directory/index.ts'
import type { OpenMapEvent } from '../../app/events/index.ts'
import type { CallContent, PitchParts } from '../../app/pitches/index.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { randomOf } from '../random.ts'
import type { NewId } from './parts.ts'

const APPLICATIONS = 14
/** The conflict that one member declares: on the application of this rank. */
const CONFLICT = 2

type Input = {
  readonly seed: number
  readonly name: string
  readonly event: OpenMapEvent
  readonly structures: readonly Structure[]
  readonly jurors: readonly string[]
  readonly newId: NewId
}

const criteria: CallContent['criteria'] = [
  { id: 'c1', label: 'Réponse aux besoins des acheteurs publics', weight: 3 },
  { id: 'c2', label: 'Effet social et environnemental', weight: 2 },
  { id: 'c3', label: 'Clarté de la présentation', weight: 1 },
]

const contentOf = (event: OpenMapEvent, dates: Pick<CallContent, 'opensAt' | 'closesAt' | 'juryUntil'>) => ({
  ...dates,
  presentation: [
    `Six structures de l’économie sociale et solidaire se présentent en trois minutes aux acheteurs publics, le jour de «\u00a0${event.title}\u00a0».`,
    'Le jury choisit des offres prêtes à répondre à un marché. Une demi-journée de préparation est proposée aux structures retenues.',
  ].join('\n\n'),
  places: 6,
  substitutes: 2,
  blind: false,
  tieRule: 'first-timer' as const,
  eligibility: [
    {
      id: 'e1',
      text: 'Votre structure relève-t-elle de l’économie sociale et solidaire\u00a0?',
      expected: true,
      sentence: 'L’appel est réservé aux structures de l’économie sociale et solidaire.',
    },
  ],
  questions: [
    {
      id: 'q1',
      text: 'Que présenterez-vous, et à quels achats cela répond-il\u00a0?',
      length: 'long' as const,
    },
    { id: 'q2', text: 'Citez une référence récente.', length: 'short' as const },
  ],
  criteria,
  quotas: [
    { kind: 'department' as const, bound: 'most' as const, code: null, count: 2 },
    { kind: 'first-timer' as const, bound: 'least' as const, code: null, count: 2 },
  ],
})

const applicationsOf = ({ structures, newId, seed, name }: Input): PitchParts['applications'] => {
  const random = randomOf(seed, `applications of ${name}`)
  return structures.slice(0, APPLICATIONS).map((structure, index) => {
    const [activity] = structure.activities
    const service = activity?.service ?? structure.name
    return {
      id: newId(),
      answers: {
        structure: structure.name,
        siret: structure.siret,
        sector: activity?.sector ?? null,
        department: structure.department,
        firstTimer: index % 3 !== 0 || random.chance(0.2),
        contactName: `Direction de la structure démo ${String(index + 1).padStart(2, '0')}`,
        contactEmail: `candidature-${index + 1}@example.org`,
        eligibility: { e1: true },
        answers: {
          q1: `Offre fictive\u00a0: ${service}. Elle répond à des achats réguliers des collectivités.`,
          q2: 'Prestation annuelle inventée pour la démonstration.',
        },
      },
    }
  })
}

type Assessed = PitchParts['assessments'][number]

/** Scores of each member; `share` of the applications are scored, the others wait. */
const assessmentsOf = (
  { seed, name, jurors }: Input,
  applications: PitchParts['applications'],
  share: number,
  /** The first so many are the best of all: those whom the programme of the past day names. */
  best: number,
): PitchParts['assessments'] => {
  const random = randomOf(seed, `scores of ${name}`)
  return jurors.flatMap((personId, member) =>
    applications.flatMap(({ id: applicationId }, rank): Assessed[] => {
      const common = { applicationId, personId }
      if (member === 0 && rank === CONFLICT)
        return [{ ...common, state: 'conflict' as const, scores: {}, comment: null }]
      const range = rank < best ? ([4, 5] as const) : ([1, 3] as const)
      const scores = Object.fromEntries(
        criteria.map(({ id }) => [
          id,
          best === 0 ? random.between(2, 5) : random.between(range[0], range[1]),
        ]),
      )
      if (!random.chance(share)) return []
      return [{ ...common, state: 'complete' as const, scores, comment: null }]
    }),
  )
}

const moment = (day: Temporal.PlainDate, hour: string): string => `${day}T${hour}:00`

/** The coming day: the call closes in two weeks, and the jury has begun to score what was sent. */
export const comingPitches = (input: Input, today: Temporal.PlainDate): PitchParts => {
  const closes = today.add({ weeks: 2 })
  const applications = applicationsOf(input)
  const rehearsal = Temporal.PlainDate.from(input.event.day).subtract({ days: 7 })
  return {
    content: contentOf(input.event, {
      opensAt: moment(today.subtract({ weeks: 2 }), '09:00'),
      closesAt: moment(closes, '18:00'),
      juryUntil: closes.add({ weeks: 1 }).toString(),
    }),
    applications,
    jurors: input.jurors,
    assessments: assessmentsOf(input, applications, 0.6, 0),
    halfDays: [
      {
        startsAt: moment(rehearsal, '09:00'),
        endsAt: moment(rehearsal, '12:00'),
        place: 'Halle du Prototype',
        capacity: 3,
      },
      {
        startsAt: moment(rehearsal, '14:00'),
        endsAt: moment(rehearsal, '17:00'),
        place: 'Halle du Prototype',
        capacity: 3,
      },
    ],
  }
}

/** The past day: six chosen by the jury, two substitutes, answered and published. */
export const pastPitches = (input: Input): PitchParts => {
  const day = Temporal.PlainDate.from(input.event.day)
  const closes = day.subtract({ weeks: 6 })
  const applications = applicationsOf(input)
  return {
    content: {
      // Those chosen were named before the quotas were invented.
      ...contentOf(input.event, {
        opensAt: moment(day.subtract({ weeks: 12 }), '09:00'),
        closesAt: moment(closes, '18:00'),
        juryUntil: closes.add({ weeks: 2 }).toString(),
      }),
      quotas: [{ kind: 'first-timer', bound: 'least', code: null, count: 2 }],
    },
    applications,
    jurors: input.jurors,
    assessments: assessmentsOf(input, applications, 1, 6),
    halfDays: [],
  }
}
