import { describe, expect, it } from 'vitest'
import type { ProgrammeItem } from './event.ts'
import { inOrder, type SessionForm, sessionFormOf, sessionOf } from './programme.ts'

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
