import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { loadGeography } from '../../platform/geo/load.ts'
import { DECLARED } from '../domain/mergeDraft.ts'
import { siret } from '../domain/siret.ts'
import type { Structure } from '../domain/structure.ts'
import { contactOf } from '../store/contacts.ts'
import { currentVersion } from '../store/directoryVersion.ts'
import { readStructures } from '../store/readStructures.ts'
import { revisionsOf } from '../store/revisions.ts'
import { changeStructure } from './changeStructure.ts'
import { createStructure } from './createStructure.ts'
import { importStructures } from './importStructures.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
  await loadGeography(database.db)
})
afterAll(() => database.close())

const kept = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const numberOf = (text: string) => kept(siret(text))
const read = async (id: string): Promise<Structure> => {
  const [found] = await readStructures(database.db, database.scope, 'id', [id], { deleted: true })
  if (found === undefined) throw new Error('no structure')
  return found
}
const history = (id: string) => revisionsOf(database.db, database.scope, id)
let next = 0
const SIRETS = [
  '00012345600014',
  '00012345600022',
  '00012345600030',
  '00012345600048',
  '00012345600055',
  '00012345600063',
  '00012345600071',
]
const create = async (): Promise<Structure> => {
  const found = numberOf(SIRETS[next] ?? '')
  next += 1
  return kept(
    await database.run(createStructure, {
      structure: {
        siret: found,
        name: 'Atelier du Bief',
        kinds: ['EI'],
        postCode: '93100',
        city: 'Montreuil',
      },
    }),
  )
}
const importing = (text: string, importId?: string) =>
  inTransaction(
    database.db,
    { clock: database.clock, scope: database.scope, dispatch: async () => {} },
    (ctx) =>
      importStructures(ctx, {
        origin: 'registre',
        source: { name: 'essai.csv', bytes: new TextEncoder().encode(text) },
        ...(importId === undefined ? {} : { importId }),
      }),
    (outcome) => outcome.ok,
  )

describe('createStructure', () => {
  it('places the record, tells the lists and keeps that it was created', async () => {
    const before = await currentVersion(database.db, database.scope)
    const made = await create()
    const found = await read(made.id)
    expect([found.department, found.communeCode, found.version]).toEqual(['93', '93048', 1])
    expect(await currentVersion(database.db, database.scope)).toBe(before + 1)
    expect((await history(made.id)).map(({ cause, before: was }) => [cause, was])).toEqual([
      ['created', null],
    ])
  })

  it('refuses a SIRET that has its record, and says which', async () => {
    const made = await create()
    const again = await database.run(createStructure, {
      structure: { siret: made.siret, name: 'Autre', kinds: ['EA'] },
    })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'siret-taken', record: { slug: made.slug } } })
  })
})

