import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cli = fileURLToPath(new URL('../../dist/server/cli.js', import.meta.url))

export type Answered = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Settings of whoever runs the tests must not leak into the command. */
const OURS = /^(DATABASE_|OPENMAP_DATA|PORT$|HOST$|PUBLIC_URL|SMTP_|MAIL_|LOG_LEVEL|VITEST|NODE_ENV)/
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)))

export const startCommand = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawn(process.execPath, [cli, ...args], { cwd: root, env: { ...clean, ...env }, stdio: 'pipe' })

/** Runs the real command, built, in its own process. */
export const openmap = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Answered> => {
  const child = startCommand(args, env)
  // A command that reads nothing may end before it is given anything.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}
