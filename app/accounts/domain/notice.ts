import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Addresses of the pages: mails and notices lead there. */
export const noticesPath = '/compte/notifications'
export const preferencesPath = `${noticesPath}/preferences`
export const unsubscribePath = '/desabonnement'

/** How a mail follows a notice: at once, with the others of the day, or not at all. */
export const frequencies = ['immediate', 'daily', 'never'] as const
export type Frequency = (typeof frequencies)[number]

type TopicRule = {
  /** Its mails leave at once and cannot be turned off: without them somebody is harmed, or the law is not kept. */
  readonly mandatory: boolean
  /** Frequency of whoever chose none. */
  readonly usual: Frequency
  /** Shown only to those who administer the installation. */
  readonly administrators?: true
}

/** What people may be told of, in the order of the screens. */
export const topics = {
  security: { mandatory: true, usual: 'immediate' },
  rights: { mandatory: true, usual: 'immediate' },
  day: { mandatory: true, usual: 'immediate' },
  body: { mandatory: false, usual: 'immediate' },
  membership: { mandatory: false, usual: 'immediate' },
  event: { mandatory: false, usual: 'daily' },
  record: { mandatory: false, usual: 'immediate' },
  search: { mandatory: false, usual: 'daily' },
  administration: { mandatory: false, usual: 'daily', administrators: true },
  // Nobody is sent news without having asked for it.
  news: { mandatory: false, usual: 'never' },
} as const satisfies { readonly [topic: string]: TopicRule }

export type Topic = keyof typeof topics

export const topicKeys = Object.keys(topics) as readonly Topic[]

export const isTopic = (text: string): text is Topic => Object.hasOwn(topics, text)

const ruleOf = (topic: Topic): TopicRule => topics[topic]

/** Topics whose mails a person may turn off, as their preferences show them. */
export const optionalTopics = (administrates: boolean): readonly Topic[] =>
  topicKeys.filter((topic) => {
    const { mandatory, administrators } = ruleOf(topic)
    return !mandatory && (administrates || administrators !== true)
  })

export const mandatoryTopics: readonly Topic[] = topicKeys.filter((topic) => ruleOf(topic).mandatory)

/** What was chosen, topic by topic; the others keep their usual frequency. */
export type Preferences = { readonly [T in Topic]?: Frequency }

export const frequencyOf = (topic: Topic, preferences: Preferences): Frequency => {
  const { mandatory, usual } = ruleOf(topic)
  return mandatory ? 'immediate' : (preferences[topic] ?? usual)
}

/** A notice as its person reads it. */
export type Notice = {
  readonly id: string
  readonly topic: Topic
  readonly title: string
  readonly text: string
  /** The page to open: a path of ours. */
  readonly href: string
  readonly createdAt: Date
  readonly read: boolean
  readonly archived: boolean
}

/** A path of ours: neither another site (`//…`, `/\…`) nor a relative address. */
export const isOwnPath = (href: string): boolean => /^\/([^/\\]|$)/.test(href) && !/[\p{Cc}\s]/u.test(href)

/** Names of the topics, and what each holds. */
export const topicWords = catalogue({
  fr: {
    security: {
      label: 'Sécurité du compte',
      holds: 'Connexion depuis un nouvel appareil, deuxième preuve, adresse ou droits modifiés.',
    },
    rights: {
      label: 'Vos données et vos droits',
      holds: 'Réponses à vos demandes sur vos données personnelles, effacement à venir de votre compte.',
    },
    day: {
      label: 'Changements le jour d’une rencontre',
      holds: 'Rendez-vous déplacé ou annulé, rencontre annulée ou changée de lieu.',
    },
    body: {
      label: 'Invitations et demandes d’un organisme',
      holds: 'Invitation reçue, demande à examiner, réponse à votre demande.',
    },
    membership: {
      label: 'Votre place dans un organisme',
      holds: 'Rôle modifié, délégation, arrivée ou départ d’une personne de votre équipe.',
    },
    event: {
      label: 'Rencontres',
      holds: 'Nouvelle rencontre annoncée, étape de préparation à faire.',
    },
    record: {
      label: 'Fiches de l’annuaire',
      holds: 'Fiche qui vous est remise, réponse à une proposition.',
    },
    search: {
      label: 'Recherches suivies',
      holds: 'Structures nouvelles qui répondent à une recherche que vous avez enregistrée.',
    },
    administration: {
      label: 'Alertes d’administration',
      holds: 'Décisions à deux à prendre, courriels qui ne partent pas, tâches en échec.',
    },
    news: {
      label: 'Nouveautés d’OpenMap ESS',
      holds: 'Ce qui est nouveau dans le service, quelques fois par an.',
    },
  } satisfies { readonly [T in Topic]: { readonly label: string; readonly holds: string } },
})
