import type { EventParts, Participant } from '../../app/events/index.ts'
import type { Question, Registration, RegistrationParts } from '../../app/registrations/index.ts'
import type { Random } from '../random.ts'
import type { NewId } from './parts.ts'

/** How many people register in each role, and who they would be. Nobody is named: functions only. */
type Crowd = {
  /** People of each buyer and each structure. */
  readonly perParty: number
  readonly partners: readonly string[]
  readonly exhibitors: readonly string[]
  readonly press: number
  readonly public: number
  readonly waiting: number
}

const FUNCTIONS = {
  buyer: ['Responsable des achats', 'Chargée de développement durable', 'Chef de service technique'],
  supplier: ['Direction', 'Responsable commercial', 'Responsable des ateliers'],
  partner: ['Délégation régionale', 'Chargé de mission'],
  exhibitor: ['Animation du stand', 'Délégation régionale'],
  press: ['Rédaction'],
  public: ['Étudiante', 'Élu local', 'Chargée d’insertion', 'Conseiller en emploi', 'Bénévole'],
} as const

const KNOWN = 'Comment avez-vous connu cette rencontre\u00a0?'
const WAYS = ['Par un réseau', 'Par la newsletter', 'Par un acheteur ou une structure', 'Par la presse']

const questionsOf = (newId: NewId): Question[] => [
  {
    id: newId(),
    position: 1,
    field: 1,
    roles: [],
    kind: 'choice',
    label: KNOWN,
    hint: null,
    required: false,
    options: WAYS,
  },
  {
    id: newId(),
    position: 2,
    field: 2,
    roles: ['buyer', 'supplier'],
    kind: 'long',
    label: 'Qu’attendez-vous des rendez-vous individuels\u00a0?',
    hint: 'Deux ou trois phrases suffisent.',
    required: false,
    options: [],
  },
]

const blankParticipant = (newId: NewId, role: Participant['role'], displayName: string): Participant => ({
  id: newId(),
  role,
  displayName,
  organisationId: null,
  structureId: null,
  quota: null,
  least: null,
  delegation: 'fixed',
  representatives: [],
})

/**
 * Everybody who registers for a day whose buyers and structures are known: their people, then partners, exhibitors, the
 * press and the public, in the order in which they came.
 */
export const makeRegistrations = (input: {
  readonly random: Random
  readonly newId: NewId
  readonly event: EventParts['event']
  readonly parties: readonly Participant[]
  readonly crowd: Crowd
  readonly opensOn: string
  readonly closesOn: string
  readonly places: number
}): { readonly participants: readonly Participant[]; readonly parts: RegistrationParts } => {
  const { random, newId, event, crowd } = input
  const questions = questionsOf(newId)
  const others = [
    ...crowd.partners.map((name) => blankParticipant(newId, 'partner', name)),
    ...crowd.exhibitors.map((name) => blankParticipant(newId, 'exhibitor', name)),
    ...Array.from({ length: crowd.press }, (_, n) =>
      blankParticipant(newId, 'press', `Titre de presse démo ${n + 1}`),
    ),
    blankParticipant(newId, 'public', 'À titre personnel'),
  ]
  const peopleOf = ({ role }: Participant): number => {
    if (role === 'public') return crowd.public
    return role === 'buyer' || role === 'supplier' ? crowd.perParty : role === 'exhibitor' ? 2 : 1
  }
  const opened = new Date(`${input.opensOn}T08:00:00Z`).getTime()
  let minute = 0
  const came = (): Date => {
    minute += random.between(3, 240)
    return new Date(opened + minute * 60_000)
  }
  const answers = (role: Participant['role']): Registration['answers'] =>
    questions
      .filter((question) => question.kind === 'choice' || role === 'buyer' || role === 'supplier')
      .filter(() => random.chance(0.6))
      .map(({ id, kind }) => ({
        questionId: id,
        value:
          kind === 'choice' ? random.pick(WAYS) : 'Rencontrer des interlocuteurs nouveaux du territoire.',
      }))
  const registration = (
    role: Participant['role'],
    over: Partial<Registration> & Pick<Registration, 'id' | 'state'>,
  ): Registration => {
    const at = came()
    return {
      eventId: event.id,
      role,
      bodyName: null,
      siret: null,
      name: null,
      email: null,
      jobTitle: null,
      accessNeeds: random.chance(0.03) ? 'Place accessible en fauteuil roulant' : null,
      signLanguage: random.chance(0.01),
      listed: random.chance(0.8),
      answers: answers(role),
      createdAt: at,
      queuedAt: at,
      offeredUntil: null,
      participantId: null,
      ...over,
    }
  }
  const registrations: Registration[] = []
  const participants = [...input.parties, ...others].map((party): Participant => {
    const representatives = [...party.representatives]
    for (let n = representatives.length; n < peopleOf(party); n += 1) {
      const id = newId()
      representatives.push({
        id,
        position: n + 1,
        name: `${random.pick(FUNCTIONS[party.role])} ${String(n + 1).padStart(2, '0')}`,
        email: `inscription-${id.slice(-8)}@example.org`,
      })
    }
    for (const person of representatives)
      registrations.push(
        registration(party.role, {
          id: person.id,
          state: 'confirmed',
          bodyName: party.role === 'public' ? null : party.displayName,
          name: person.name,
          email: person.email,
          participantId: party.id,
        }),
      )
    return { ...party, representatives }
  })
  for (let n = 0; n < crowd.waiting; n += 1)
    registrations.push(
      registration('public', {
        id: newId(),
        state: 'waiting',
        name: `Personne en attente ${String(n + 1).padStart(2, '0')}`,
        email: `attente-${n + 1}-${event.id.slice(-6)}@example.org`,
      }),
    )
  return {
    participants,
    parts: {
      call: {
        opensOn: input.opensOn,
        closesOn: input.closesOn,
        places: input.places,
        offerHours: 48,
        introduction: null,
      },
      roles: [
        { role: 'buyer', places: null, perBody: 3 },
        { role: 'supplier', places: null, perBody: 3 },
        { role: 'partner', places: null, perBody: 2 },
        { role: 'exhibitor', places: null, perBody: 3 },
        { role: 'press', places: 10, perBody: 2 },
        { role: 'public', places: null, perBody: null },
      ],
      questions,
      registrations,
    },
  }
}
