import { z } from 'zod'
import { optional } from './input.ts'

/** Fields of forms, with sentences that say what to write. */
export const wholeNumber = (min: number, max: number) => {
  const sentence = `Écrivez un nombre entier de ${min} à ${max}.`
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value),
    z.int(sentence).min(min, sentence).max(max, sentence),
  )
}

export const text = (max: number, missing: string) =>
  z.string(missing).trim().min(1, missing).max(max, `Écrivez au plus ${max} caractères.`)

export const optionalText = (max: number) =>
  optional(z.string().trim().max(max, `Écrivez au plus ${max} caractères.`))

export const isoDate = (missing: string) => z.iso.date(missing)

export const clock = (missing: string) => z.string(missing).regex(/^([01]\d|2[0-3]):[0-5]\d$/, missing)

/** A box that is ticked or absent. */
export const ticked = z.preprocess((value) => value !== undefined, z.boolean())

/** An identifier of ours: never typed, so a wrong one is a broken address. */
export const id = z.uuid('Cet élément n’existe plus. Rouvrez la page.')

/** An address of mail as people type it, kept in lower case. */
export const emailField = z
  .string('Donnez votre adresse de courriel.')
  .trim()
  .toLowerCase()
  .max(254, 'Cette adresse est trop longue.')
  .pipe(z.email('Écrivez une adresse de courriel entière, par exemple prenom.nom@exemple.fr.'))

/** What a script of ours says, as JSON in one field of a form: the form keeps its token and its redirection. */
export const jsonField = <T extends z.ZodType>(content: T, sentence: string) =>
  z
    .string(sentence)
    .max(24_000, sentence)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: sentence })
        return z.NEVER
      }
    })
    .pipe(content)
