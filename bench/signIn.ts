import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { attachOrStart, silentLog } from '../app/platform/database/embedded/index.ts'
import { hashPassword, PASSWORD_PROVIDER, verifyPassword } from '../app/platform/identity/password.ts'
import { startSite } from '../test/support/browser.ts'

const BOUND = { signInMilliseconds: 150, differenceMilliseconds: 5 }
const PASSWORD = 'quatre pingouins au hasard'
/** Of each kind, one after the other in turn, so that what slows the machine slows all of them. */
const ROUNDS = { passwords: 41, links: 121 }

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** A browser that has met the page of sign-in, and sends its forms. */
const visitor = async (url: string) => {
  const page = await fetch(`${url}/connexion`)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return async (path: string, fields: Record<string, string>, expected: number): Promise<void> => {
    const body = new URLSearchParams({ _csrf: csrf, ...fields })
    const answer = await fetch(url + path, { method: 'POST', body, headers: { cookie }, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== expected) throw new Error(`${path}: ${answer.status}, ${expected} was expected`)
  }
}

/** Somebody with a password, beside the many who have none. */
const addPerson = async (database: pg.Client, email: string): Promise<void> => {
  const id = randomUUID()
  await database.query(
    'insert into person (id, name, email, email_verified, created_at, updated_at) values ($1, $2, $3, true, now(), now())',
    [id, 'Personne connue', email],
  )
  await database.query(
    'insert into person_credential (id, person_id, provider_id, account_id, password, created_at, updated_at) values ($1, $2, $3, $4, $5, now(), now())',
    [randomUUID(), id, PASSWORD_PROVIDER, id, await hashPassword(PASSWORD)],
  )
}

/** Between two halves of the same thing: a difference below it says nothing of the two kinds. */
const noise = (values: readonly number[]): number =>
  Math.abs(
    median(values.filter((_, index) => index % 2 === 0)) -
      median(values.filter((_, index) => index % 2 === 1)),
  )

const difference = (known: readonly number[], unknown: readonly number[]) => {
  const milliseconds = median(known) - median(unknown)
  return {
    known: median(known),
    unknown: median(unknown),
    noiseMilliseconds: Math.max(noise(known), noise(unknown)),
    differenceMilliseconds: milliseconds,
    differenceBound: BOUND.differenceMilliseconds,
    differenceRatio: Math.abs(milliseconds) / BOUND.differenceMilliseconds,
  }
}

/**
 * What a sign-in by password costs beside the hash, whose price is chosen; and whether the time of an answer tells a known
 * address from an unknown one, by a password or by a link. Limits of attempts are emptied before each request.
 */
export const bench = async () => {
  const site = await startSite()
  const cluster = await attachOrStart({ folder: site.folder, log: silentLog })
  const database = new pg.Client({ connectionString: cluster.superuserUrl })
  await database.connect()
  try {
    const email = 'connue@exemple.fr'
    await addPerson(database, email)
    const send = await visitor(site.url)
    const hash = await hashPassword(PASSWORD)
    const times = {
      hash: [] as number[],
      right: [] as number[],
      wrong: { known: [] as number[], unknown: [] as number[] },
      link: { known: [] as number[], unknown: [] as number[] },
    }
    const one = async (kept: number[], work: () => Promise<unknown>): Promise<void> => {
      await database.query('delete from throttle')
      kept.push(await timed(work))
    }
    const byPassword = (address: string, password: string, expected: number) =>
      send('/connexion/mot-de-passe', { email: address, password }, expected)
    /** Known and unknown, in an order that changes: neither has always the better place. */
    const both = async (
      round: number,
      kept: { readonly known: number[]; readonly unknown: number[] },
      work: (address: string) => Promise<unknown>,
    ): Promise<void> => {
      const turns = [
        () => one(kept.known, () => work(email)),
        () => one(kept.unknown, () => work(`inconnue-${round}@exemple.fr`)),
      ]
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn()
    }
    const byLink = (address: string) => send('/connexion/lien', { email: address }, 303)
    for (let round = 0; round < ROUNDS.passwords; round += 1) {
      await one(times.hash, () => verifyPassword(hash, PASSWORD))
      await one(times.right, () => byPassword(email, PASSWORD, 303))
      await both(round, times.wrong, (address) => byPassword(address, 'au hasard 123', 422))
    }
    for (let round = 0; round < ROUNDS.links; round += 1) await both(round, times.link, byLink)
    const signInMilliseconds = median(times.right) - median(times.hash)
    return {
      rounds: ROUNDS,
      hashMilliseconds: median(times.hash),
      signInMilliseconds,
      signInBound: BOUND.signInMilliseconds,
      signInRatio: signInMilliseconds / BOUND.signInMilliseconds,
      password: difference(times.wrong.known, times.wrong.unknown),
      link: difference(times.link.known, times.link.unknown),
    }
  } finally {
    await database.end()
    await site.stop()
  }
}
