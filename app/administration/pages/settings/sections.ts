import { z } from 'zod'
import { optionalText, text, wholeNumber } from '../../../platform/http/fields.ts'
import { many, optional } from '../../../platform/http/input.ts'
import { tidy } from '../../../platform/kernel/text.ts'
import { idleBounds, keepsADoor, openableMethods, readStyleUrl } from '../../../platform/settings/settings.ts'
import { settingWords } from '../../domain/settingWords.ts'
import { s } from './messages.ts'

const orEmpty = (value: string | undefined): string => value ?? ''

const email = optional(
  z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'Cette adresse est trop longue.')
    .pipe(z.email('Écrivez une adresse de courriel entière, par exemple contact@exemple.fr.')),
).transform(orEmpty)
const line = (max: number) => optionalText(max).transform((value) => tidy(orEmpty(value)))
/** Lines stay lines, whatever the browser puts between them. */
const lines = (max: number) => optionalText(max).transform((value) => orEmpty(value).replace(/\r\n?/g, '\n'))

/** Each section of the page is a form of its own: the end of its address, and what it accepts. */
export const sections = {
  territoire: z.strictObject({
    territoryName: text(80, s.territory.nameMissing).transform(tidy),
    contactEmail: email,
    privacyEmail: email,
  }),
  mentions: z.strictObject({
    publisherName: line(160),
    publisherAddress: lines(400),
    publicationDirector: line(160),
    host: lines(400),
  }),
  connexion: z.strictObject({
    signInMethods: many(z.enum(openableMethods)).refine(keepsADoor, settingWords.noDoor),
  }),
  durees: z.strictObject({
    idleHours: wholeNumber(...idleBounds.idleHours),
    idleHoursPlatform: wholeNumber(...idleBounds.idleHoursPlatform),
  }),
  carte: z.strictObject({
    mapStyleUrl: line(500)
      .refine((text) => text === '' || readStyleUrl(text) !== null, s.map.styleWrong)
      .transform((text) => readStyleUrl(text) ?? ''),
  }),
  courriels: z.strictObject({
    // It becomes part of a header: no sign that could end it.
    mailFromName: line(80).refine((name) => !/[<>"@\p{Cc}]/u.test(name), s.mail.nameWrong),
  }),
} as const

export type SectionName = keyof typeof sections
export const sectionNames = Object.keys(sections) as readonly SectionName[]
