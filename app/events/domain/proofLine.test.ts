import { describe, expect, it } from 'vitest'
import { isProved, proofLine } from './proofLine.ts'

const even = {
  status: 'optimal',
  objective: 79,
  bound: 79,
  held: 79,
  heldBound: 79,
  evenWeights: true,
  pins: 0,
  edited: false,
} as const
const uneven = { ...even, objective: 312, bound: 312, held: 76, heldBound: 80, evenWeights: false } as const

describe('proofLine', () => {
  it.each([
    ['equal weights, proved', even, '79 rendez-vous sur 79 au plus (optimum prouvé).'],
    [
      'equal weights, not proved',
      { ...even, status: 'feasible', held: 77, objective: 77 },
      '77 rendez-vous. Le maximum possible est compris entre 77 et 79 : optimum non prouvé.',
    ],
    [
      'equal weights, bound lost',
      { ...even, bound: null, heldBound: null },
      '79 rendez-vous. Aucune borne n’est prouvée pour cette version.',
    ],
    ['unequal weights, proved', uneven, 'Poids 312 sur 312 au plus (optimum prouvé), soit 76 rendez-vous.'],
    [
      'unequal weights, not proved',
      { ...uneven, status: 'feasible', objective: 310 },
      'Poids 310, soit 76 rendez-vous. Le poids maximal est compris entre 310 et 312 : optimum non prouvé.',
    ],
    [
      'with pins',
      { ...even, pins: 2 },
      '79 rendez-vous sur 79 au plus (optimum prouvé). Ces chiffres tiennent compte de 2 rendez-vous épinglés.',
    ],
  ] as const)('%s', (_, figures, sentence) => {
    expect(proofLine(figures).replaceAll('\u00a0', ' ')).toBe(sentence)
  })
})

describe('isProved', () => {
  it('asks for equality with a proved bound', () => {
    expect(
      [even, { ...even, held: 78 }, { ...even, heldBound: null }, uneven, { ...uneven, bound: 313 }].map(
        isProved,
      ),
    ).toEqual([true, false, false, true, false])
  })
})
