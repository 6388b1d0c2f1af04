import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { aCall, answersFor } from '../../../test/builders/pitches.ts'
import type { Application } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import { GridPage, JuryPage } from './juryView.tsx'

const call: Call = {
  ...aCall(),
  id: 'call',
  eventId: 'event',
  decidedAt: null,
  deviation: null,
  answeredAt: null,
  publishedAt: null,
  programmeItemId: null,
}
const application: Application = {
  ...answersFor(7, { siret: '73282932000074' }),
  id: 'a7',
  eventId: 'event',
  number: 7,
  state: 'submitted',
  personId: null,
  submittedAt: new Date(0),
  outcome: null,
  position: null,
  reason: null,
  halfDayId: null,
}
const event = { slug: 'essai', title: 'Rencontre d’essai' } as Parameters<typeof GridPage>[0]['event']

/** Both pages of a member of the jury. */
const pages = (blind: boolean): string => {
  const shown = { event, call: { ...call, blind } }
  const keys = { csrf: 'c', key: 'k' }
  const typed = { errors: {}, values: {} }
  return [
    renderToString(<JuryPage {...shown} lines={[{ application, state: 'todo', mean: null }]} hidden={0} />),
    renderToString(<GridPage {...shown} application={application} own={null} keys={keys} typed={typed} />),
  ].join()
}

describe('a call where the jury is blind', () => {
  it.each([
    [true, 0],
    [false, 3],
  ])('blind %s: the name stands in %d places', (blind, times) => {
    expect(pages(blind).split('Structure démo 07').length - 1).toBe(times)
    expect(pages(blind).includes('732')).toBe(!blind)
  })

  it.each([true, false])('blind %s: the contact stands nowhere, the answers do', (blind) => {
    expect(pages(blind)).not.toContain('candidat-7@essai.invalid')
    expect(pages(blind)).not.toContain('Direction')
    expect(pages(blind)).toContain('Offre 7')
  })
})
