import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** True where we may install Debian packages ourselves: root, on a system with apt. */
export const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Installs a Debian package; says whether it worked. */
export const install = (name: string): boolean => {
  process.stdout.write(`installing the Debian package ${name}…\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: 'ignore', env })
      .status === 0
  )
}
