import { type PersonContribution, readPlaces } from './accounts/index.ts'
import type { Contribution, Shortcut, Task, Taxonomies } from './administration/index.ts'
import { doorFigures, presenceSegments } from './attendance/index.ts'
import { contactOfRecord } from './contact/index.ts'
import { curationOfRecord, moderationOfPerson, moderationOfPlatform } from './curation/pages/index.ts'
import {
  countStructures,
  countTaxonomies,
  kindCodes,
  kinds,
  sectorCodes,
  sectors,
} from './directory/index.ts'
import type { RecordContribution } from './directory/pages/index.ts'
import { countPairs, tendsDirectory } from './duplicates/index.ts'
import {
  type EventContribution,
  listEvents,
  mayCreateEvents,
  type OpenMapEvent,
  organises,
  segmentsOfEvents,
  takesPart,
} from './events/index.ts'
import { ownPlacesPath, placeWords } from './events/pages/index.ts'
import { mailingsOfEvent } from './mailings/index.ts'
import { meetingsOfEvent } from './meetings/index.ts'
import { outcomesOfEvent } from './outcomes/index.ts'
import { pitchesOfEvent } from './pitches/index.ts'
import { type Actor, holds } from './platform/access/actor.ts'
import type { Ctx } from './platform/database/context.ts'
import { catalogue } from './platform/i18n/catalogue.ts'
import { formatFullDate, formatNumber, plural } from './platform/i18n/format.ts'
import { today } from './platform/kernel/dates.ts'
import { registrationsOfEvent } from './registrations/index.ts'
import { shortlistsOfRecord } from './shortlists/index.ts'
import { standsOfEvent } from './stands/index.ts'

const t = catalogue({
  fr: {
    structures: 'Structures',
    noStructure: 'Importer des structures',
    noStructureText: 'L’annuaire est vide\u00a0: un fichier ou un registre le remplit.',
    events: 'Rencontres',
    create: 'Créer une rencontre',
    createText: 'Donnez un titre et une date, puis inscrivez les participants.',
    prepare: (title: string) => `Préparer «\u00a0${title}\u00a0»`,
    prepareText: (when: string) => `Elle a lieu le ${when} et n’est pas encore annoncée.`,
    close: (title: string) => `Clore «\u00a0${title}\u00a0»`,
    closeText: (when: string) => `Elle a eu lieu le ${when}.`,
    prepareMine: (title: string) => `Préparer ma rencontre\u00a0: «\u00a0${title}\u00a0»`,
    prepareMineText: (when: string) => `Elle a lieu le ${when}.`,
    next: (title: string) => `Découvrir «\u00a0${title}\u00a0»`,
    nextText: (when: string) => `La prochaine rencontre a lieu le ${when}.`,
    createMine: 'Créer une première rencontre',
    present: 'Personnes accueillies',
    welcome: 'Accueillir les participants',
    welcomeText: (present: number, expected: number) =>
      `${formatNumber(present)} sur ${plural(expected, 'personne présente', 'personnes présentes')}`,
    badges: 'Badges (PDF)',
    badgesText: (made: number, missing: number) =>
      missing === 0
        ? `${plural(made, 'badge', 'badges')} de format A6, quatre par page, à découper.`
        : `${plural(missing, 'badge', 'badges')} à préparer. Un badge déjà imprimé reste bon.`,
    prepareBadges: 'Préparer les badges',
    cards: 'Chevalets des tables (PDF)',
    cardsText: 'Un carton par table\u00a0: son numéro, qui y reçoit et ses rendez-vous de la journée.',
    sheet: 'Feuilles d’émargement (PDF)',
    sheetText: 'Tous les inscrits par rôle et par ordre alphabétique, avec une case à signer.',
    mySpace: 'Ouvrir mon espace',
    mySpaceText: 'Agenda, souhaits, rendez-vous\u00a0: votre compte suffit, sans chercher votre lien.',
    lists: 'Mes listes de structures',
    listsText: 'Mettre des structures de côté, seul ou avec vos collègues, et les comparer.',
    alerts: 'Mes recherches suivies',
    alertsText: 'Être prévenu quand une structure nouvelle répond à une recherche.',
    imports: 'Importer des structures',
    importsText: 'Un fichier ou un registre : chaque ligne est jugée, et tout s’annule.',
    duplicates: (count: number) => plural(count, 'doublon probable', 'doublons probables'),
    duplicatesText: 'Comparez les fiches qui se ressemblent, réunissez celles d’un même établissement.',
    merge: 'Réunir les doublons',
    mergeText: 'Les fiches qui décrivent peut-être le même établissement.',
    contracts: 'Importer des marchés attribués',
    contractsText: 'Les données essentielles (DECP) qui nourrissent les zones blanches.',
    messages: 'Messages de l’annuaire',
    messagesText: 'Ce que l’on écrit à vos structures, et ce que vous avez écrit par leurs fiches.',
    reports: 'Messages signalés',
    reportsText: 'Les messages de l’annuaire dont une structure se plaint.',
    organise: (title: string) => `Organiser «\u00a0${title}\u00a0»`,
  },
})

