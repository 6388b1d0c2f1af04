import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { listFiles } from '../../../../tools/checks/list.ts'
import { n } from './names.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Actions that a file of the application writes in the journal. */
const actionsOf = (path: string): string[] =>
  readFileSync(`${root}${path}`, 'utf8')
    .split('\n')
    .filter((line) => /^\s*action:|\{ action: '/.test(line))
    .flatMap((line) => [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action = '']) => action))

/** Changes of proofs are written by the name of their mail. */
const securityChanges = (): string[] =>
  [
    ...readFileSync(`${root}app/accounts/mails/securityMessages.ts`, 'utf8').matchAll(
      /^ +'([a-z-]+\.[a-z-]+)': '/gm,
    ),
  ].map(([, change = '']) => change)

it('names in French every action that the application writes', () => {
  const written = listFiles(root, 'app').filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  const actions = [
    ...new Set(written.flatMap(actionsOf)),
    'approval.approved',
    'approval.refused',
    'approval.withdrawn',
    'body-request.accepted',
    'body-request.refused',
    ...securityChanges(),
  ]
  expect(actions.length).toBeGreaterThan(30)
  expect(actions.filter((action) => n.actions[action] === undefined)).toEqual([])
  expect(Object.keys(n.actions).filter((action) => !actions.includes(action))).toEqual([])
})
