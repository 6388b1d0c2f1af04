export const meetingModes = ['organiser', 'parties'] as const
/** Who places the meetings: the organiser from everybody's wishes, or the parties slot by slot. */
export type MeetingMode = (typeof meetingModes)[number]

export const acceptances = ['opt-in', 'automatic'] as const
/** A request waits for the other's word, or takes the slot at once. */
export type Acceptance = (typeof acceptances)[number]

export type MeetingRules = {
  readonly mode: MeetingMode
  readonly acceptance: Acceptance
  /** Last ISO date on which the parties have their say; null = until the day itself. */
  readonly wishesUntil: string | null
  /** Hours that a request waits for its answer. */
  readonly requestHours: number
  /** Requests of one party that wait for an answer, at most. */
  readonly mostRequests: number | null
}

/** Those of an event whose organiser chose nothing. */
export const usualRules: MeetingRules = {
  mode: 'organiser',
  acceptance: 'opt-in',
  wishesUntil: null,
  requestHours: 72,
  mostRequests: null,
}

/** May the parties still say something? @param today ISO date where the event is */
export const stillOpen = (
  rules: Pick<MeetingRules, 'wishesUntil'>,
  event: { readonly day: string; readonly status: string },
  today: string,
): boolean => event.status === 'published' && today <= (rules.wishesUntil ?? event.day) && today <= event.day
