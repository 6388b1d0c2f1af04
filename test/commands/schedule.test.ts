import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openmap } from '../support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'openmap-schedule-'))
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const day = {
  B: 2,
  S: 2,
  T: 2,
  K: 2,
  bA: [
    [1, 1],
    [1, 1],
  ],
  sA: [
    [1, 1],
    [1, 0],
  ],
  req: [
    { b: 0, s: 0, w: 1 },
    { b: 0, s: 1, w: 1 },
    { b: 1, s: 0, w: 1 },
    { b: 1, s: 1, w: 1 },
  ],
}

it('answers the same for equal seeds and steps, and the checker refuses what was tampered with', async () => {
  const path = file('day.json', JSON.stringify(day))
  const args = ['schedule', 'solve', path, '--seed', '3', '--steps', '50', '--json']
  const [first, second] = await Promise.all([openmap(args), openmap(args)])
  const [one, two] = [JSON.parse(first.stdout), JSON.parse(second.stdout)]
  expect([first.code, one.status, one.objective, one.bound, one.seed]).toEqual([0, 'optimal', 3, 3, 3])
  expect(two.meetings).toEqual(one.meetings)
  const good = file('good.json', first.stdout)
  const bad = file('bad.json', JSON.stringify({ ...one, meetings: [...one.meetings, one.meetings[0]] }))
  const [accepted, refused] = await Promise.all([
    openmap(['schedule', 'check', path, good, '--json']),
    openmap(['schedule', 'check', path, bad, '--json']),
  ])
  expect([accepted.code, JSON.parse(accepted.stdout).valid]).toEqual([0, true])
  expect([refused.code, JSON.parse(refused.stdout).valid]).toEqual([1, false])
})

it('refuses a problem without table, naming the field, and a file that is no problem', async () => {
  const [tables, noise, absent] = await Promise.all([
    openmap(['schedule', 'solve', '-', '--json'], {}, JSON.stringify({ ...day, K: 0 })),
    openmap(['schedule', 'solve', file('noise.json', 'bonjour')]),
    openmap(['schedule', 'solve', join(folder, 'absent.dzn')]),
  ])
  expect([tables.code, noise.code, absent.code]).toEqual([1, 1, 1])
  expect(JSON.parse(tables.stdout).error).toEqual({
    code: 'problem-invalid',
    field: 'K',
    sentence:
      '«\u00a0-\u00a0» n’est pas un problème utilisable\u00a0: K = 0, il faut au moins une table par créneau, en nombre entier.',
  })
  expect(noise.stderr).toContain('n’est pas un problème utilisable')
  expect(absent.stderr).toContain('ne peut pas être lu (ENOENT)')
})
