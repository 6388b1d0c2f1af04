import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { inFolder, writeWhole } from './places.ts'
import { refusals } from './refusal.ts'

/** Names fixed in every cluster we make. */
export const DATABASE = 'openmap'
export const LOGINS = { superuser: 'postgres', owner: 'openmap_owner', application: 'openmap_app' } as const

/** Random passwords of the three logins, in `credentials.json` (mode 0600). They never leave the machine: no backup holds them. */
export type Credentials = { superuser: string; owner: string; application: string }

/** How to reach a running cluster: socket folder, or loopback host on Windows. */
export type Address = { host: string; port: number }

/** The stored passwords, or undefined when there are none yet. Throws `credentials-unreadable`. */
export function readCredentials(folder: string): Credentials | undefined {
  const file = inFolder.credentials(folder)
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Credentials) : undefined
  } catch (error) {
    throw refusals.credentialsUnreadable(file, error)
  }
}

/** Makes and stores new passwords. */
export function makeCredentials(folder: string): Credentials {
  const password = () => randomBytes(24).toString('hex')
  const made = { superuser: password(), owner: password(), application: password() }
  writeWhole(folder, inFolder.credentials(folder), `${JSON.stringify(made, null, 2)}\n`)
  return made
}

/**
 * A connection string for `pg`. The socket folder travels in `host=`, which wins over `localhost`; the latter is only
 * there because `new URL()` refuses a login without a host name.
 */
export function urlOf(
  login: keyof Credentials,
  credentials: Credentials,
  address: Address,
  database = DATABASE,
): string {
  const place = `host=${encodeURIComponent(address.host)}&port=${address.port}`
  return `postgresql://${LOGINS[login]}:${credentials[login]}@localhost/${database}?${place}`
}
