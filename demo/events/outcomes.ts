import type { OpenMapEvent, Participant, Slot, TimetableMeeting } from '../../app/events/index.ts'
import type {
  AtOnceAnswer,
  LateAnswer,
  LateStep,
  MeetingAnswer,
  OutcomeParts,
  SatisfactionAnswer,
} from '../../app/outcomes/index.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import type { Random } from '../random.ts'

/** How far a meeting goes; both parties tell the same story, each at its pace. */
type Story = 'contract' | 'quote' | 'need' | 'nothing'
const STORIES = { contract: 0.09, quote: 0.2, need: 0.23, nothing: 0.48 } as const

const AT_ONCE: { readonly [S in Story]: { readonly [O in AtOnceAnswer['outcome']]?: number } } = {
  contract: { 'follow-up': 0.9, 'contact-again': 0.1 },
  quote: { 'follow-up': 0.7, 'contact-again': 0.3 },
  need: { 'follow-up': 0.4, 'contact-again': 0.6 },
  nothing: { 'follow-up': 0.1, 'contact-again': 0.4, nothing: 0.5 },
}
type Late = { readonly [S in Story]: { readonly [O in LateAnswer['outcome']]?: number } }
const LATE: { readonly [S in LateStep]: Late } = {
  'day-7': {
    contract: { 'quote-asked': 0.6, need: 0.3, 'nothing-yet': 0.1 },
    quote: { 'quote-asked': 0.4, need: 0.2, 'nothing-yet': 0.4 },
    need: { need: 0.5, 'nothing-yet': 0.5 },
    nothing: { 'nothing-yet': 0.5, nothing: 0.5 },
  },
  'day-90': {
    contract: { contract: 0.9, 'quote-sent': 0.1 },
    quote: { 'quote-sent': 0.8, 'quote-asked': 0.2 },
    need: { need: 0.6, 'nothing-yet': 0.4 },
    nothing: { 'nothing-yet': 0.2, nothing: 0.8 },
  },
}
const DAYS: { readonly [S in LateStep]: number } = { 'day-7': 7, 'day-90': 90 }
/** Part of the parties who answer. */
const ANSWER = { 'at-once': 0.88, 'day-7': 0.7, 'day-90': 0.55 } as const
const OTHERWISE = { no: 0.62, unknown: 0.2, yes: 0.18 } as const
const BANDS = { 'to-40k': 0.55, 'to-100k': 0.3, 'to-250k': 0.15 } as const

const COMMENTS = [
  'Des rendez-vous courts et bien préparés. Garder la feuille imprimée.',
  'Prévoir cinq minutes de plus entre deux rendez-vous.',
  'La table ronde a donné des exemples concrets de clauses.',
  'Plus de structures du réemploi la prochaine fois.',
  'L’accueil était très clair, la salle un peu bruyante.',
  'Utile pour préparer notre programmation d’achats.',
]

type Input = {
  readonly random: Random
  readonly event: OpenMapEvent
  readonly participants: readonly Participant[]
  readonly slots: readonly Slot[]
  readonly meetings: readonly TimetableMeeting[]
}

/** Nine in ten came: who, and when the door saw them. */
export const arrivalsOf = ({
  random,
  event,
  participants,
}: Pick<Input, 'random' | 'event' | 'participants'>): readonly {
  readonly representativeId: string
  readonly at: Date
}[] =>
  participants.flatMap(({ representatives }) =>
    representatives.flatMap(({ id, position }) =>
      // The first of a body always comes: it has meetings to hold.
      position === 1 || random.chance(0.85)
        ? [{ representativeId: id, at: moment(event, 0, `08:${String(random.between(20, 59))}`) }]
        : [],
    ),
  )

const moment = ({ day, zone }: OpenMapEvent, daysLater: number, hour: string): Date =>
  new Date(
    Temporal.PlainDate.from(day)
      .add({ days: daysLater })
      .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(hour) }).epochMilliseconds,
  )

