import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { listFiles } from '../../../../tools/checks/list.ts'
import { j } from './messages.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Actions that a file of the application writes in the journal. */
const actionsOf = (path: string): string[] =>
  readFileSync(`${root}${path}`, 'utf8')
    .split('\n')
    .filter((line) => /^\s*action:|\{ action: '/.test(line))
    .flatMap((line) => [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action = '']) => action))

it('names in French every action that the application writes', () => {
  const written = listFiles(root, 'app').filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  const actions = [
    ...new Set(written.flatMap(actionsOf)),
    'approval.approved',
    'approval.refused',
    'approval.withdrawn',
  ]
  expect(actions.length).toBeGreaterThan(30)
  expect(actions.filter((action) => j.actions[action] === undefined)).toEqual([])
  expect(Object.keys(j.actions).filter((action) => !actions.includes(action))).toEqual([])
})
