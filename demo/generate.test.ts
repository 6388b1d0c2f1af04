import { describe, expect, it } from 'vitest'
import { siret } from '../app/directory/index.ts'
import { propose, rank } from '../app/pitches/index.ts'
import type { Commune } from '../app/platform/geo/find.ts'
import { readCommunes } from '../app/platform/geo/load.ts'
import { Temporal } from '../app/platform/kernel/dates.ts'
import { allocate } from '../app/stands/domain/allocate.ts'
import { indexProblem, solve } from '../packages/scheduler/index.ts'
import { workingThursday } from './calendar.ts'
import { type Demo, generateDemo } from './generate.ts'
import { departments } from './places.ts'

const communes: Commune[] = readCommunes()
  .filter(({ department }) => (departments as string[]).includes(department))
  .map(({ code, name, parent, department, post_codes: postCodes, latitude, longitude }) => ({
    code,
    name: name.replaceAll("'", '’'),
    parent,
    department,
    postCodes,
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    approximate: false,
  }))
const today = Temporal.PlainDate.from('2026-11-24')
const demo = generateDemo({ today, communes })

const twice = <T>(values: readonly T[]): T[] =>
  values.filter((value, index) => values.indexOf(value) !== index)

describe('the demonstration territory', () => {
  it('is the same twice, and keeps its addresses another day', () => {
    expect(generateDemo({ today, communes })).toEqual(demo)
    const later = generateDemo({ today: today.add({ days: 100 }), communes })
    expect(later.structures.map(({ slug }) => slug)).toEqual(demo.structures.map(({ slug }) => slug))
    expect(generateDemo({ today, communes, seed: 1 }).structures).not.toEqual(demo.structures)
  })

  it('holds 400 structures and 30 buyers, visibly invented, no two alike', () => {
    const buyers = demo.organisations.filter(({ kinds }) => kinds.includes('buyer'))
    expect([demo.structures.length, buyers.length]).toEqual([400, 30])
    for (const structure of demo.structures) {
      expect(structure.name).toMatch(/ \(démo\)$/)
      expect(structure.fictitious).toBe(true)
      expect(structure.website ?? 'https://example.org/').toMatch(/^https:\/\/example\.org\//)
      expect(structure.position).not.toBeNull()
    }
    expect(demo.organisations.every(({ name, fictitious }) => fictitious && name.includes('démo'))).toBe(true)
    expect(twice(demo.structures.map(({ name }) => name))).toEqual([])
    expect(twice(demo.structures.map(({ siret: number }) => number))).toEqual([])
    expect(twice([...demo.structures, ...demo.organisations].map(({ slug }) => slug))).toEqual([])
  })

  it('carries numbers that pass Luhn and that INSEE never gave', () => {
    const numbers = demo.structures.map((structure) => structure.siret ?? '')
    expect(numbers.every((number) => number.startsWith('000') && siret(number).ok)).toBe(true)
    // Zeros on the left add nothing to the key.
    const sirens = demo.organisations.map((organisation) => organisation.siren ?? '')
    expect(sirens.every((siren) => siren.startsWith('000') && siret(`00000${siren}`).ok)).toBe(true)
    expect(twice([...sirens, ...numbers.map((number) => number.slice(0, 9))])).toEqual([])
  })

  it('covers the eight départements unequally: some trades are nowhere to be found', () => {
    const trades = new Set(
      demo.structures.flatMap((one) => one.activities.map(({ sector }) => `${one.department} ${sector}`)),
    )
    expect(new Set(demo.structures.map(({ department }) => department)).size).toBe(8)
    expect([trades.has('77 numerique'), trades.has('95 textile'), trades.has('93 dechets')]).toEqual([
      false,
      false,
      true,
    ])
    expect(new Set(demo.structures.flatMap(({ kinds }) => kinds.map(({ kind }) => kind))).size).toBe(15)
  })

  it('writes French with its spaces, its apostrophes and its contractions', () => {
    const written = JSON.stringify([demo.structures, demo.real, demo.past, demo.coming, demo.organisations])
    expect(written).not.toMatch(/[a-zà-ÿ]'[a-zà-ÿ]/i)
    expect(written).not.toMatch(/\u202f| [;:!?%»]|« /)
    expect(written).not.toMatch(/autour de (Les|Le) |d’essai de (Les|Le) |de [AEÉIO][a-zé]+-sur/)
  })
})

describe('the days of 2017', () => {
  const everything = JSON.stringify(demo.real)

  it('state facts only: no participant, no wish, no number of an establishment', () => {
    for (const parts of demo.real) {
      expect(parts.event.fictitious).toBe(false)
      expect(parts.event.status).toBe('held')
      expect(parts.participants ?? parts.wishes ?? parts.slots ?? parts.tables).toBeUndefined()
      expect(parts.partners?.every(({ organisationId }) => organisationId === null)).toBe(true)
    }
    expect(everything.replaceAll(/"id":"[^"]*"/g, '')).not.toMatch(/\d{9}/)
  })

  it('state what their organisers stated', () => {
    const [first, second] = demo.real
    expect(first?.event.figures).toContainEqual({ kind: 'participants', value: 180, atLeast: true })
    expect(second?.event.figures).toContainEqual({ kind: 'participants', value: 170, atLeast: true })
    const named = (role: string) => second?.partners?.filter((partner) => partner.role === role).length
    expect([named('buyer'), named('pitch'), named('exhibitor')]).toEqual([10, 6, 8])
  })

  it('lend no name to what is invented', () => {
    const invented = JSON.stringify([demo.structures, demo.past, demo.coming, demo.organisations])
    for (const parts of demo.real) {
      for (const { name } of parts.partners ?? []) expect(invented).not.toContain(name)
    }
  })
})

/** The problem of a day, written here once more rather than with the functions of the application. */
const problemOf = ({
  participants = [],
  slots = [],
  tables = [],
  wishes = [],
  unavailable = [],
  event,
}: Demo['coming']) => {
  const parties = (role: string, limit: number | null) =>
    participants
      .filter((one) => one.role === role)
      .map(({ id, quota }) => ({
        id,
        free: slots.map(
          (slot) => !unavailable.some((no) => no.participantId === id && no.slotId === slot.id),
        ),
        quota: quota ?? limit ?? slots.length,
      }))
  const buyers = parties('buyer', event.buyerQuota)
  const suppliers = parties('supplier', event.supplierQuota)
  const said = (from: string, to: string) =>
    wishes.find((one) => one.fromId === from && one.toId === to)?.level
  const requests = buyers.flatMap((buyer) =>
    suppliers.flatMap((supplier) => {
      const words = [said(buyer.id, supplier.id), said(supplier.id, buyer.id)]
      const asked = words.some((word) => word !== undefined) && !words.includes('no')
      return asked ? [{ buyer: buyer.id, supplier: supplier.id, weight: 1 }] : []
    }),
  )
  return { slots: slots.length, tables: tables.length, buyers, suppliers, requests }
}

describe('the meeting days', () => {
  it.each([2017, 1, 2, 3, 4, 5])(
    'hold 79 meetings of at most 79, proved, and leave nobody without one, seed %i',
    (seed) => {
      const { past, coming } = generateDemo({ today, communes, seed })
      for (const day of [past, coming]) {
        const named = problemOf(day)
        expect([named.buyers.length, named.suppliers.length, named.slots, named.tables]).toEqual([
          10, 27, 8, 10,
        ])
        expect(named.requests.length).toBeGreaterThan(79)
        expect(day.event.weights).toEqual({ must: 1, nice: 1, silent: 1 })
        const indexed = indexProblem(named)
        if (!indexed.ok) throw new Error(JSON.stringify(indexed.errors))
        const { status, objective, bound, meetings } = solve(indexed.value.problem, {
          seed: 1,
          steps: 1_000_000,
        })
        expect([status, objective, bound]).toEqual(['optimal', 79, 79])
        expect(new Set(meetings.map(({ b: structure }) => structure)).size).toBe(27)
      }
    },
  )

  it('has its next day on a working Thursday of the coming weeks, whenever it is made', () => {
    for (let days = 0; days < 800; days += 1) {
      const from = Temporal.PlainDate.from('2026-11-24').add({ days })
      const day = workingThursday(from.add({ weeks: 6 }))
      expect(day.dayOfWeek).toBe(4)
      expect(Temporal.PlainDate.compare(day, from.add({ weeks: 5 }))).toBeGreaterThan(0)
    }
    // Ascension Day 2027 and Christmas week.
    expect(workingThursday(Temporal.PlainDate.from('2027-05-06')).toString()).toBe('2027-05-13')
    expect(workingThursday(Temporal.PlainDate.from('2026-12-22')).toString()).toBe('2027-01-07')
  })

  it('has a past day of more than 170 people by role, each expected once, and needs that the structures answer', () => {
    const { participants = [], registrations, needs, event } = demo.past
    const people = participants.flatMap(({ representatives }) => representatives.map(({ id }) => id))
    expect(registrations.registrations.map(({ id }) => id).sort()).toEqual([...people].sort())
    expect(people.length).toBe(172)
    expect(event.figures).toContainEqual({ kind: 'participants', value: 172, atLeast: false })
    expect(new Set(registrations.registrations.map(({ role }) => role)).size).toBe(6)
    expect(participants.filter(({ role }) => role === 'exhibitor').length).toBe(8)
    expect(new Set(needs.map(({ participantId }) => participantId)).size).toBe(10)
  })
})

describe('the stands of the demonstration', () => {
  it('has eight for eight exhibitors, those given having what was asked, and two still to give by one click', () => {
    for (const { stands, requests } of [demo.stands.past, demo.stands.coming]) {
      expect([stands.length, requests.length]).toEqual([8, 8])
      for (const { participantId, equipment } of stands) {
        const request = requests.find((one) => one.participantId === participantId)
        expect(equipment).toEqual(expect.arrayContaining([...(request?.needs ?? [])]))
      }
    }
    const free = demo.stands.coming.stands.filter(({ participantId }) => participantId === null)
    const waiting = demo.stands.coming.requests.filter(({ accepted }) => !accepted)
    const { left } = allocate(waiting, free)
    expect([free.length, waiting.length, left]).toEqual([2, 2, []])
  })
})

describe('the pitches of the demonstration', () => {
  const { past, coming } = demo.pitches
  const rankedOf = ({ content, applications, assessments }: typeof past) =>
    rank(
      content,
      applications.map(({ id, answers }, index) => ({
        id,
        number: index + 1,
        submittedAt: new Date(0),
        sector: answers.sector,
        department: answers.department,
        firstTimer: answers.firstTimer === true,
      })),
      assessments,
    )

  it('are fourteen applications each, judged by three accounts, with one conflict', () => {
    for (const parts of [past, coming]) {
      expect([parts.applications.length, parts.jurors.length]).toEqual([14, 3])
      expect(parts.assessments.filter(({ state }) => state === 'conflict')).toHaveLength(1)
    }
    expect(past.assessments).toHaveLength(3 * 14)
    expect(coming.assessments.length).toBeLessThan(3 * 14)
    expect(coming.assessments.length).toBeGreaterThan(10)
  })

  it('choose on the past day those whom its programme names', () => {
    const found = propose(rankedOf(past), past.content)
    if (!found.feasible) throw new Error('feasible')
    const names = past.applications
      .filter(({ id }) => found.chosen.includes(id))
      .map(({ answers }) => answers.structure)
    const session = demo.past.programme?.find(({ kind }) => kind === 'pitch')
    expect([...names].sort()).toEqual([...(session?.speakers ?? [])].sort())
    expect(found.substitutes).toHaveLength(2)
  })

  it('can be chosen on the coming day within its quotas', () => {
    expect(propose(rankedOf(coming), coming.content)).toMatchObject({ feasible: true })
  })
})
