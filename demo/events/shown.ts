import {
  addFile,
  chooseSeries,
  findEventById,
  type OpenMapEvent,
  saveLogo,
  savePartner,
  updateEvent,
} from '../../app/events/index.ts'
import type { Ctx } from '../../app/platform/database/context.ts'
import { makePdf } from '../../app/platform/documents/pdf.ts'
import { colourOf, Painting, widthOf } from '../../app/platform/images/paint.ts'

type Kept = <T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusal: { readonly sentence: string } },
) => T

/** Days of one series, in order. Real and invented days never share one. */
const SERIES = {
  real: 'Rencontres OpenMap ESS 2017',
  invented: 'Rencontres de démonstration',
} as const

const join = async (ctx: Ctx, kept: Kept, event: OpenMapEvent, name: string): Promise<void> => {
  const series = await chooseSeries(ctx, { event, seriesId: null, name })
  kept(await updateEvent(ctx, { eventId: event.id, change: { series: kept(series) } }))
}

/** An invented logo: initials on a coloured ground. */
const logoOf = (initials: string, ground: string): Uint8Array => {
  const painting = new Painting(240, 120, colourOf(ground))
  const size = 64
  const left = (240 - widthOf(initials, size, 'bold')) / 2
  painting.write(initials, { left, baseline: 82, size }, { font: 'bold', colour: colourOf('#FFFFFF') })
  return painting.png()
}

/** Invented bodies of the coming day, with a mention and a logo where they would have one. */
const partners = [
  {
    role: 'funder',
    name: 'Financeur démo',
    note: 'Cofinancement fictif, pour montrer une mention',
    initials: 'FD',
    ground: '#1B589E',
  },
  { role: 'partner', name: 'Réseau démo de l’insertion', note: null, initials: 'RI', ground: '#0F6A31' },
] as const

const nameBodies = async (ctx: Ctx, kept: Kept, event: OpenMapEvent): Promise<void> => {
  for (const { role, name, note, initials, ground } of partners) {
    const form = { role, name, note, link: null }
    const partner = kept(await savePartner(ctx, { event, form }))
    const logo = { bytes: logoOf(initials, ground), words: `Logo fictif\u00a0: ${name}` }
    kept(await saveLogo(ctx, { event, partnerId: partner.id, logo }))
  }
}

const giveFiles = async (ctx: Ctx, kept: Kept, event: OpenMapEvent): Promise<void> => {
  const made = {
    author: 'OpenMap ESS',
    footer: 'Document fictif de la démonstration',
    created: ctx.clock.now(),
  }
  const release = await makePdf({ ...made, title: `Communiqué\u00a0: ${event.title}` }, (doc) => {
    doc.heading(1, `Communiqué\u00a0: ${event.title}`)
    doc.paragraph(
      'Une matinée pour que des acheteurs publics et des structures de l’économie sociale et solidaire se connaissent. Rencontre, acheteurs et structures sont fictifs.',
    )
  })
  const advice = await makePdf({ ...made, title: 'Préparer vos rendez-vous' }, (doc) => {
    doc.heading(1, 'Préparer vos rendez-vous')
    doc.list([
      'Relisez les besoins de l’acheteur avant de le rencontrer.',
      'Préparez trois phrases sur ce que vous faites, et une référence.',
      'Présentez-vous à la table deux minutes avant l’heure.',
    ])
  })
  const add = async (
    kind: 'document' | 'press',
    audience: 'public' | 'participants',
    title: string,
    bytes: Uint8Array,
  ) => kept(await addFile(ctx, { event, form: { kind, audience, title, link: null, bytes } }))
  await add('press', 'public', 'Communiqué de presse (fictif)', release)
  await add('press', 'public', 'Visuel de la rencontre (fictif)', logoOf('OM', '#06646C'))
  await add('document', 'participants', 'Préparer vos rendez-vous', advice)
}

/** What the pages of the demonstration's days show beside their facts: series, partners with logos, documents. */
export const showDays = async (
  ctx: Ctx,
  kept: Kept,
  days: {
    readonly real: readonly OpenMapEvent[]
    readonly past: OpenMapEvent
    readonly coming: OpenMapEvent
  },
): Promise<void> => {
  for (const event of days.real) await join(ctx, kept, event, SERIES.real)
  for (const event of [days.past, days.coming]) await join(ctx, kept, event, SERIES.invented)
  const coming = await findEventById(ctx.db, ctx.scope, days.coming.id)
  if (coming === null) throw new Error('demonstration: the coming day is missing')
  await nameBodies(ctx, kept, coming)
  await giveFiles(ctx, kept, coming)
}
