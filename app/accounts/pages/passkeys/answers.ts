import { z } from 'zod'
import { jsonField } from '../../../platform/http/fields.ts'
import { t } from './messages.ts'

const bytes = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/)

const envelope = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
}

/** What an authenticator answers when it recognises somebody (W3C WebAuthn, JSON form). */
const assertion = z.object({
  ...envelope,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(4000),
    userHandle: bytes(200).optional(),
  }),
})

/** What an authenticator answers when it makes a new key. */
const attestation = z.object({
  ...envelope,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(16_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
})

/** Fields that the island fills in. */
export const assertionField = jsonField(assertion, t.unread)
export const attestationField = jsonField(attestation, t.unread)