describe('changeStructure', () => {
  it('keeps the changed fields alone, before and after, with their origin', async () => {
    const made = await create()
    const done = await database.run(changeStructure, {
      structureId: made.id,
      change: { phone: '01 02 03 04 05', headcount: 12, name: made.name },
      cause: 'edited',
      origin: { source: DECLARED, date: '2026-11-24' },
    })
    expect(done).toMatchObject({ ok: true, value: { changed: true } })
    const found = await read(made.id)
    expect([found.phone, found.headcount, found.version]).toEqual(['01 02 03 04 05', 12, 2])
    expect(found.origins.phone).toEqual({ source: DECLARED, date: '2026-11-24' })
    const [last] = await history(made.id)
    expect(last).toMatchObject({ version: 2, cause: 'edited', before: { phone: null, headcount: null } })
    expect(Object.keys(last?.after ?? {}).sort()).toEqual(['headcount', 'origins', 'phone'])
  })

  it('changes nothing, and keeps nothing, when nothing differs', async () => {
    const made = await create()
    const done = await database.run(changeStructure, {
      structureId: made.id,
      change: { name: made.name, labels: [] },
      cause: 'edited',
    })
    expect(done).toMatchObject({ ok: true, value: { changed: false } })
    expect((await read(made.id)).version).toBe(1)
    expect(await history(made.id)).toHaveLength(1)
  })

  it('lets two people change other fields, and tells the second of a same one', async () => {
    const made = await create()
    const change = (input: object) =>
      database.run(changeStructure, {
        structureId: made.id,
        cause: 'edited' as const,
        version: made.version,
        change: input,
      })
    expect(await change({ phone: '01 00 00 00 00' })).toMatchObject({ ok: true })
    expect(await change({ headcount: 5 })).toMatchObject({ ok: true })
    expect(await change({ phone: '02 00 00 00 00', brand: 'Bief' })).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', fields: ['phone'] },
    })
    // The same value as the other is no conflict.
    expect(await change({ phone: '01 00 00 00 00', brand: 'Bief' })).toMatchObject({ ok: true })
    const found = await read(made.id)
    expect([found.phone, found.headcount, found.brand]).toEqual(['01 00 00 00 00', 5, 'Bief'])
  })

  it('writes one after the other what comes at once', async () => {
    const made = await create()
    await Promise.all(
      [1, 2, 3, 4].map((rank) =>
        database.run(changeStructure, {
          structureId: made.id,
          cause: 'edited',
          change: rank % 2 === 0 ? { headcount: rank } : { capacity: rank },
        }),
      ),
    )
    const versions = (await history(made.id)).map(({ version }) => version)
    expect(versions).toEqual([5, 4, 3, 2, 1])
    expect((await read(made.id)).version).toBe(5)
  })

  it('keeps whom to speak to out of the history', async () => {
    const [made] = await readStructures(database.db, database.scope, 'siret', [SIRETS[0] ?? ''])
    if (made === undefined) throw new Error('no structure')
    const contact = { name: 'Marque Personne', role: 'Direction', email: null, phone: null }
    await database.run(changeStructure, { structureId: made.id, cause: 'edited', change: { contact } })
    expect(await contactOf(database.db, database.scope, made.id)).toMatchObject(contact)
    const [last] = await history(made.id)
    expect([last?.before, last?.after]).toEqual([{ contact: false }, { contact: true }])
    await database.run(changeStructure, { structureId: made.id, cause: 'edited', change: { contact: null } })
    expect(await contactOf(database.db, database.scope, made.id)).toBe(null)
    expect(JSON.stringify(await history(made.id))).not.toContain('Marque')
  })

  it('moves the record with its address, and refuses a code that is of another town', async () => {
    const [made] = await readStructures(database.db, database.scope, 'siret', [SIRETS[0] ?? ''])
    if (made === undefined) throw new Error('no structure')
    const wrong = { postCode: '75011', city: 'Montreuil' }
    expect(
      await database.run(changeStructure, { structureId: made.id, cause: 'edited', change: wrong }),
    ).toMatchObject({ ok: false, refusal: { code: 'post-code-town', field: 'postCode' } })
    const there = { postCode: '77100', city: 'Meaux' }
    await database.run(changeStructure, { structureId: made.id, cause: 'edited', change: there })
    expect(await read(made.id)).toMatchObject({ department: '77', communeCode: '77284' })
  })
})

describe('an import', () => {
  it('keeps what it changed under its identifier, and nothing of a row that says nothing new', async () => {
    const importId = '0192f0f0-0000-7000-8000-000000000001'
    const file =
      'SIRET;Nom;Type;Téléphone;Labels;ETP\n00012345600014;Atelier du Bief;EI;0148000000;A | B;3,5\n'
    const done = await importing(file, importId)
    expect(done.ok && done.value.rejected).toBe(0)
    const [made] = await readStructures(database.db, database.scope, 'siret', [SIRETS[0] ?? ''])
    expect(made).toMatchObject({ phone: '01 48 00 00 00', labels: ['A', 'B'], insertionFte: 3.5 })
    const changes = await history(made?.id ?? '')
    expect(changes[0]).toMatchObject({ cause: 'import', importId, before: { phone: null, labels: [] } })
    await importing(file, importId)
    expect(await history(made?.id ?? '')).toHaveLength(changes.length)
  })

  it('leaves what the structure declared later than the row', async () => {
    const [made] = await readStructures(database.db, database.scope, 'siret', [SIRETS[0] ?? ''])
    await database.run(changeStructure, {
      structureId: made?.id ?? '',
      cause: 'edited',
      change: { phone: '01 11 11 11 11' },
      origin: { source: DECLARED, date: '2026-11-24' },
    })
    const row = (date: string) =>
      importing(`SIRET;Nom;Type;Téléphone;Date\n00012345600014;Atelier du Bief;EI;0148000000;${date}\n`)
    await row('2026-01-01')
    expect((await read(made?.id ?? '')).phone).toBe('01 11 11 11 11')
    await row('2026-11-25')
    expect((await read(made?.id ?? '')).phone).toBe('01 48 00 00 00')
  })
})
