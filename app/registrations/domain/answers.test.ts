import { describe, expect, it } from 'vitest'
import { readAnswers, withAnswered } from './answers.ts'
import type { Question } from './call.ts'

const question: Question = {
  id: 'q',
  position: 1,
  field: 1,
  roles: [],
  kind: 'choice',
  label: 'Repas',
  hint: null,
  required: true,
  options: ['végétarien', 'végétalien'],
}

describe('withAnswered', () => {
  it('leaves to somebody the choice they made, though it is offered no more', () => {
    const [again] = withAnswered([question], [{ questionId: 'q', value: 'buffet' }])
    expect(again?.options).toEqual(['végétarien', 'végétalien', 'buffet'])
    const kept = readAnswers([again ?? question], { q1: ['buffet'] })
    expect(kept.ok && kept.value).toEqual([{ questionId: 'q', value: 'buffet' }])
    expect(readAnswers([question], { q1: ['buffet'] }).ok).toBe(false)
  })

  it('adds nothing to what is still offered, nor to words', () => {
    const words: Question = { ...question, id: 'w', kind: 'text', options: [] }
    const answers = [
      { questionId: 'q', value: 'végétarien' },
      { questionId: 'w', value: 'libre' },
    ]
    expect(withAnswered([question, words], answers)).toEqual([question, words])
  })
})
