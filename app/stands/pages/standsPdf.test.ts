import { describe, expect, it } from 'vitest'
import { anEventDescription } from '../../../test/builders/eventDescription.ts'
import { hasPoppler, pages, raw, tags, wordsOf } from '../../../test/support/pdf.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { Stand } from '../domain/stand.ts'
import type { Exhibitor } from '../usecases/readStands.ts'
import { standsPdf } from './standsPdf.ts'

const now = Temporal.Instant.from('2026-12-02T16:00:00Z')
const stands = Array.from(
  { length: 5 },
  (_, index): Stand => ({
    id: `s${index + 1}`,
    number: index + 1,
    label: index === 0 ? 'Hall, à droite' : null,
    x: (index % 4) + 1,
    y: index < 4 ? 1 : 3,
    equipment: ['table', 'electricity'],
    participantId: index < 3 ? `p${index + 1}` : null,
  }),
)
const exhibitors = stands.slice(0, 3).map(
  (stand): Exhibitor => ({
    participant: {
      id: `p${stand.number}`,
      role: 'exhibitor',
      displayName: `Exposant essai ${stand.number}`,
      organisationId: null,
      structureId: null,
      quota: null,
      least: null,
      delegation: 'fixed',
      representatives: [],
    },
    request: null,
    stand,
    needs: [],
    missing: [],
    wanting: true,
  }),
)
const view = { event: anEventDescription(), stands, exhibitors, others: [] }

describe('the print of stands', () => {
  it('holds the plan, the list and a card for each stand, tagged', async () => {
    const bytes = await standsPdf(view, now)
    // One page with the plan and the list, three with two cards each.
    expect([pages(bytes), tags(bytes, 'Figure'), tags(bytes, 'Table'), tags(bytes, 'H1')]).toEqual([
      4, 1, 1, 6,
    ])
    expect(raw(bytes)).toContain('/Marked true')
  })

  it.skipIf(!hasPoppler)('says who is where, and what is free', async () => {
    const text = wordsOf(await standsPdf(view, now), 'stands')
    for (const { participant } of exhibitors) expect(text.split(participant.displayName)).toHaveLength(3)
    expect(text).toContain('Hall, à droite')
    expect(text.split('Stand libre')).toHaveLength(3)
  })
})
