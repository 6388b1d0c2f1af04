import type { NewNotice } from '../../accounts/index.ts'
import type { OpenMapEvent } from '../../events/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { Call } from '../domain/call.ts'
import { m } from './messages.ts'

/** M-14: a member of the jury is invited, or reminded of what is left; `why` keeps each notice single. */
export const juryNotice = (
  event: OpenMapEvent,
  call: Call,
  personId: string,
  why: 'invited' | `reminder:${string}` | `lifted:${string}`,
): NewNotice => ({
  personId,
  topic: 'event',
  key: `pitch-jury:${event.id}:${why}`,
  title: m.jury.title(formatDate(call.juryUntil)),
  text: why.startsWith('lifted:')
    ? m.jury.lifted(event.title)
    : why === 'invited'
      ? m.jury.invited(event.title)
      : m.jury.reminder(event.title),
  href: `/rencontres/${event.slug}/jury`,
  action: m.jury.action,
})
