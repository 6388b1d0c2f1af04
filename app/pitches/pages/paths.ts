import type { OpenMapEvent } from '../../events/index.ts'
import { eventPath, organiserPath } from '../../events/pages/index.ts'

type Slug = Pick<OpenMapEvent, 'slug'>

/** Addresses of the module. */
export const callPath = (event: Slug): string => eventPath(event, '/candidature')
export const minePath = (event: Slug, id: string, rest = ''): string =>
  eventPath(event, `/candidature/${id}${rest}`)
export const juryPath = (event: Slug, rest = ''): string => eventPath(event, `/jury${rest}`)
export const pitchesPath = (event: Slug, rest = ''): string => organiserPath(event, 'pitches', rest)
