import { eventPath, organiserPath } from '../../events/pages/index.ts'

type Slugged = { readonly slug: string }

/** Pages of the organiser after a day. */
export const reportPath = (event: Slugged, rest = ''): string => organiserPath(event, 'outcomes', rest)

export const meetingPath = (event: Slugged, meetingId: string, rest = ''): string =>
  eventPath(event, `/rendez-vous/${meetingId}${rest}`)

export const followPath = (event: Slugged, rest = ''): string => eventPath(event, `/suites${rest}`)

export const opinionPath = (event: Slugged): string => eventPath(event, '/avis')

export const certificatePath = (event: Slugged): string => eventPath(event, '/attestation.pdf')
