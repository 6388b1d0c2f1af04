import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/**
 * Name under which a password is kept. It is not the library's own kind of account, whose endpoints would ask for the
 * password where our rule of the latest proof decides.
 */
export const PASSWORD_PROVIDER = 'password'

/** RFC 9106, second recommended option: 64 MiB, three passes. */
const COST = { memory: 65_536, passes: 3, parallelism: 4, tagLength: 32 } as const
const derive = promisify(argon2)

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

const parameters = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`: the parameters travel with the hash. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const hash = await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...COST })
  return `$argon2id$v=19$${parameters}$${text(nonce)}$${text(hash)}`
}

/** Does the password fit the hash? An unreadable hash fits nothing. */
export const verifyPassword = async (hashed: string, password: string): Promise<boolean> => {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hashed)
  if (found === null) return false
  const [memory, passes, parallelism] = found.slice(1, 4).map(Number) as [number, number, number]
  const nonce = Buffer.from(found[4] ?? '', 'base64')
  const expected = Buffer.from(found[5] ?? '', 'base64')
  const hash = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: expected.length,
  })
  return timingSafeEqual(hash, expected)
}

/** A hash of no password: nothing was derived to make it, so even the first check of the process takes the usual time. */
const NOBODY = `$argon2id$v=19$${parameters}$${text(randomBytes(16))}$${text(randomBytes(COST.tagLength))}`

/** Takes the time of a real check and always fails: an unknown account answers like a known one. */
export const verifyNothing = async (password: string): Promise<false> => {
  await verifyPassword(NOBODY, password)
  return false
}
