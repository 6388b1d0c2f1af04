import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { projectFolder } from '../projectFolder.ts'
import { catalogueLines, personalLines, shownColumns } from './catalogue.ts'
import { classesOf, dataClasses, isPersonal } from './classes.ts'
import { registerText } from './register.ts'
import { columnTitles, tableTitles } from './words.ts'

/** `table.column` of every table that the application owns, as the database itself knows them. */
const realColumns = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0
       and not a.attisdropped and c.relname <> 'schema_migration'`,
  )
  return rows.map(({ name }) => name).sort()
}

const catalogued = (): string[] =>
  catalogueLines.flatMap(({ table, entry }) =>
    dataClasses.flatMap((one) => (entry.columns[one] ?? []).map((column) => `${table}.${column}`)),
  )

const missing = (from: readonly string[], those: readonly string[]): string[] =>
  those.filter((one) => !from.includes(one))

describe('the catalogue of data', () => {
  let database: TestDatabase
  let owner: pg.Client
  beforeAll(async () => {
    database = await testDatabase()
    owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
  })
  afterAll(async () => {
    await owner?.end()
    await database?.close()
  })

  it('gives every column of the database one class, and no column that is not there', async () => {
    const real = await realColumns(owner)
    const said = catalogued()
    expect(missing(said, real)).toEqual([])
    expect(missing(real, said)).toEqual([])
    expect(said.length).toBe(new Set(said).size)
    expect(real.length).toBeGreaterThan(400)
  })

  it('sees a column and a table that nobody has classified', async () => {
    await owner.query('begin')
    await owner.query('alter table person add column shoe_size int; create table diary (page text)')
    expect(missing(catalogued(), await realColumns(owner))).toEqual(['diary.page', 'person.shoe_size'])
    await owner.query('alter table person drop column image')
    expect(missing(await realColumns(owner), catalogued())).toEqual(['person.image'])
    await owner.query('rollback')
  })

  it('says whom the rows of every personal table are about, and what erasing does to them', () => {
    // Keys of the installation are nobody's.
    const without = catalogueLines.filter(
      ({ entry }) => isPersonal(entry) && (entry.of === undefined || entry.erasure === undefined),
    )
    expect(without.map(({ table }) => table)).toEqual(['secret'])
    expect(personalLines.at(-1)?.table).toBe('person')
  })

  it('has words for every table, and for every column that is given to people', () => {
    expect(Object.keys(tableTitles).sort()).toEqual(catalogueLines.map(({ table }) => table).sort())
    const shown = new Set(personalLines.flatMap(({ entry }) => shownColumns(entry)))
    expect(Object.keys(columnTitles).sort()).toEqual([...shown].sort())
  })

  it('gives no secret to anybody', () => {
    for (const { entry } of personalLines) {
      const classes = classesOf(entry)
      expect(shownColumns(entry).filter((column) => classes.get(column) === 'secret')).toEqual([])
    }
  })

  it('is what the register of processing says', async () => {
    const written = await readFile(new URL('docs/privacy/register.md', projectFolder), 'utf8')
    expect(written).toBe(registerText())
  })
})
