import type { Answers } from '../../app/pitches/domain/application.ts'
import type { CallContent } from '../../app/pitches/domain/call.ts'

/** A call open from the 1st to the 20th of November 2026, for a day of December. */
export const aCall = (given: Partial<CallContent> = {}): CallContent => ({
  opensAt: '2026-11-01T09:00:00',
  closesAt: '2026-11-20T18:00:00',
  juryUntil: '2026-11-27',
  presentation: 'Présentez votre offre en trois minutes.',
  places: 2,
  substitutes: 1,
  blind: false,
  tieRule: 'earliest',
  eligibility: [
    {
      id: 'e1',
      text: 'Êtes-vous une structure de l’ESS ?',
      expected: true,
      sentence: 'L’appel est réservé aux structures de l’ESS.',
    },
  ],
  questions: [{ id: 'q1', text: 'Que présenterez-vous ?', length: 'long' }],
  criteria: [
    { id: 'c1', label: 'Besoin', weight: 3 },
    { id: 'c2', label: 'Effet', weight: 1 },
  ],
  quotas: [],
  ...given,
})

/** Everything that an application must say. */
export const answersFor = (number: number, given: Partial<Answers> = {}): Answers => ({
  structure: `Structure démo ${String(number).padStart(2, '0')}`,
  siret: null,
  sector: 'nettoyage',
  department: '93',
  firstTimer: true,
  contactName: 'Direction',
  contactEmail: `candidat-${number}@essai.invalid`,
  eligibility: { e1: true },
  answers: { q1: `Offre ${number}` },
  ...given,
})
