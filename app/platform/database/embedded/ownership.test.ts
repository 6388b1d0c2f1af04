import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { claimFolder, holderOf, type Ownership } from './ownership.ts'
import { inFolder } from './places.ts'
import { identityOf } from './processes.ts'
import { runProcess } from './testProcess.ts'

const root = mkdtempSync(path.join(tmpdir(), 'openmap-test-'))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(root, 'folder-'))
  mkdirSync(inFolder.lock(folder))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function won(claim: ReturnType<typeof claimFolder>): Ownership {
  if ('holder' in claim) throw new Error(`held by ${claim.holder.pid}`)
  return claim
}

test('one holder at a time; released, the folder is free', () => {
  const first = won(claimFolder(folder, 'server'))
  expect(claimFolder(folder, 'command')).toMatchObject({
    holder: { pid: process.pid, purpose: 'server', state: 'held' },
  })
  first.stopping()
  expect(holderOf(folder)).toMatchObject({ state: 'stopping' })
  first.release()
  expect(holderOf(folder)).toBeUndefined()
  won(claimFolder(folder, 'command')).release()
})

test('a dead holder, or one whose number another process now bears, holds nothing', () => {
  const lock = (content: object) =>
    writeFileSync(path.join(inFolder.lock(folder), '7.json'), JSON.stringify(content))
  lock({ pid: 2 ** 22 + 1, startTime: 'x', purpose: 'server', state: 'held' })
  won(claimFolder(folder, 'server')).release()
  lock({ ...identityOf(process.pid), startTime: 'another boot', purpose: 'server', state: 'held' })
  won(claimFolder(folder, 'server')).release()
})

test('a lock damaged by a power cut does not block', () => {
  writeFileSync(path.join(inFolder.lock(folder), '3.json'), '')
  won(claimFolder(folder, 'server')).release()
})

test('of processes that race for a stale lock, exactly one wins, each time', async () => {
  const racers = 6
  const rounds = 25
  const claim = `
    const { claimFolder } = await import(${JSON.stringify(new URL('./ownership.ts', import.meta.url).href)})
    print('ready')
    let round = 0
    process.stdin.on('data', () => {
      const claim = claimFolder(folder + '/' + round++, 'server')
      print('holder' in claim ? 'lost' : 'won')
    })`
  for (let round = 0; round < rounds; round++) {
    mkdirSync(path.join(folder, String(round), 'lock'), { recursive: true })
    const stale = { pid: 2 ** 22 + 1, startTime: 'x', purpose: 'server', state: 'held' }
    writeFileSync(path.join(folder, String(round), 'lock', '1.json'), JSON.stringify(stale))
  }
  const processes = Array.from({ length: racers }, () => runProcess(folder, claim))
  await Promise.all(processes.map((racer) => racer.line()))
  const winners: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const { child } of processes) child.stdin?.write('go\n')
    const results = await Promise.all(processes.map((racer) => racer.line()))
    winners.push(results.filter((result) => result === 'won').length)
  }
  await Promise.all(processes.map((racer) => racer.kill()))
  expect(winners).toEqual(Array.from({ length: rounds }, () => 1))
}, 30_000)
