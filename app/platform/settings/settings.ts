import { z } from 'zod'
import { IDLE_HOURS, IDLE_HOURS_PLATFORM } from '../identity/limits.ts'

/** Ways in that an administration opens or closes. Demonstration accounts follow the territory. */
export const openableMethods = ['link', 'password', 'passkey', 'proconnect'] as const
export type OpenableMethod = (typeof openableMethods)[number]

/** What an administration decides for the whole deployment. An empty text = not given. */
export type Settings = {
  readonly territoryName: string
  /** Address that people write to about the platform. */
  readonly contactEmail: string
  /** Address of the data protection officer. */
  readonly privacyEmail: string
  /** Legal notices: who publishes, where, who answers for it, who hosts. */
  readonly publisherName: string
  readonly publisherAddress: string
  readonly publicationDirector: string
  readonly host: string
  /** Name that mails come from; the address stays the server's. */
  readonly mailFromName: string
  /** Style of the ground of the map (MapLibre); empty = contours drawn from our own data, nobody else is asked. */
  readonly mapStyleUrl: string
  /** Hours of inattention after which a session is over; shorter for roles over the territory. */
  readonly idleHours: number
  readonly idleHoursPlatform: number
  readonly signInMethods: readonly OpenableMethod[]
}

export type SettingKey = keyof Settings

/** Least and most hours: a day of work without a reminder, never weeks on a screen left open. */
export const idleBounds = { idleHours: [1, 168], idleHoursPlatform: [1, 12] } as const

/** What a deployment is before anybody decides. The name of the territory is its own. */
export const defaultSettings: Omit<Settings, 'territoryName'> = {
  contactEmail: '',
  privacyEmail: '',
  publisherName: '',
  publisherAddress: '',
  publicationDirector: '',
  host: '',
  mailFromName: '',
  mapStyleUrl: '',
  idleHours: IDLE_HOURS,
  idleHoursPlatform: IDLE_HOURS_PLATFORM,
  signInMethods: openableMethods,
}

/** ProConnect is not offered to every firm: another way in stays open for them. */
export const keepsADoor = (methods: readonly OpenableMethod[]): boolean =>
  methods.some((method) => method !== 'proconnect')

const hours = ([least, most]: readonly [number, number]) => z.int().min(least).max(most)

/**
 * An address that pages may name in their security policy: https, or this very machine. Null for anything else.
 * What is kept is as the browser reads it, so that its origin holds no sign of its own in a policy.
 */
export const readStyleUrl = (text: string): string | null => {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const plain = url.username === '' && url.password === '' && !/[*;,\s]/.test(url.host)
  return plain && (url.protocol === 'https:' || (url.protocol === 'http:' && here)) ? url.href : null
}

const stored = z.object({
  contactEmail: z.string(),
  privacyEmail: z.string(),
  publisherName: z.string(),
  publisherAddress: z.string(),
  publicationDirector: z.string(),
  host: z.string(),
  mailFromName: z.string(),
  mapStyleUrl: z.string().refine((text) => text === '' || readStyleUrl(text) !== null),
  idleHours: hours(idleBounds.idleHours),
  idleHoursPlatform: hours(idleBounds.idleHoursPlatform),
  signInMethods: z.array(z.enum(openableMethods)).refine(keepsADoor),
})

/** The settings that rows say; what this version cannot read is the default, so that a door never closes by accident. */
export const settingsOf = (
  territoryName: string,
  rows: Readonly<Record<string, unknown>> | null,
): Settings => {
  const entries = Object.entries(stored.shape).flatMap(([key, schema]) => {
    const read = schema.safeParse(rows?.[key])
    return read.success ? [[key, read.data]] : []
  })
  return { ...defaultSettings, ...Object.fromEntries(entries), territoryName }
}