const organisation = ({ slug }: OpenMapEvent): string => `/rencontres/${slug}/organisation`

const directory: Contribution = async (ctx) => {
  const count = await countStructures(ctx.db, ctx.scope)
  return {
    tasks: count > 0 ? [] : [{ title: t.noStructure, text: t.noStructureText, href: '/gestion/imports' }],
    shortcuts: [],
    figures: [{ label: t.structures, value: count, href: '/structures' }],
  }
}

const events: Contribution = async (ctx) => {
  const all = await listEvents(ctx.db, ctx.scope, ['draft', 'published', 'held'])
  const now = today(ctx.clock).toString()
  const tasks = all.flatMap((event): Task[] => {
    const href = organisation(event)
    const when = formatFullDate(event.day)
    if (event.status === 'draft' && event.day >= now)
      return [{ title: t.prepare(event.title), text: t.prepareText(when), href }]
    if (event.status === 'published' && event.day < now)
      return [{ title: t.close(event.title), text: t.closeText(when), href }]
    return []
  })
  const coming = all.filter(({ day, status }) => day >= now && status !== 'held')
  return {
    tasks,
    shortcuts: [
      ...coming.map(
        (event): Shortcut => ({
          title: t.organise(event.title),
          text: formatFullDate(event.day),
          href: organisation(event),
        }),
      ),
      { title: t.create, text: t.createText, href: '/rencontres/creation' },
    ],
    figures: [{ label: t.events, value: all.length, href: '/rencontres' }],
  }
}

/** What each module shows to administrators. */
export const contributions: readonly Contribution[] = [events, directory, moderationOfPlatform]

/** The lists of the field that administrators read, and whose words they change. */
export const taxonomies: Taxonomies = async (ctx) => {
  const counts = await countTaxonomies(ctx.db, ctx.scope)
  return {
    sectors: sectorCodes.map((code) => ({
      code,
      ...sectors[code],
      structures: counts.sectors.get(code) ?? 0,
    })),
    kinds: kindCodes.map((code) => ({ code, ...kinds[code], structures: counts.kinds.get(code) ?? 0 })),
  }
}

/** The mission organises them all: the nearest are enough on its first page. */
const MOST_EVENTS = 3

/**
 * What events bring to somebody: the coming ones that they organise, and for a body that takes part in none, a look at the
 * next one.
 */
const eventsOfPerson: PersonContribution = async (ctx, actor) => {
  const now = today(ctx.clock).toString()
  const all = await listEvents(ctx.db, ctx.scope, ['draft', 'published'])
  const coming = all.filter(({ day }) => day >= now)
  const mine = coming.filter((event) => organises(actor, event))
  const ids = actor.memberships.map(({ organisationId }) => organisationId)
  const next = coming.find(({ status }) => status === 'published')
  const creating = mayCreateEvents(actor)
    ? [
        {
          title: t.createMine,
          text: t.createText,
          href: '/rencontres/creation',
          kinds: ['mission'] as const,
          done: mine.length > 0,
        },
      ]
    : []
  const { places } = await readPlaces(ctx.db, ctx.scope.territoryId, actor)
  return {
    days: places
      .filter(({ day, zone }) => day >= today(ctx.clock, zone).toString())
      .map((place) => ({
        title: place.title,
        text: [formatFullDate(place.day), placeWords(place)].join(', '),
        href: ownPlacesPath(place),
      })),
    tasks: mine.slice(0, MOST_EVENTS).map((event) => ({
      title: t.prepareMine(event.title),
      text: t.prepareMineText(formatFullDate(event.day)),
      href: organisation(event),
    })),
    steps: [
      ...creating,
      ...(next === undefined
        ? []
        : [
            {
              title: t.next(next.title),
              text: t.nextText(formatFullDate(next.day)),
              href: `/rencontres/${next.slug}`,
              kinds: ['buyer', 'structure', 'contractor', 'network', 'coordination', 'partner'] as const,
              done: await takesPart(ctx, ids),
            },
          ]),
    ],
  }
}

