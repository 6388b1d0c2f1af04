import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LateAnswer, lateOutcomes, lateSteps } from './answer.ts'
import { saidToFollow } from './consequence.ts'

const answer = (parts: Partial<LateAnswer> & Pick<LateAnswer, 'outcome'>): LateAnswer => ({
  buyerId: 'b',
  supplierId: 's',
  side: 'buyer',
  meetingId: 'm',
  step: 'day-7',
  answeredAt: new Date('2026-01-22T09:00:00Z'),
  amountBand: null,
  reference: null,
  note: null,
  ...parts,
})

describe('saidToFollow', () => {
  it('counts a kind once, from the first step that says it, with the latest details', () => {
    expect(
      saidToFollow([
        answer({ outcome: 'contract', step: 'day-90', side: 'supplier', amountBand: 'to-40k' }),
        answer({ outcome: 'contract', reference: 'M-1' }),
        answer({ outcome: 'nothing', side: 'supplier' }),
      ]),
    ).toEqual([{ kind: 'contract', step: 'day-7', amountBand: 'to-40k', reference: 'M-1' }])
  })

  it('makes nothing of « nothing », nor of what was said at the table', () => {
    expect(
      saidToFollow([
        answer({ outcome: 'nothing-yet' }),
        answer({ outcome: 'nothing', side: 'supplier' }),
        {
          ...answer({ outcome: 'need' }),
          step: 'at-once',
          outcome: 'follow-up',
          otherwise: null,
        },
      ]),
    ).toEqual([])
  })

  it('does not depend on the order of the answers, and says each kind at most once', () => {
    const any = fc.record({
      outcome: fc.constantFrom(...lateOutcomes),
      step: fc.constantFrom(...lateSteps),
      side: fc.constantFrom('buyer' as const, 'supplier' as const),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { selector: ({ step, side }) => `${step} ${side}`, maxLength: 4 }),
        (parts) => {
          const answers = parts.map(answer)
          const said = saidToFollow(answers)
          expect(saidToFollow([...answers].reverse())).toEqual(said)
          expect(new Set(said.map(({ kind }) => kind)).size).toBe(said.length)
          for (const { kind } of said) expect(answers.some(({ outcome }) => outcome === kind)).toBe(true)
        },
      ),
    )
  })
})
