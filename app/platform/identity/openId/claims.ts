import { z } from 'zod'

/** A claim that may be absent, and of which a wrong shape says nothing. */
const text = z.string().trim().max(200).catch('')

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()).nullable().catch(null),
  // Absent where the provider answers for every address that it gives; there, anything but true means that it does not.
  email_verified: z.unknown().optional(),
  given_name: text,
  usual_name: text,
  family_name: text,
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullable()
    .catch(null),
})

/** Who came, as the provider states it. */
export type StatedIdentity = {
  readonly subject: string
  /** Null when the provider gave none that can be written to. */
  readonly email: string | null
  /** False when the provider itself says that it has not checked the address. */
  readonly emailProved: boolean
  readonly name: string
  /** Establishment where the person works. */
  readonly siret: string | null
}

export const readClaims = (claims: unknown): StatedIdentity => {
  const { sub, email, email_verified, given_name, usual_name, family_name, siret } =
    claimsSchema.parse(claims)
  return {
    subject: sub,
    email,
    emailProved: email_verified === undefined || email_verified === true,
    name: `${given_name} ${usual_name || family_name}`.trim().slice(0, 100),
    siret,
  }
}