const meetingAnswers = (input: Input, meeting: TimetableMeeting): readonly MeetingAnswer[] => {
  const { random, event, slots } = input
  const ends = slots.find(({ id }) => id === meeting.slotId)?.endsAt.slice(11, 16) ?? '12:00'
  const held = random.chance(0.97)
  const story = random.weighted(STORIES)
  return (['buyer', 'supplier'] as const).flatMap((side): MeetingAnswer[] => {
    const { buyerId, supplierId, id: meetingId } = meeting
    const base = { buyerId, supplierId, side, meetingId, note: null }
    const atOnce: MeetingAnswer[] = random.chance(ANSWER['at-once'])
      ? [
          {
            ...base,
            step: 'at-once',
            outcome: held ? random.weighted(AT_ONCE[story]) : 'not-held',
            otherwise: held && random.chance(0.92) ? random.weighted(OTHERWISE) : null,
            answeredAt: moment(event, 0, ends),
          },
        ]
      : []
    const late = (['day-7', 'day-90'] as const).flatMap((step): MeetingAnswer[] => {
      if (!held || !random.chance(ANSWER[step])) return []
      const outcome = random.weighted(LATE[step][story])
      const money = outcome === 'contract' || outcome === 'quote-sent'
      return [
        {
          ...base,
          step,
          outcome,
          amountBand: money ? random.weighted(BANDS) : null,
          reference: outcome === 'contract' ? `démo-${buyerId.slice(-2)}${supplierId.slice(-2)}` : null,
          answeredAt: moment(event, DAYS[step] + random.between(0, 6), '10:30'),
        },
      ]
    })
    return [...atOnce, ...late]
  })
}

const opinions = (
  { random, event, participants }: Input,
  present: ReadonlySet<string>,
): readonly SatisfactionAnswer[] =>
  participants.flatMap(({ role, representatives }) =>
    representatives.flatMap(({ id }): SatisfactionAnswer[] => {
      if (!present.has(id) || !random.chance(0.55)) return []
      const overall = Number(random.weighted({ 3: 0.15, 4: 0.5, 5: 0.35 }))
      const near = (): number => Math.max(1, Math.min(5, overall + random.between(-1, 1)))
      return [
        {
          respondentId: id,
          role,
          overall,
          welcome: near(),
          programme: near(),
          meetings: role === 'buyer' || role === 'supplier' ? near() : null,
          recommend: Math.min(10, overall * 2 + random.between(-1, 1)),
          comment: random.chance(0.08) ? random.pick(COMMENTS) : null,
          answeredAt: moment(event, random.between(0, 9), '18:00'),
        },
      ]
    }),
  )

/** What was said after the past day: plausible, invented, the same for the same seed. */
export const makeOutcomes = (input: Input, present: ReadonlySet<string>): OutcomeParts => {
  const parties = new Set(input.meetings.flatMap(({ buyerId, supplierId }) => [buyerId, supplierId]))
  const people = input.participants
    .filter(({ id }) => parties.has(id))
    .reduce((sum, { representatives }) => sum + representatives.length, 0)
  return {
    answers: input.meetings.flatMap((meeting) => meetingAnswers(input, meeting)),
    satisfaction: opinions(input, present),
    followUps: (['day-7', 'day-90'] as const).map((step) => ({
      step,
      sentAt: moment(input.event, DAYS[step], '08:00'),
      mailed: people,
    })),
  }
}

/** When the report of the past day was published: once the answers at 90 days had come. */
export const REPORT_DAYS = 104

export const talks = [
  {
    title: 'Ouverture\u00a0: ce que les acheteurs prévoient',
    speaker: 'Mission régionale démo',
    url: 'https://example.org/demo/ouverture.pdf',
  },
  {
    title: 'Table ronde\u00a0: réemployer avant de recycler',
    speaker: 'Réseau démo de l’insertion',
    url: 'https://example.org/demo/table-ronde',
  },
  {
    title: 'Écrire une clause sociale d’insertion dans un marché de collecte',
    speaker: 'Coordination démo, Seine-Saint-Denis (93)',
    url: 'https://example.org/demo/clause.pdf',
  },
] as const

export const testimonies = [
  {
    quote:
      'En une matinée, j’ai rencontré huit structures que je n’aurais pas trouvées seule. Deux ont répondu à notre consultation suivante.',
    body: 'Acheteur démo 12',
    job: 'Responsable des achats',
  },
  {
    quote:
      'Nous connaissions les marchés publics de loin. Parler à un acheteur avant la publication change tout.',
    body: 'Structure de réemploi démo',
    job: 'Direction',
  },
] as const
