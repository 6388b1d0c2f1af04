import type { ParticipantRole } from '../../events/index.ts'

/** What is rated from 1 to 5; only the first is asked of everybody without exception. */
export const ratedThings = ['overall', 'welcome', 'programme', 'meetings'] as const
export type RatedThing = (typeof ratedThings)[number]

export type SatisfactionAnswer = {
  readonly respondentId: string
  readonly role: ParticipantRole
  readonly overall: number
  readonly welcome: number | null
  readonly programme: number | null
  readonly meetings: number | null
  /** « Recommanderiez-vous cette rencontre ? », from 0 to 10. */
  readonly recommend: number
  readonly comment: string | null
  readonly answeredAt: Date
}

export type Recommendation = {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
  /** Share of promoters less share of detractors, from −100 to 100. */
  readonly score: number
}

/** Nine and ten recommend, seven and eight are passive, the rest would rather not. */
export const recommendationOf = (marks: readonly number[]): Recommendation => {
  const promoters = marks.filter((mark) => mark >= 9).length
  const detractors = marks.filter((mark) => mark <= 6).length
  const score = marks.length === 0 ? 0 : Math.round(((promoters - detractors) / marks.length) * 100)
  return { promoters, passives: marks.length - promoters - detractors, detractors, score: score + 0 }
}

/** The mean of the marks that were given, or null. */
export const meanOf = (marks: readonly (number | null)[]): number | null => {
  const given = marks.filter((mark) => mark !== null)
  return given.length === 0 ? null : given.reduce((sum, mark) => sum + mark, 0) / given.length
}