/** Whoever takes part, by their address or their body, needs no mail to find their pages. */
const ownPlaces: EventContribution = {
  actions: async ({ db, scope, actor }, event) => {
    if (actor.kind !== 'person') return []
    const { places } = await readPlaces(db, scope.territoryId, actor)
    return places.some(({ eventId }) => eventId === event.id)
      ? [{ label: t.mySpace, text: t.mySpaceText, href: ownPlacesPath(event), primary: true }]
      : []
  },
}

/** Records that look alike, for those who look after them. */
const duplicateTasks = async (ctx: Ctx, actor: Actor) => {
  if (!tendsDirectory(actor)) return []
  const count = await countPairs(ctx.db, ctx.scope, 'open')
  return count === 0
    ? []
    : [{ title: t.duplicates(count), text: t.duplicatesText, href: '/gestion/doublons' }]
}

/** The directory: what anybody keeps of it, and what the mission puts into it. */
const directoryOfPerson: PersonContribution = async (ctx, actor) => ({
  tasks: await duplicateTasks(ctx, actor),
  steps: [],
  links: [
    ...(holds(actor, 'mission')
      ? [
          { title: t.imports, text: t.importsText, href: '/gestion/imports' },
          { title: t.reports, text: t.reportsText, href: '/gestion/messages' },
          { title: t.contracts, text: t.contractsText, href: '/gestion/imports/decp' },
        ]
      : []),
    { title: t.messages, text: t.messagesText, href: '/compte/messages' },
    ...(tendsDirectory(actor) ? [{ title: t.merge, text: t.mergeText, href: '/gestion/doublons' }] : []),
    { title: t.lists, text: t.listsText, href: '/listes' },
    { title: t.alerts, text: t.alertsText, href: '/compte/alertes' },
  ],
})

/** What each module brings to the account of somebody. */
export const personContributions: readonly PersonContribution[] = [
  eventsOfPerson,
  moderationOfPerson,
  directoryOfPerson,
]

/** The day itself: who came, and what is printed for it. */
const attendance: EventContribution = {
  funnel: async (ctx, event) => {
    const { present } = await doorFigures(ctx, event)
    return present === 0 ? [] : [{ of: 'people', label: t.present, value: present }]
  },
  segments: presenceSegments,
  steps: async (ctx, event) => {
    const { expected, present } = await doorFigures(ctx, event)
    if (expected === 0) return []
    return [
      {
        phase: 'during',
        title: t.welcome,
        text: t.welcomeText(present, expected),
        href: `${organisation(event)}/accueil`,
        done: event.status === 'held' || present === expected,
        due: event.day,
      },
    ]
  },
  prints: async (ctx, event) => {
    const { expected, badges, withoutBadge } = await doorFigures(ctx, event)
    if (expected === 0) return []
    const at = `${organisation(event)}/impressions`
    return [
      {
        title: t.badges,
        text: t.badgesText(badges, withoutBadge),
        href: badges === 0 ? null : `${at}/badges.pdf`,
        prepare: withoutBadge === 0 ? null : { action: `${at}/badges`, label: t.prepareBadges },
      },
      { title: t.sheet, text: t.sheetText, href: `${at}/emargement.pdf`, prepare: null },
      { title: t.cards, text: t.cardsText, href: `${at}/chevalets.pdf`, prepare: null },
    ]
  },
}

/** What each module brings to the pages of an event: what a reader may do there, what its organiser has to do. */
export const eventContributions: readonly EventContribution[] = [
  mailingsOfEvent,
  segmentsOfEvents,
  ownPlaces,
  registrationsOfEvent,
  pitchesOfEvent,
  standsOfEvent,
  meetingsOfEvent,
  attendance,
  outcomesOfEvent,
]

/** What each module brings to the page of a structure's record. */
export const recordContributions: readonly RecordContribution[] = [
  contactOfRecord,
  shortlistsOfRecord,
  curationOfRecord,
]
