import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../../projectFolder.ts'
import { canUse, isRoot, serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { attachOrStart, silentLog, startEmbedded } from './index.ts'
import { runProcess, SERVE } from './testProcess.ts'

const root = mkdtempSync(path.join(tmpdir(), 'openmap-test-'))
chmodSync(root, 0o755)
const log = silentLog
const cleanups: string[] = [root]
afterAll(() => {
  for (const place of cleanups) rmSync(place, { recursive: true, force: true })
})

const NOBODY = 65534
const reachable =
  isRoot() && canUse({ uid: NOBODY, gid: NOBODY, name: 'nobody' }, fileURLToPath(projectFolder), 'x')

test.runIf(isRoot())(
  'started by root, the server runs under an unprivileged account',
  async () => {
    const folder = path.join(root, 'as-root')
    const database = await startEmbedded({ folder, purpose: 'server', log })
    const { pgPid } = JSON.parse(readFileSync(path.join(folder, 'server.json'), 'utf8'))
    const uid = statSync(path.join(folder, 'postgres')).uid
    expect(uid).not.toBe(0)
    if (existsSync(`/proc/${pgPid}`)) expect(statSync(`/proc/${pgPid}`).uid).toBe(uid)
    await database.stop()
  },
  30_000,
)

test.runIf(isRoot())(
  'a data folder under a private home: the cluster is placed elsewhere, and found again',
  async () => {
    const home = path.join(root, 'home')
    mkdirSync(home, { mode: 0o700 })
    const folder = path.join(home, 'data')
    const first = await startEmbedded({ folder, purpose: 'server', log })
    await first.stop()
    const place = readFileSync(path.join(folder, 'postgres.location'), 'utf8').trim()
    cleanups.push(path.dirname(place))
    expect(existsSync(path.join(place, 'PG_VERSION'))).toBe(true)
    expect(existsSync(path.join(folder, 'postgres'))).toBe(false)
    const second = await attachOrStart({ folder, log })
    expect(second.fresh).toBe(false)
    await second.stop()
  },
  30_000,
)

test.runIf(isRoot())('binaries under a private home are copied to a place that the account reaches', () => {
  const home = path.join(root, 'private')
  const packaged = findBinaries(undefined, log).folder
  mkdirSync(path.join(home, 'native'), { recursive: true, mode: 0o700 })
  // Only what proves the copy: the program and its libraries.
  for (const part of ['bin', 'lib']) {
    cpSync(path.join(packaged, '..', part), path.join(home, 'native', part), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
  const version = `0.0.0-test-${process.pid}`
  writeFileSync(path.join(home, 'package.json'), JSON.stringify({ version }))
  const messages: string[] = []
  const spy = { info: (_: object, message: string) => messages.push(message), warn: () => {} }
  const account = serverAccount()
  const found = findBinaries(account, spy, path.join(home, 'native', 'bin'))
  cleanups.push(path.dirname(found.folder))
  expect(found.folder.startsWith(home)).toBe(false)
  expect(found.major).toBe(18)
  expect(messages).toEqual([expect.stringContaining('copied')])
  expect(findBinaries(account, spy, path.join(home, 'native', 'bin')).folder).toBe(found.folder)
  expect(messages).toHaveLength(1)
})

test.runIf(isRoot() && reachable)(
  'a plain user starts it too, and root may work in that user’s folder without taking it',
  async () => {
    const folder = path.join(root, 'plain')
    mkdirSync(folder, { mode: 0o700 })
    chownSync(folder, NOBODY, NOBODY)
    const first = runProcess(folder, SERVE, NOBODY)
    await first.line()
    const ended = new Promise((resolve) => first.child.once('exit', resolve))
    first.child.kill('SIGTERM')
    await ended
    const asRoot = await attachOrStart({ folder, log })
    expect(asRoot.fresh).toBe(false)
    await asRoot.stop()
    expect(statSync(path.join(folder, 'postgres')).uid).toBe(NOBODY)
    const again = runProcess(folder, SERVE, NOBODY)
    expect(await again.line()).toContain('postgresql://')
    await again.kill()
    await (await attachOrStart({ folder, log })).stop()
  },
  30_000,
)

test('a folder that cannot be made, or written, is refused in one sentence', async () => {
  const file = path.join(root, 'a-file')
  writeFileSync(file, '')
  await expect(
    startEmbedded({ folder: path.join(file, 'data'), purpose: 'server', log }),
  ).rejects.toMatchObject({
    code: 'folder-not-writable',
    message: expect.stringContaining('ne peut pas être écrit'),
  })
})

test('no binaries for this machine: refused, with the remedy', async () => {
  const options = {
    folder: path.join(root, 'none'),
    purpose: 'server',
    log,
    binariesFolder: '/nonexistent',
  } as const
  await expect(startEmbedded(options)).rejects.toMatchObject({
    code: 'binaries-missing',
    message: expect.stringContaining('DATABASE_URL'),
  })
})

test('a socket folder laid as a trap by somebody else is not used', async () => {
  const folder = path.join(root, 'trapped')
  const first = await startEmbedded({ folder, purpose: 'server', log })
  const host = new URL(first.ownerUrl).searchParams.get('host') ?? ''
  await first.stop()
  symlinkSync(root, host)
  cleanups.push(host)
  const second = await startEmbedded({ folder, purpose: 'server', log })
  expect(new URL(second.ownerUrl).searchParams.get('host')).not.toBe(host)
  await second.stop()
  expect(lstatSync(host).isSymbolicLink()).toBe(true)
}, 30_000)
