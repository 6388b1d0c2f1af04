import type { OpenMapEvent } from '../domain/event.ts'
import type { EventFile } from '../domain/file.ts'
import { eventPath } from './presentEvents.ts'

/** Where a file of the event is read: an identifier says it for ever, another file has another one. */
export const filePath = (event: Pick<OpenMapEvent, 'slug'>, { id }: Pick<EventFile, 'id'>): string =>
  eventPath(event, `/fichiers/${id}`)
