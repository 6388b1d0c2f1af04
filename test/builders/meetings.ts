import { newId } from '../../app/platform/database/id.ts'
import type { TestDatabase } from '../support/database.ts'
import { anEvent } from './events.ts'

export type Tables = Pick<TestDatabase, 'db' | 'territoryId'>

/** A published day of so many buyers, structures, slots and tables; nobody has said anything yet. */
export const aMeetingDay = async (
  base: Tables,
  size: {
    readonly buyers: number
    readonly suppliers: number
    readonly slots: number
    readonly tables: number
    readonly people?: number
    readonly delegation?: 'fixed' | 'shared'
    readonly day?: string
    readonly organiserId?: string | null
  },
) => {
  const { db, territoryId: territory_id } = base
  const day = size.day ?? '2026-12-03'
  const event = await anEvent(base, { organiserId: size.organiserId ?? null, day, people: [] })
  const ofEvent = { territory_id, event_id: event.id }
  const parties = (role: 'buyer' | 'supplier', count: number) =>
    Array.from({ length: count }, (_, n) => ({
      ...ofEvent,
      id: newId(),
      role,
      display_name: `${role === 'buyer' ? 'Acheteur' : 'Structure'} démo ${n + 1}`,
      name_key: `${role} ${n + 1}`,
      delegation: size.delegation ?? 'fixed',
      created_at: new Date('2026-11-01T08:00:00Z'),
    }))
  const buyers = parties('buyer', size.buyers)
  const suppliers = parties('supplier', size.suppliers)
  await db
    .insertInto('participant')
    .values([...buyers, ...suppliers])
    .execute()
  const representatives = [...buyers, ...suppliers].flatMap((party) =>
    Array.from({ length: size.people ?? 1 }, (_, n) => ({
      ...ofEvent,
      id: newId(),
      participant_id: party.id,
      position: n + 1,
      name: `${party.display_name}, personne ${n + 1}`,
      email: `${party.id.slice(-6)}.${n + 1}@exemple.fr`,
    })),
  )
  await db.insertInto('representative').values(representatives).execute()
  const two = (n: number): string => String(n).padStart(2, '0')
  const slots = Array.from({ length: size.slots }, (_, n) => ({
    ...ofEvent,
    id: newId(),
    starts_at: `${day}T${two(8 + Math.floor(n / 3))}:${two((n % 3) * 20)}:00`,
    ends_at: `${day}T${two(8 + Math.floor(n / 3))}:${two((n % 3) * 20 + 15)}:00`,
  }))
  await db.insertInto('slot').values(slots).execute()
  const tables = Array.from({ length: size.tables }, (_, n) => ({ ...ofEvent, id: newId(), number: n + 1 }))
  await db.insertInto('meeting_table').values(tables).execute()
  return {
    eventId: event.id,
    slug: event.slug,
    buyers: buyers.map(({ id }) => id),
    suppliers: suppliers.map(({ id }) => id),
    slots: slots.map(({ id }) => id),
    tables: tables.map(({ id }) => id),
  }
}
