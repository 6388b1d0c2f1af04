import type { Ctx } from '../../platform/database/context.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { archiveFiles } from '../../platform/privacy/archive.ts'
import { gather, namesOf, whoIs } from '../../platform/privacy/gather.ts'
import { writeCsv } from '../../platform/tables/write.ts'
import type { Territory } from '../../platform/territory.ts'
import { t } from '../mails/privacyMessages.ts'
import { membersOf } from '../store/membersOf.ts'
import { findOrganisations } from '../store/organisations.ts'

/** Files of a copy by path, and who they tell of beside the asker. */
export type Copy = { readonly files: ReadonlyMap<string, Uint8Array>; readonly people: readonly string[] }

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Everything held about somebody, for themselves. */
export const copyPerson = async (
  ctx: Ctx,
  wanted: {
    readonly territory: Territory
    readonly personId: string
    readonly onTable: (done: number, all: number) => Promise<void>
  },
): Promise<Copy> => {
  const who = await whoIs(ctx.db, wanted.personId)
  if (who === null) throw new Error('an export without a person')
  const gathered = await gather(ctx.db, who, wanted.onTable)
  const files = archiveFiles({
    name: who.name || t.you,
    at: ctx.clock.now(),
    territory: wanted.territory,
    gathered,
    names: await namesOf(ctx.db, gathered),
  })
  return { files, people: [] }
}

const roleOf = (role: string): string => t.roles[role as keyof typeof t.roles] ?? role

/** Who works for a body, for whoever manages it. */
export const copyMembers = async (
  ctx: Ctx,
  wanted: { readonly territory: Territory; readonly organisationId: string },
): Promise<Copy> => {
  const { zone, name: territory } = wanted.territory
  const members = await membersOf(ctx.db, ctx.scope.territoryId, wanted.organisationId)
  const body = (await findOrganisations(ctx.db, ctx.scope)).find(({ id }) => id === wanted.organisationId)
  const words = t.members
  const rows = members.map(({ name, email, role, since }) => [
    name,
    email,
    roleOf(role),
    formatDate(localOf(since, zone)),
  ])
  const document = {
    body: { id: wanted.organisationId, name: body?.name ?? '' },
    members: members.map(({ name, email, role, since }) => ({ name, email, role, since })),
  }
  const when = formatDateTime(localOf(ctx.clock.now(), zone))
  const files = new Map([
    ['LISEZ-MOI.txt', utf8(`\ufeff${words.readme(body?.name ?? '', when, territory)}`)],
    ['membres.csv', utf8(writeCsv([words.name, words.email, words.role, words.since], rows))],
    ['membres.json', utf8(`${JSON.stringify(document, null, 2)}\n`)],
  ])
  return { files, people: members.map(({ personId }) => personId) }
}
