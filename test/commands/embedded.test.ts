import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../tools/build.ts'
import { openmap, startCommand } from '../support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'openmap-beside-'))
const env = { OPENMAP_DATA: folder }
let server: ReturnType<typeof startCommand>
let coming = ''

const freePort = async (): Promise<string> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return address !== null && typeof address === 'object' ? String(address.port) : '0'
}

/** Real server and real commands on one new data folder. */
describe('commands beside a running server, then alone', () => {
  beforeAll(async () => {
    server = startCommand(['serve'], { ...env, PORT: await freePort() })
    server.stdout.resume()
    for await (const line of createInterface({ input: server.stderr })) if (line.includes('est prêt')) break
    server.stderr.resume()
  })
  afterAll(async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })

  it('attach to its database; only a second server is refused', async () => {
    const [doctor, second, unknown] = await Promise.all([
      openmap(['doctor', '--json'], env),
      openmap(['serve'], { ...env, PORT: await freePort() }),
      openmap(['export', 'problem', '--event', 'x', '--json'], env),
    ])
    expect([doctor.code, JSON.parse(doctor.stdout).ok]).toEqual([0, true])
    expect(doctor.stdout).toContain(`en marche, processus ${server.pid}`)
    expect([second.code, second.stderr.includes('OpenMap tourne déjà sur le dossier')]).toEqual([1, true])
    expect(second.stderr.trim().split('\n')).toHaveLength(1)
    const sentence: string = JSON.parse(unknown.stdout).error.sentence
    coming = /parmi .*?([^ ,]+)\.$/.exec(sentence)?.[1] ?? ''
    expect([unknown.code, coming]).toEqual([1, expect.stringMatching(/^[a-z0-9-]+$/)])
  })

  it('export the coming day of the demonstration, which is solved: 79 meetings of at most 79', async () => {
    const problem = await openmap(['export', 'problem', '--event', coming], env)
    const solved = await openmap(['schedule', 'solve', '-', '--json'], {}, problem.stdout)
    const { status, meetings, bound } = JSON.parse(solved.stdout)
    expect([problem.code, solved.code, status, meetings.length, bound]).toEqual([0, 0, 'optimal', 79, 79])
  })

  it('start the database for their own time once the server has stopped', async () => {
    server.kill('SIGTERM')
    const [code] = await once(server, 'exit')
    expect(code).toBe(0)
    const exported = await openmap(['export', 'structures', '--json'], env)
    expect(exported.code).toBe(0)
    expect(JSON.parse(exported.stdout).structures.length).toBeGreaterThan(300)
    const doctor = await openmap(['doctor', '--json'], env)
    expect(doctor.stdout).toContain('arrêté')
  })

  const npmStart = (port: string): ChildProcessByStdio<null, Readable, Readable> =>
    spawn('npm', ['start', '--silent'], {
      cwd: root,
      env: { ...process.env, ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  it('npm start: a second one is refused in one sentence, SIGTERM stops the first', async () => {
    const port = await freePort()
    const first = npmStart(port)
    for await (const line of createInterface({ input: first.stdout })) if (line.includes('est prêt')) break
    first.stdout.resume()
    first.stderr.resume()
    const second = npmStart(await freePort())
    const said = (await second.stderr.toArray()).join('').split('\n')
    expect(said.filter((line) => line !== '' && !line.startsWith('npm '))).toEqual([
      expect.stringContaining('OpenMap tourne déjà sur le dossier'),
    ])
    first.kill('SIGTERM')
    await once(first, 'exit')
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
    expect((await openmap(['doctor', '--json'], env)).stdout).toContain('arrêté')
  })
})
