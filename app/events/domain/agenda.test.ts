import { describe, expect, it } from 'vitest'
import { agendaOf } from './agenda.ts'

const slot = (id: string, from: string, to: string) => ({
  id,
  startsAt: `2026-12-03T${from}:00`,
  endsAt: `2026-12-03T${to}:00`,
  active: true,
})

describe('agendaOf', () => {
  it('tells the day by the hour: meetings of this party only, pauses, closed and free slots', () => {
    const slots = [
      slot('s3', '10:05', '10:25'),
      slot('s1', '09:00', '09:20'),
      slot('s2', '09:25', '09:45'),
      slot('s4', '10:30', '10:50'),
    ]
    const meetings = [
      { buyerId: 'me', supplierId: 'f1', slotId: 's1', tableId: 't1' },
      { buyerId: 'b2', supplierId: 'me', slotId: 's3', tableId: 't2' },
      { buyerId: 'b2', supplierId: 'f1', slotId: 's2', tableId: 't1' },
    ]
    expect(agendaOf('me', slots, meetings, new Set(['s4']))).toEqual([
      {
        kind: 'meeting',
        startsAt: '2026-12-03T09:00:00',
        endsAt: '2026-12-03T09:20:00',
        otherId: 'f1',
        tableId: 't1',
        slotId: 's1',
      },
      { kind: 'free', startsAt: '2026-12-03T09:25:00', endsAt: '2026-12-03T09:45:00' },
      { kind: 'pause', startsAt: '2026-12-03T09:45:00', endsAt: '2026-12-03T10:05:00' },
      {
        kind: 'meeting',
        startsAt: '2026-12-03T10:05:00',
        endsAt: '2026-12-03T10:25:00',
        otherId: 'b2',
        tableId: 't2',
        slotId: 's3',
      },
      { kind: 'unavailable', startsAt: '2026-12-03T10:30:00', endsAt: '2026-12-03T10:50:00' },
    ])
  })
})
