import type { OpenMapEvent } from '../../events/index.ts'
import { organiserPath } from '../../events/pages/index.ts'

export const messagesPath = (event: Pick<OpenMapEvent, 'slug'>, rest = ''): string =>
  organiserPath(event, 'messages', rest)
