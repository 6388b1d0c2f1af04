import { z } from 'zod'
import {
  closePersonSessions,
  deactivatePerson,
  findBodyRecord,
  findOrganisations,
  grantPlatformRole,
  reactivatePerson,
  withdrawPlatformRole,
} from '../../../accounts/index.ts'
import { administrator } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { text } from '../../../platform/http/fields.ts'
import { file, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDate, formatDateTime, formatNumber } from '../../../platform/i18n/format.ts'
import { localOf, toDate } from '../../../platform/kernel/dates.ts'
import type { Result } from '../../../platform/kernel/result.ts'
import { writeCsv } from '../../../platform/tables/write.ts'
import { addresses } from '../../domain/addresses.ts'
import { t } from '../../messages.ts'
import { waitingAbout } from '../../store/approvals.ts'
import { everything, readJournal } from '../../store/journal.ts'
import { listPeople, type PersonRecord, readPerson, soleManagerOf } from '../../store/people.ts'
import { grantAdministrator, resetFactor, withdrawAdministrator } from '../../usecases/approvables.ts'
import { recordPeopleRead } from '../../usecases/recordPeopleRead.ts'
import { requestApproval } from '../../usecases/requestApproval.ts'
import { administrationPage } from '../frame.tsx'
import { presentEntry } from '../journal/presentJournal.ts'
import { w } from './messages.ts'
import { PeoplePage } from './peopleView.tsx'
import { PersonPage, type PersonReasonForm, type PersonView } from './personView.tsx'
import {
  activeFilters,
  peopleExportQuery,
  peopleQuery,
  personCells,
  presentPerson,
  toPeopleFilter,
} from './presentPeople.ts'

const at = addresses.people
const PAGE_SIZE = 30
/** Lines of one exported file. */
const EXPORT_SIZE = 5_000
const RECENT = 5
const one = z.strictObject({ id: z.uuid() })
const reasonForm = z.strictObject({ reason: text(500, w.page.reasonMissing) })

const loadPerson = ({ ctx, params }: { readonly ctx: Ctx; readonly params: { readonly id: string } }) =>
  readPerson(ctx.db, ctx.scope, params.id, toDate(ctx.clock.now()))

type Asked = {
  readonly ctx: Ctx
  readonly services: Services
  readonly resource: PersonRecord
  readonly formKeys: FormKeys
}

const personPage = async (
  { ctx, services, resource: person, formKeys }: Asked,
  shown: Pick<Partial<PersonView>, 'refused' | 'problem'> = {},
) => {
  const { zone } = services.territory
  const now = toDate(ctx.clock.now())
  const moment = (date: Date): string => formatDateTime(localOf(date, zone))
  const { entries } = await readJournal(
    ctx.db,
    ctx.scope,
    { ...everything, personId: person.id },
    { size: RECENT },
  )
  const view: PersonView = {
    id: person.id,
    name: person.name === '' ? person.email : person.name,
    email: person.email,
    created: formatDate(localOf(person.createdAt, zone)),
    seen: person.seenAt === null ? w.list.never : moment(person.seenAt),
    active: person.active,
    inactiveSince: person.deactivatedAt === null ? null : moment(person.deactivatedAt),
    shared: person.shared,
    yourself: ctx.actor.kind === 'person' && ctx.actor.personId === person.id,
    mission: person.platform.includes('mission'),
    administrator: person.platform.includes('administrator'),
    bodies: person.bodies.map(({ id, name, role }) => ({ id, name, role: w.roles[role] })),
    application: person.application,
    passkeys: person.passkeys === 0 ? w.page.none : formatNumber(person.passkeys),
    sessions: person.openSessions,
    waiting: (await waitingAbout(ctx.db, ctx.scope, `person:${person.id}`, now)).length > 0,
    soleManagerOf: (await soleManagerOf(ctx.db, ctx.scope, person.id)).map(({ name }) => name).join(', '),
    entries: entries.map((entry) => presentEntry(entry, zone)),
    keys: formKeys,
    refused: shown.refused ?? null,
    problem: shown.problem ?? null,
  }
  await recordPeopleRead(ctx, { record: { kind: 'person', id: person.id }, people: [person.id] })
  const status = view.refused === null && view.problem === null ? 200 : 422
  return administrationPage(
    view.name,
    <PersonPage view={view} />,
    [{ label: t.menu.people, href: at }],
    status,
  )
}

