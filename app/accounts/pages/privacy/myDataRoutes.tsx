import { z } from 'zod'
import { ownAccount, person } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { asSystem } from '../../../platform/database/scoped.ts'
import { pageNumber } from '../../../platform/http/input.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { pageCount } from '../../../platform/kernel/pagination.ts'
import { glimpse, namesOf, whoIs } from '../../../platform/privacy/gather.ts'
import { readDays } from '../../../platform/privacy/retention/engine.ts'
import { DataTable, EmptyState, PageTitle, Pagination } from '../../../ui/index.ts'
import { consentNames } from '../../domain/consent.ts'
import { consentsOf } from '../../store/consents.ts'
import { findErasureRequest } from '../../store/erasures.ts'
import { exportsOf } from '../../store/personalExports.ts'
import { readingsAbout } from '../../store/readings.ts'
import { changeConsent } from '../../usecases/changeConsent.ts'
import { datesIn, personOf, privacyPage } from './frame.tsx'
import { w } from './messages.ts'
import { MyDataPage, readingColumns } from './myDataView.tsx'
import { consentsPath, privacyPath, readingsPath } from './paths.ts'
import { LONG, presentConsents, presentCopy, presentHeld, presentReading } from './presentMyData.ts'

const SHOWN_ROWS = 5
const SHOWN_READINGS = 5
const PAGE_SIZE = 30

/** What is held about the person, beyond the rows that they may otherwise open: they are who it is about. */
const heldAbout = (ctx: Ctx, personId: string) =>
  asSystem(ctx, async ({ db, scope }) => {
    const who = await whoIs(db, personId)
    const glimpses = who === null ? [] : await glimpse(db, who, { rows: SHOWN_ROWS, without: LONG })
    const names = await namesOf(db, glimpses)
    return {
      addressProved: who?.email !== null,
      glimpses,
      names,
      days: await readDays(db, scope.territoryId),
    }
  })

export const myDataRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: privacyPath,
    policy: person(),
    handle: async ({ ctx, actor, services, formKeys }) => {
      const { personId, shared } = personOf(actor)
      const { zone } = services.territory
      const { territoryId } = ctx.scope
      const now = toDate(ctx.clock.now())
      const { glimpses, names, days, addressProved } = await heldAbout(ctx, personId)
      // Connections of a shared account are those of strangers.
      const held = shared ? glimpses.filter(({ processing }) => processing !== 'security') : glimpses
      const readings = await readingsAbout(ctx.db, territoryId, personId, { page: 1, size: SHOWN_READINGS })
      const erasure = await findErasureRequest(ctx.db, personId)
      const copies = await exportsOf(ctx.db, territoryId, personId)
      const view = {
        keys: formKeys,
        shared,
        addressProved,
        held: presentHeld(held, { names, zone, days }),
        readings: {
          rows: readings.items.map((one) => presentReading(one, zone)),
          total: readings.total,
        },
        copies: copies.map((one) => presentCopy(one, now, zone)),
        consents: presentConsents(await consentsOf(ctx.db, personId), zone),
        erasure:
          erasure === null
            ? null
            : { day: datesIn(zone).day(erasure.dueAt), blocked: erasure.blocked !== null },
      }
      return privacyPage(w.title, <MyDataPage view={view} />)
    },
  }),
  route({
    method: 'GET',
    path: readingsPath,
    policy: person(),
    query: z.strictObject({ page: pageNumber }),
    handle: async ({ ctx, actor, services, query }) => {
      const { zone } = services.territory
      const wanted = { page: query.page, size: PAGE_SIZE }
      const found = await readingsAbout(ctx.db, ctx.scope.territoryId, personOf(actor).personId, wanted)
      const href = (page: number): string => (page > 1 ? `${readingsPath}?page=${page}` : readingsPath)
      return privacyPage(
        w.readings.title,
        <>
          <PageTitle kicker={w.title} title={w.readings.title} lead={w.readings.pageLead} />
          {found.items.length === 0 ? (
            <EmptyState title={w.readings.none} icon="eye">
              <p>{w.readings.noneText}</p>
            </EmptyState>
          ) : (
            <DataTable
              id="consultations"
              caption={w.readings.title}
              captionHidden
              rows={found.items.map((one) => presentReading(one, zone))}
              rowKey={({ key }) => key}
              columns={readingColumns}
            />
          )}
          <Pagination page={found.page} pages={pageCount(found)} href={href} />
        </>,
      )
    },
  }),
  route({
    method: 'POST',
    path: consentsPath,
    policy: ownAccount(),
    form: z.strictObject({ subject: z.enum(consentNames), choice: z.enum(['give', 'withdraw']) }),
    handle: async ({ ctx, actor, form }) => {
      const given = form.choice === 'give'
      const { personId } = personOf(actor)
      await changeConsent(ctx, { personId, subject: form.subject, given, method: 'page' })
      const { done } = w.consents
      return redirect(`${privacyPath}#accords`, { flash: given ? done.given : done.withdrawn })
    },
  }),
]
