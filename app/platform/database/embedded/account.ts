import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, chownSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { refusals } from './refusal.ts'

/** The unprivileged account the server runs under when root starts it (`initdb` and `postgres` refuse root). */
export type Account = { uid: number; gid: number; name: string }

/** True when we may change account. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Which account runs the server: undefined = our own. As root: the owner of an existing cluster, so that a folder
 * never changes hands; else the owner of the data folder; else `postgres`, else `nobody`. Nothing is created.
 */
export function serverAccount(...existing: string[]): Account | undefined {
  if (!isRoot()) return undefined
  for (const place of existing) {
    const owner = existsSync(place) ? ownerOf(place) : undefined
    if (owner) return owner
  }
  const account = lookUp('postgres') ?? lookUp('nobody')
  if (!account) throw refusals.noAccount()
  return account
}

/** Options for `spawn`: become that account. */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/**
 * Can the account use the path (`x` = traverse or execute, `w` = also write)? Asked of the system itself, because
 * parents, groups and access lists all count.
 */
export function canUse(account: Account | undefined, place: string, right: 'x' | 'w'): boolean {
  if (account) {
    const test = right === 'x' ? 'test -x "$0"' : 'test -x "$0" && test -w "$0"'
    return spawnSync('/bin/sh', ['-c', test, place], { ...asAccount(account), cwd: '/' }).status === 0
  }
  try {
    accessSync(place, right === 'x' ? constants.X_OK : constants.X_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Gives a file to the account; nothing to do when it is our own. */
export function giveTo(account: Account | undefined, place: string): void {
  if (account) chownSync(place, account.uid, account.gid)
}

/**
 * A file that root makes inside an ordinary user's folder goes to that user, so that one `sudo` does not lock
 * them out of their own data.
 */
export function giveToOwnerOf(folder: string, file: string): void {
  giveTo(ownerOf(folder), file)
}

/** The ordinary user in whose folder root is working, if it is one. */
export function ownerOf(folder: string): Account | undefined {
  if (!isRoot()) return undefined
  const { uid, gid } = statSync(folder)
  return uid === 0 ? undefined : { uid, gid, name: `uid ${uid}` }
}

function lookUp(name: string): Account | undefined {
  const fields = passwdLine(name).trim().split(':')
  const [uid, gid] = [Number(fields[2]), Number(fields[3])]
  if (fields[0] !== name || !Number.isInteger(uid) || !Number.isInteger(gid) || uid === 0) return undefined
  return { uid, gid, name }
}

function passwdLine(name: string): string {
  try {
    // getent also knows accounts kept in a directory service; small images may not have it.
    return execFileSync('getent', ['passwd', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    const all = readFileSync('/etc/passwd', 'utf8').split('\n')
    return all.find((line) => line.startsWith(`${name}:`)) ?? ''
  }
}
