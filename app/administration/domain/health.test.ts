import { describe, expect, it } from 'vitest'
import { judgeHealth, type Readings } from './health.ts'

const NOW = new Date('2026-11-24T08:00:00Z')
const before = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000)

const healthy: Readings = {
  database: { version: '18.4', bytes: 1, connections: 10, mostConnections: 100, longestSeconds: 0 },
  pendingMigrations: [],
  jobs: { waiting: 3, failed: 0, lateSeconds: 0 },
  mail: { server: 'smtp.example', lastSentAt: before(1), lastFailure: null, failed: 0 },
  disk: { freeBytes: 50e9, totalBytes: 100e9 },
  backup: { madeAt: before(10), bytes: 1 },
  sensitive: { people: 2, unprotected: 0 },
  version: '1.0.0',
}

const changed = (change: Partial<Readings>) =>
  Object.entries(judgeHealth({ ...healthy, ...change }, NOW)).filter(([, state]) => state !== 'ok')

describe('judgeHealth', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(changed({})).toEqual([])
  })

  const { database, mail } = healthy
  it.each<[string, Partial<Readings>, string, string]>([
    ['connections', { database: { ...database, connections: 70 } }, 'connections', 'attention'],
    ['connections', { database: { ...database, connections: 90 } }, 'connections', 'problem'],
    ['a long transaction', { database: { ...database, longestSeconds: 60 } }, 'transactions', 'attention'],
    ['a very long one', { database: { ...database, longestSeconds: 600 } }, 'transactions', 'problem'],
    ['a schema behind', { pendingMigrations: ['0099_later'] }, 'migrations', 'problem'],
    ['a failed job', { jobs: { waiting: 0, failed: 1, lateSeconds: 0 } }, 'jobs', 'attention'],
    ['a late job', { jobs: { waiting: 1, failed: 0, lateSeconds: 300 } }, 'jobs', 'attention'],
    ['a very late job', { jobs: { waiting: 1, failed: 2, lateSeconds: 3600 } }, 'jobs', 'problem'],
    ['no mail server', { mail: { ...mail, server: null } }, 'mail', 'attention'],
    ['a failed mail', { mail: { ...mail, failed: 1 } }, 'mail', 'attention'],
    [
      'a server that refuses since',
      { mail: { ...mail, lastFailure: { at: before(0), reason: '550' } } },
      'mail',
      'problem',
    ],
    [
      'a server that never took a mail',
      { mail: { ...mail, lastSentAt: null, lastFailure: { at: before(9), reason: '550' } } },
      'mail',
      'problem',
    ],
    ['a disk that fills', { disk: { freeBytes: 14e9, totalBytes: 100e9 } }, 'disk', 'attention'],
    ['a small disk that fills', { disk: { freeBytes: 4e9, totalBytes: 8e9 } }, 'disk', 'attention'],
    ['a full disk', { disk: { freeBytes: 4e9, totalBytes: 100e9 } }, 'disk', 'problem'],
    ['a small full disk', { disk: { freeBytes: 0.9e9, totalBytes: 2e9 } }, 'disk', 'problem'],
    ['no backup', { backup: null }, 'backup', 'attention'],
    ['a backup of two days ago', { backup: { madeAt: before(48), bytes: 1 } }, 'backup', 'attention'],
    ['a backup of last week', { backup: { madeAt: before(168), bytes: 1 } }, 'backup', 'problem'],
    ['an unprotected role', { sensitive: { people: 2, unprotected: 1 } }, 'factors', 'attention'],
  ])('%s', (_, change, key, state) => {
    expect(changed(change)).toEqual([[key, state]])
  })

  it('forgets a refusal once the server has taken another mail, and files kept elsewhere', () => {
    const lastFailure = { at: before(2), reason: '451' }
    expect(changed({ mail: { ...mail, lastFailure } })).toEqual([])
    expect(changed({ disk: null })).toEqual([])
  })
})
