import { describe, expect, it } from 'vitest'
import { eventsRoutes as routesWith } from './routes.ts'

const eventsRoutes = routesWith([])

const open = [
  'GET /rencontres',
  'GET /rencontres.ics',
  'GET /rencontres.rss',
  'GET /rencontres/:slug',
  'GET /rencontres/:slug/agenda.ics',
  'GET /rencontres/:slug/carte.png',
  // What is for the participants alone is hidden by the policy of its row.
  'GET /rencontres/:slug/fichiers/:id',
  'GET /rencontres/:slug/programme',
]
const participants = [
  'GET /mon-agenda',
  ...['', '.ics', '.pdf'].map((end) => `GET /rencontres/:slug/mon-agenda${end}`),
]

/** Where somebody signed in finds the places that are theirs: the page holds only those. */
const people = ['GET /rencontres/:slug/mon-espace', 'POST /rencontres/:slug/mon-espace']

describe('eventsRoutes', () => {
  const names = eventsRoutes.map(({ method, path, policy }) => ({
    name: `${method} ${path}`,
    policy: policy.name,
  }))

  it('opens to anyone only what is announced, and never a write', () => {
    expect(
      names
        .filter(({ policy }) => policy === 'anyone')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...open].sort())
  })

  it('gives participants their own agenda and nothing else', () => {
    expect(
      names
        .filter(({ policy }) => policy.startsWith('participant'))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(participants.sort())
  })

  it('shows those who signed in their own places', () => {
    expect(names.filter(({ policy }) => policy === 'person').map(({ name }) => name)).toEqual(people)
  })

  it('keeps all the rest for those who organise', () => {
    const others = [...open, ...participants, ...people]
    const rest = names.filter(({ name }) => !others.includes(name))
    expect([...new Set(rest.map(({ policy }) => policy))]).toEqual([
      'creator of events',
      'organiser of the event',
    ])
  })

  it('has plain French addresses, each declared once', () => {
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length)
    expect(eventsRoutes.filter(({ path }) => !/^\/[a-z0-9/:.-]+$/.test(path))).toEqual([])
  })
})
