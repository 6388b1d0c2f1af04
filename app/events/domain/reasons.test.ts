import { describe, expect, it } from 'vitest'
import { reasonSentence } from './reasons.ts'
import type { UnmetReason } from './timetable.ts'

const names = { party: (id: string) => `« ${id} »`, slot: (id: string) => id }

const said = (reason: UnmetReason): string =>
  reasonSentence({ buyerId: 'A', supplierId: 'S', weight: 1, reason }, names).replaceAll('\u00a0', ' ')

describe('reasonSentence', () => {
  it.each<[UnmetReason, string]>([
    [{ code: 'no-common-slot' }, '« A » et « S » ne sont jamais disponibles au même créneau.'],
    [{ code: 'supplier-quota', quota: 3 }, '« S » a atteint son quota de 3 rendez-vous.'],
    [{ code: 'buyer-full' }, '« A » a déjà un rendez-vous à chacun de ses créneaux disponibles.'],
    [
      { code: 'tables-full', slotIds: ['9 h', '10 h'] },
      'Toutes les tables sont prises aux créneaux où les deux sont libres (9 h, 10 h).',
    ],
    [
      { code: 'outweighed', displaced: [{ buyerId: 'B', supplierId: 'S' }] },
      'À chaque créneau commun, « A » ou « S » a déjà un rendez-vous de poids au moins égal. Pour le tenir, il faudrait renoncer à : « B » – « S ».',
    ],
    [{ code: 'plan-changed' }, 'Son créneau ou sa table a été retiré du plan de la rencontre.'],
  ])('%j', (reason, sentence) => {
    expect(said(reason)).toBe(sentence)
  })
})
