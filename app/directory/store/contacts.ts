import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Contact, Origin } from '../domain/structure.ts'

export type SourcedContact = Contact & { readonly origin: Origin }

/** Whom to speak to; null for visitors, whoever asks: the database shows it to people signed in only. */
export const contactOf = async (
  db: Db,
  scope: Scope,
  structureId: string,
): Promise<SourcedContact | null> => {
  const row = await db
    .selectFrom('structure_contact')
    .select(['name', 'role', 'email', 'phone', 'source', 'source_date'])
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', '=', structureId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { source, source_date: date, ...contact } = row
  return { ...contact, origin: { source, date } }
}

export const writeContact = async (
  ctx: Ctx,
  structureId: string,
  contact: Contact | null,
  { source, date }: { readonly source: string; readonly date: string },
): Promise<void> => {
  const { territoryId } = ctx.scope
  await ctx.db
    .deleteFrom('structure_contact')
    .where('territory_id', '=', territoryId)
    .where('structure_id', '=', structureId)
    .execute()
  if (contact === null) return
  await ctx.db
    .insertInto('structure_contact')
    .values({
      territory_id: territoryId,
      structure_id: structureId,
      name: contact.name,
      role: contact.role,
      email: contact.email,
      phone: contact.phone,
      source,
      source_date: date,
    })
    .execute()
}
