import type { OpenMapEvent } from '../../events/index.ts'
import { eventPath, organiserPath } from '../../events/pages/index.ts'

type Slug = Pick<OpenMapEvent, 'slug'>

/** Addresses of the module. */
export const exhibitorsPath = (event: Slug): string => eventPath(event, '/exposants')
export const minePath = (event: Slug, rest = ''): string => eventPath(event, `/mon-stand${rest}`)
export const standsPath = (event: Slug, rest = ''): string => organiserPath(event, 'stands', rest)
