import { z } from 'zod'

export const procedures = [
  'Procédure adaptée',
  "Appel d'offres ouvert",
  "Appel d'offres restreint",
  'Marché passé sans publicité ni mise en concurrence préalable',
  'Dialogue compétitif',
  'Procédure avec négociation',
] as const

export const concessionProcedures = [
  'Procédure négociée ouverte',
  'Procédure non négociée ouverte',
  'Procédure négociée restreinte',
  'Procédure non négociée restreinte',
] as const

export const concessionNatures = [
  'Concession de travaux',
  'Concession de service',
  'Concession de service public',
  'Délégation de service public',
] as const

export const placeKinds = [
  'Code postal',
  'Code commune',
  'Code arrondissement',
  'Code canton',
  'Code département',
  'Code région',
  'Code pays',
] as const

/** Length in characters as a person counts them, as JSON Schema does. */
export const text = (most: number, least = 0) =>
  z.string().superRefine((value, context) => {
    const length = value.length > most * 2 ? value.length : [...value].length
    if (length > most) context.addIssue({ code: 'custom', params: { fault: 'tooLong', limit: most } })
    if (length < least) context.addIssue({ code: 'custom', params: { fault: 'tooShort', limit: least } })
  })

/** A list whose elements all differ. */
export const distinct = <T extends z.ZodType>(element: T, least = 1) =>
  z
    .array(element)
    .min(least)
    .refine((all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length, {
      params: { fault: 'repeated' },
    })

export const siretForm = z.string().regex(/^[0-9]{14}$/, { message: 'siretForm' })
export const cpvForm = z.string().regex(/^[0-9]{8}(-[0-9])?$/, { message: 'cpvForm' })
export const whole = z.int().min(1)
export const price = z.number().min(1)
