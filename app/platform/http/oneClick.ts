import { z } from 'zod'

/** Fields that mail programs send (RFC 8058 § 3.1); our own buttons send the same. */
export const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' } as const

export const oneClickForm = z.strictObject({ 'List-Unsubscribe': z.literal(ONE_CLICK['List-Unsubscribe']) })
