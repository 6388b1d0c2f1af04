import type { OpenMapEvent } from '../../events/index.ts'
import { eventPath, organiserPath } from '../../events/pages/index.ts'

type Known = Pick<OpenMapEvent, 'slug'>

/** The page of whoever keeps the door, and what it needs to work without a network. */
export const doorPath = (event: Known, rest = ''): string => eventPath(event, `/accueil${rest}`)
export const wallPath = (event: Known): string => eventPath(event, '/ecran')
export const welcomePath = (event: Known, rest = ''): string => organiserPath(event, 'welcome', rest)
/** What a participant has in hand on the day. */
export const packPath = (event: Known, rest = ''): string => eventPath(event, `/jour-j${rest}`)
