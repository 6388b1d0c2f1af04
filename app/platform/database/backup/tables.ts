import type pg from 'pg'

/** Where node-pg-migrate notes what it did: compared between two databases, never copied. */
const MIGRATIONS_TABLE = 'schema_migration'

export type Column = { name: string; type: string }
/**
 * A table of schema `public`; generated columns are left out, since the server computes them. `hidesRows`: a policy may
 * hide rows from this login, even as the system.
 */
export type Table = {
  name: string
  columns: Column[]
  key: string[]
  forcesRowSecurity: boolean
  hidesRows: boolean
}
/** A foreign key: rows of `parent` must come before those of `child`, unless the check waits. */
export type ForeignKey = {
  name: string
  child: string
  parent: string
  deferrable: boolean
  deferred: boolean
}

/** Quotes a name for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Tables of schema `public`, by name; not those of extensions, nor partitions (read through their parent). */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname::text as name, c.relforcerowsecurity as "forcesRowSecurity",
       row_security_active(c.oid) and not exists (
         select from pg_policy p where p.polrelid = c.oid and p.polname = 'system' and p.polcmd = '*') as "hidesRows",
       coalesce((select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns,
       coalesce((select json_agg(a.attname order by k.place)
         from pg_index i cross join lateral unnest(i.indkey) with ordinality as k (number, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
         where i.indrelid = c.oid and i.indisprimary), '[]') as key
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> $1
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by c.relname collate "C"`,
    [MIGRATIONS_TABLE],
  )
  return rows
}

/** Foreign keys between tables of schema `public`. */
export async function readForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select k.conname::text as name, c.relname::text as child, p.relname::text as parent,
       k.condeferrable as deferrable, k.condeferred as deferred
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
     where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace
     order by c.relname, k.conname`,
  )
  return rows
}

/** Names of the migrations done, in order; none when the table does not exist. */
export async function readMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ known: boolean }>('select to_regclass($1) is not null as known', [
    `public.${MIGRATIONS_TABLE}`,
  ])
  if (!rows[0]?.known) return []
  const done = await client.query<{ name: string }>(`select name::text from ${MIGRATIONS_TABLE} order by id`)
  return done.rows.map(({ name }) => name)
}

/**
 * An order in which parents come before their children, and the foreign keys that no order can satisfy (a table that
 * refers to itself, or a circle): those have to be checked at the end.
 */
export function loadingOrder(tables: string[], keys: ForeignKey[]): { order: string[]; late: ForeignKey[] } {
  const order: string[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const parentsOf = (table: string) => keys.filter((key) => key.child === table && waiting.has(key.parent))
    const free = [...waiting].filter((table) => parentsOf(table).every((key) => key.parent === table))
    // In a circle, the table with the fewest missing parents goes first.
    const next =
      free.length > 0
        ? free
        : [...waiting].sort((a, b) => parentsOf(a).length - parentsOf(b).length).slice(0, 1)
    for (const table of next) {
      order.push(table)
      waiting.delete(table)
    }
  }
  const rank = new Map(order.map((table, index) => [table, index]))
  const late = keys.filter((key) => (rank.get(key.parent) ?? -1) >= (rank.get(key.child) ?? 0))
  return { order, late }
}
