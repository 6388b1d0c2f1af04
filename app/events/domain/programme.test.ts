import { describe, expect, it } from 'vitest'
import type { ProgrammeItem } from './event.ts'
import {
  clashOf,
  hasTracks,
  inOrder,
  programmeGrid,
  type SessionForm,
  sessionFormOf,
  sessionOf,
} from './programme.ts'

const form: SessionForm = {
  kind: 'talk',
  title: ' Acheter  responsable ',
  start: '09:00',
  end: '09:45',
  room: '',
  speakers: 'Région\r\n\n  Réseau des  structures ',
  description: null,
}

const item = (id: string, startsAt: string | null): ProgrammeItem => ({
  id,
  position: 1,
  startsAt,
  endsAt: null,
  kind: 'talk',
  title: id,
  description: null,
  room: null,
  speakers: [],
})

describe('sessionOf', () => {
  it('takes the session apart, and the form shows it again', () => {
    const made = sessionOf('2026-12-03', form)
    if (!made.ok) throw new Error(made.refusal.sentence)
    expect(made.value).toEqual({
      kind: 'talk',
      title: 'Acheter responsable',
      startsAt: '2026-12-03T09:00:00',
      endsAt: '2026-12-03T09:45:00',
      room: null,
      speakers: ['Région', 'Réseau des structures'],
      description: null,
    })
    const again = sessionFormOf({ ...made.value, id: 'a', position: 1 })
    expect(sessionOf('2026-12-03', again)).toEqual(made)
  })

  it.each([
    ['title', { title: ' \t' }],
    ['start', { start: null }],
    ['end', { end: '09:00' }],
    ['end', { end: '08:30' }],
  ])('names the field %s that is wrong: %o', (field, change) => {
    const made = sessionOf('2026-12-03', { ...form, ...change })
    expect(made.ok ? null : made.refusal.field).toBe(field)
  })
})

describe('inOrder', () => {
  it('goes by hour, keeps the order of what begins together, ends with what has no hour', () => {
    const items = [
      item('sans heure', null),
      item('midi', '2026-12-03T12:00:00'),
      item('salle A', '2026-12-03T09:00:00'),
      item('salle B', '2026-12-03T09:00:00'),
    ]
    expect(inOrder(items).map(({ id, position }) => [id, position])).toEqual([
      ['salle A', 1],
      ['salle B', 2],
      ['midi', 3],
      ['sans heure', 4],
    ])
  })
})

describe('sessions at the same time', () => {
  const at = (
    id: string,
    start: string,
    end: string | null,
    room: string | null,
    kind: ProgrammeItem['kind'] = 'talk',
  ) =>
    ({
      id,
      position: 1,
      kind,
      title: id,
      description: null,
      speakers: [],
      room,
      startsAt: `2026-12-03T${start}:00`,
      endsAt: end === null ? null : `2026-12-03T${end}:00`,
    }) as const
  const talk = at('conférence', '09:00', '10:00', 'Grande salle')

  it.each([
    ['in the same room, however it is written', at('atelier', '09:30', '10:30', 'grande  SALLE'), true],
    ['in another room', at('atelier', '09:30', '10:30', 'Salle 2'), false],
    ['in no room', at('atelier', '09:30', '10:30', null), true],
    ['one after the other', at('atelier', '10:00', '11:00', 'Grande salle'), false],
    ['without a known end', at('atelier', '09:30', null, 'Grande salle'), false],
    ['beside stands, open all day', at('stands', '08:00', '18:00', 'Grande salle', 'stands'), false],
  ])('%s', (_, other, clashes) => {
    expect(clashOf(other, [talk])?.id).toBe(clashes ? 'conférence' : undefined)
    expect(clashOf(talk, [other])?.id).toBe(clashes ? other.id : undefined)
  })

  it('never clashes with itself', () => expect(clashOf({ ...talk, title: 'autre' }, [talk])).toBeNull())

  it('are put side by side, each in the column of its room', () => {
    const side = at('atelier', '09:00', '09:45', 'Salle 2')
    const late = at('clôture', '10:00', '10:30', 'GRANDE SALLE')
    const unknown = { ...at('visite', '09:00', null, null), startsAt: null }
    const grid = programmeGrid([talk, side, late, unknown])
    expect(grid.rooms).toEqual(['Grande salle', 'Salle 2', null])
    expect(
      grid.rows.map(({ startsAt, cells }) => [startsAt, cells.map((cell) => cell.map(({ id }) => id))]),
    ).toEqual([
      ['2026-12-03T09:00:00', [['conférence'], ['atelier'], []]],
      ['2026-12-03T10:00:00', [['clôture'], [], []]],
      [null, [[], [], ['visite']]],
    ])
    expect(hasTracks([talk, side])).toBe(true)
    expect(hasTracks([talk, late])).toBe(false)
  })
})
