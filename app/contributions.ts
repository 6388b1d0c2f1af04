import type { Contribution, Shortcut, Task, Taxonomies } from './administration/index.ts'
import {
  countStructures,
  countTaxonomies,
  kindCodes,
  kinds,
  sectorCodes,
  sectors,
} from './directory/index.ts'
import { listEvents, type OpenMapEvent } from './events/index.ts'
import { catalogue } from './platform/i18n/catalogue.ts'
import { formatFullDate } from './platform/i18n/format.ts'
import { today } from './platform/kernel/dates.ts'

const t = catalogue({
  fr: {
    structures: 'Structures',
    noStructure: 'Importer des structures',
    noStructureText:
      'L’annuaire est vide. Sur le serveur, la commande «\u00a0openmap import structures FICHIER\u00a0» le remplit.',
    events: 'Rencontres',
    create: 'Créer une rencontre',
    createText: 'Donnez un titre et une date, puis inscrivez les participants.',
    prepare: (title: string) => `Préparer «\u00a0${title}\u00a0»`,
    prepareText: (when: string) => `Elle a lieu le ${when} et n’est pas encore annoncée.`,
    close: (title: string) => `Clore «\u00a0${title}\u00a0»`,
    closeText: (when: string) => `Elle a eu lieu le ${when}.`,
    organise: (title: string) => `Organiser «\u00a0${title}\u00a0»`,
  },
})

const organisation = ({ slug }: OpenMapEvent): string => `/rencontres/${slug}/organisation`

const directory: Contribution = async (ctx) => {
  const count = await countStructures(ctx.db, ctx.scope)
  return {
    tasks: count > 0 ? [] : [{ title: t.noStructure, text: t.noStructureText, href: '/structures' }],
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
export const contributions: readonly Contribution[] = [events, directory]

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
