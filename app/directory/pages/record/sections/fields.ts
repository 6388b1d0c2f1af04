import { z } from 'zod'
import { optional } from '../../../../platform/http/input.ts'
import { MOST_NUMBER } from '../../../domain/judgeMore.ts'
import { readPhone } from '../../../domain/phone.ts'
import { siret } from '../../../domain/siret.ts'
import { e } from '../editMessages.ts'

/** Fields of a record as people type them. */
const read = <T>(most: number, of: (text: string) => T | null, sentence: string) =>
  optional(
    z
      .string()
      .trim()
      .max(most, sentence)
      .transform((text, context): T => {
        const value = of(text)
        if (value !== null) return value
        context.addIssue({ code: 'custom', message: sentence })
        return z.NEVER
      }),
  )

export const phoneField = read(40, readPhone, e.identity.phoneWrong)

export const websiteField = read(
  500,
  (text) => {
    const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
    const usable = URL.canParse(address) && !/\s/.test(address) && /\.[^.]+$/.test(new URL(address).hostname)
    return usable ? address : null
  },
  e.identity.websiteWrong,
)

export const nafField = read(
  10,
  (text) => /^\d{4}[A-Z]$/.exec(text.replace(/[.\s]/g, '').toUpperCase())?.[0] ?? null,
  e.identity.nafWrong,
)

export const postCodeField = read(
  10,
  (text) => /^\d{5}$/.exec(text.replace(/\s/g, ''))?.[0] ?? null,
  e.identity.postCodeWrong,
)

export const decimalField = read(
  20,
  (text) => {
    const number = text.replace(/\s/g, '').replace(',', '.')
    if (!/^\d+(?:\.\d+)?$/.test(number) || Number(number) > MOST_NUMBER) return null
    return Math.round(Number(number) * 100) / 100
  },
  e.means.fteWrong,
)

const mail = z.email()
export const emailField = read(
  254,
  (text) => (mail.safeParse(text).success ? text.toLowerCase() : null),
  e.contact.emailWrong,
)

/** A SIRET says itself what is wrong with it. */
export const siretField = optional(
  z
    .string()
    .trim()
    .max(40)
    .transform((text, context) => {
      const number = siret(text)
      if (number.ok) return number.value
      context.addIssue({ code: 'custom', message: number.refusal.sentence })
      return z.NEVER
    }),
)
