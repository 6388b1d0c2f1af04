import { MINUTE } from '../../platform/identity/limits.ts'

/** How long a proof opens what protects an account. */
export const PROOF_MINUTES = 10

/** What can prove that somebody is who they say, beside the mailbox. */
export type Factors = {
  /** An application that gives codes. */
  readonly codes: boolean
  readonly password: boolean
  readonly passkeys: readonly { readonly id: string; readonly userVerified: boolean }[]
  /** Holds a role over the territory, in force or asleep. */
  readonly overTerritory: boolean
}

/** When the session was opened and when both proofs were given in it. */
export type Proofs = { readonly openedAt: Date; readonly secondFactorAt: Date | null }

const verified = ({ passkeys }: Factors): boolean => passkeys.some(({ userVerified }) => userVerified)

/**
 * Must the latest proof be a double one? Otherwise a mailbox alone would add a factor of its own, then wake roles that two
 * proofs protect. Somebody without such a role keeps the way of the mailbox: it is their only one when a key is lost.
 */
export const needsDouble = (factors: Factors): boolean =>
  factors.codes || (factors.overTerritory && verified(factors))

/** Was it proved in the last minutes who holds this session? */
export const provedLately = (proofs: Proofs, factors: Factors, now: Date): boolean => {
  const moments = needsDouble(factors) ? [proofs.secondFactorAt] : [proofs.secondFactorAt, proofs.openedAt]
  const latest = Math.max(...moments.map((moment) => moment?.getTime() ?? Number.NEGATIVE_INFINITY))
  return now.getTime() - latest <= PROOF_MINUTES * MINUTE
}

/** A factor that somebody wants to give up. */
export type Removal = 'codes' | { readonly passkey: string }

/** Roles over the territory need two proofs: the last factor that gives the second one stays. */
export const mayRemove = (factors: Factors, removed: Removal): boolean => {
  if (!factors.overTerritory) return true
  const codes = factors.codes && removed !== 'codes'
  const kept = factors.passkeys.filter(({ id }) => removed === 'codes' || removed.passkey !== id)
  const double = (one: Pick<Factors, 'codes' | 'passkeys'>) =>
    one.codes || one.passkeys.some(({ userVerified }) => userVerified)
  return !double(factors) || double({ codes, passkeys: kept })
}
