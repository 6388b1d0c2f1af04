import { z } from 'zod'
import { anyone } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { communeNames } from '../../../platform/geo/find.ts'
import { file, page, redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { today } from '../../../platform/kernel/dates.ts'
import { ButtonLink, PageTitle } from '../../../ui/index.ts'
import { completenessOf } from '../../domain/completeness.ts'
import { mayEditRecord, type WithStructure } from '../../domain/policy.ts'
import type { Structure } from '../../domain/structure.ts'
import { t } from '../../messages.ts'
import { contactOf } from '../../store/contacts.ts'
import { survivorBy, survivorOf } from '../../store/merges.ts'
import { photoContent } from '../../store/photos.ts'
import { readStructures } from '../../store/readStructures.ts'
import { contributedTo, type RecordContribution } from './contribution.ts'
import { recordLinkedData } from './jsonLd.ts'
import { r } from './messages.ts'
import { recordPath } from './paths.ts'
import { RecordPage } from './recordView.tsx'

export const slugParams = z.strictObject({ slug: z.string().max(120) })

type Named = { readonly ctx: Ctx; readonly params: { readonly slug: string } }

/**
 * Even in the trash. The name in the address may be old, or left out: the short id that ends it is what counts.
 */
export const loadAnyStructure = async ({ ctx, params }: Named): Promise<WithStructure | null> => {
  const named = [params.slug.slice(-10)]
  const [structure] = await readStructures(ctx.db, ctx.scope, 'short_id', named, { deleted: true })
  return structure === undefined ? null : { structure }
}

export const loadStructure = async (named: Named): Promise<WithStructure | null> => {
  const found = await loadAnyStructure(named)
  return found === null || found.structure.deletedAt !== null ? null : found
}

/** Its address goes on leading to the record that took it over. */
const loadWhereItWent = async (request: Parameters<typeof loadStructure>[0]) => {
  const found = await loadStructure(request)
  if (found !== null) return { ...found, moved: false }
  const { ctx, params } = request
  const structure = await survivorBy(ctx.db, ctx.scope, 'short_id', params.slug.slice(-10))
  if (structure !== null) return { structure, moved: true }
  const gone = await loadAnyStructure(request)
  return gone === null ? null : { ...gone, moved: false }
}

/** A form that was opened before its record was merged tells where it went, and keeps what was typed. */
export const loadForWriting = async (
  request: Parameters<typeof loadStructure>[0],
): Promise<WithStructure | null> => {
  const found = await loadStructure(request)
  if (found !== null) return found
  const { ctx, params } = request
  const [gone] = await readStructures(ctx.db, ctx.scope, 'short_id', [params.slug.slice(-10)], {
    deleted: true,
  })
  const survivor = gone === undefined ? null : await survivorOf(ctx.db, ctx.scope, gone)
  return gone === undefined || survivor === null ? null : { structure: gone }
}

/** It was here: search engines forget it. It names nobody, who may have asked for that. */
const gonePage = () =>
  page({
    title: r.gone,
    status: 410,
    indexed: false,
    breadcrumb: [{ label: t.list.title, href: '/structures' }, { label: r.gone }],
    body: (
      <>
        <PageTitle title={r.gone} lead={r.goneText} />
        <ButtonLink href="/structures" icon="search">
          {r.search}
        </ButtonLink>
      </>
    ),
  })

export const communesOf = (ctx: Ctx, { activities }: Structure): Promise<ReadonlyMap<string, string>> =>
  communeNames(
    ctx.db,
    activities.flatMap(({ area }) => (area.kind === 'communes' ? area.communes : [])),
  )

const successorOf = async (ctx: Ctx, { successorSiret }: Structure) =>
  successorSiret === null
    ? null
    : ((await readStructures(ctx.db, ctx.scope, 'siret', [successorSiret]))[0] ?? null)

export const recordPageRoutes = (contributions: readonly RecordContribution[]): readonly Route[] => [
  route({
    method: 'GET',
    path: '/structures/:slug',
    policy: anyone(),
    steady: 'memory',
    params: slugParams,
    load: loadWhereItWent,
    handle: async ({ ctx, actor, services, resource: { structure, moved }, params }) => {
      if (moved) return redirect(recordPath(structure), { permanent: true })
      if (structure.deletedAt !== null) return gonePage()
      if (structure.slug !== params.slug) return redirect(recordPath(structure))
      const view = {
        structure,
        day: today(ctx.clock).toString(),
        communes: await communesOf(ctx, structure),
        contact: actor.kind === 'person' ? await contactOf(ctx.db, ctx.scope, structure.id) : null,
        successor: await successorOf(ctx, structure),
        contributed: await contributedTo(contributions, ctx, structure),
        completeness: mayEditRecord(actor, structure) ? completenessOf(structure) : null,
      }
      return page({
        title: structure.name,
        ...(structure.description === null ? {} : { description: structure.description.slice(0, 200) }),
        breadcrumb: [{ label: t.list.title, href: '/structures' }, { label: structure.name }],
        linkedData: recordLinkedData(structure, services.publicUrl),
        wide: view.completeness !== null,
        body: <RecordPage view={view} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/structures/:slug/photos/:id',
    policy: anyone(),
    params: slugParams.extend({ id: z.uuid() }),
    load: async ({ ctx, params }) => {
      const found = await loadStructure({ ctx, params })
      return found === null ? null : photoContent(ctx.db, ctx.scope, found.structure.id, params.id)
    },
    // Kept for an hour: a photo that is taken away is soon seen no more.
    handle: ({ resource: { mediaType, content }, params }) =>
      file({
        name: `${params.id}.${mediaType === 'image/png' ? 'png' : 'jpg'}`,
        mediaType,
        body: content,
        inline: true,
        publicSeconds: 3600,
      }),
  }),
]