/** A form of the page that asks for a reason. What is refused is shown again, beside the reason typed. */
const withReason = (
  form: PersonReasonForm,
  act: (asked: Asked, reason: string) => Promise<Result<unknown, { readonly sentence: string }>>,
  done: () => string,
): Route =>
  route({
    method: 'POST',
    path: `${at}/:id/${form}`,
    policy: administrator(),
    params: one,
    form: reasonForm,
    load: loadPerson,
    handle: async (asked) => {
      const { reason } = asked.form
      const acted = await act(asked, reason)
      if (acted.ok) return redirect(`${at}/${asked.resource.id}`, { flash: done() })
      return personPage(asked, { refused: { form, sentence: acted.refusal.sentence, reason } })
    },
    invalid: (asked, { problems, typed }) =>
      personPage(asked, {
        refused: {
          form,
          sentence: problems[0]?.sentence ?? w.page.reasonMissing,
          reason: typed.reason ?? '',
        },
      }),
  })

const listRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: administrator(),
    query: peopleQuery,
    logsReading: true,
    handle: async ({ ctx, services, query: { page, ...query } }) => {
      const filter = toPeopleFilter(query)
      const people = await listPeople(ctx.db, ctx.scope, filter, { page, size: PAGE_SIZE })
      const body =
        query.organisme === undefined ? null : await findBodyRecord(ctx.db, ctx.scope, query.organisme)
      const bodies = await findOrganisations(ctx.db, ctx.scope)
      const view = {
        query,
        people: {
          ...people,
          items: people.items.map((line) => presentPerson(line, services.territory.zone)),
        },
        active: activeFilters(query, body?.name ?? null),
        bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
        exportLimit: EXPORT_SIZE,
      }
      await recordPeopleRead(ctx, {
        record: { kind: 'people', id: services.territory.id },
        people: people.items.map(({ id }) => id),
      })
      return administrationPage(t.menu.people, <PeoplePage view={view} />)
    },
  }),
  route({
    method: 'GET',
    path: `${at}.csv`,
    policy: administrator(),
    query: peopleExportQuery,
    logsReading: true,
    handle: async ({ ctx, services, query }) => {
      const wanted = { page: 1, size: EXPORT_SIZE }
      const { items } = await listPeople(ctx.db, ctx.scope, toPeopleFilter(query), wanted)
      const rows = items.map((person) => personCells(person, services.territory.zone))
      await recordPeopleRead(ctx, {
        record: { kind: 'people', id: services.territory.id },
        people: items.map(({ id }) => id),
        purpose: 'export',
      })
      return file({
        name: w.list.fileName,
        mediaType: 'text/csv',
        body: writeCsv(Object.values(w.list.columns), rows),
      })
    },
  }),
]

export const peopleRoutes: readonly Route[] = [
  ...listRoutes,
  route({
    method: 'GET',
    path: `${at}/:id`,
    policy: administrator(),
    params: one,
    logsReading: true,
    load: loadPerson,
    handle: (asked) => personPage(asked),
  }),
  withReason(
    'desactivation',
    ({ ctx, resource }, reason) => deactivatePerson(ctx, { personId: resource.id, reason }),
    () => w.done.closed,
  ),
  withReason(
    'reactivation',
    ({ ctx, resource }, reason) => reactivatePerson(ctx, { personId: resource.id, reason }),
    () => w.done.reopened,
  ),
  withReason(
    'administration',
    ({ ctx, services: site, resource }, reason) =>
      requestApproval(ctx, {
        site,
        approvable: resource.platform.includes('administrator') ? withdrawAdministrator : grantAdministrator,
        payload: { personId: resource.id },
        reason,
      }),
    () => w.done.asked,
  ),
  withReason(
    'seconde-preuve',
    ({ ctx, services: site, resource }, reason) =>
      requestApproval(ctx, { site, approvable: resetFactor, payload: { personId: resource.id }, reason }),
    () => w.done.asked,
  ),
  route({
    method: 'POST',
    path: `${at}/:id/mission`,
    policy: administrator(),
    params: one,
    form: z.strictObject({ wanted: z.enum(['grant', 'withdraw']) }),
    load: loadPerson,
    handle: async (asked) => {
      const { ctx, resource, form } = asked
      const change = form.wanted === 'grant' ? grantPlatformRole : withdrawPlatformRole
      const changed = await change(ctx, { personId: resource.id, role: 'mission' })
      if (!changed.ok) return personPage(asked, { problem: changed.refusal.sentence })
      const flash = form.wanted === 'grant' ? w.done.granted : w.done.withdrawn
      return redirect(`${at}/${resource.id}`, { flash })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:id/connexions/fermeture`,
    policy: administrator(),
    params: one,
    form: z.strictObject({}),
    load: loadPerson,
    handle: async ({ ctx, resource }) => {
      const closed = await closePersonSessions(ctx, { personId: resource.id, which: 'all' })
      return redirect(`${at}/${resource.id}`, { flash: w.done.sessions(closed) })
    },
  }),
]
