/** Every queue of the application; the owner creates them, the application login only uses them. */
export const QUEUES = {
  fact: 'fact',
  mail: 'mail',
  digest: 'digest',
  export: 'export',
  retention: 'retention',
  'event-clock': 'event-clock',
  'saved-searches': 'saved-searches',
  timetable: 'timetable',
  import: 'import',
  duplicates: 'duplicates',
  registers: 'registers',
} as const

export type QueueName = keyof typeof QUEUES

export const queueNames = Object.keys(QUEUES) as readonly QueueName[]

const MAIL_RETRIES = 12

/** Attempts before a mail is given up: the delays below add up to some six hours of a server that does not answer. */
export const MAIL_ATTEMPTS = MAIL_RETRIES + 1

/** Delays grow from `retryDelay` to `retryDelayMax`. Seconds. */
export const queueOptions = {
  fact: { retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 300 },
  // A batch of mails to a server that hangs takes half a minute each.
  mail: {
    retryLimit: MAIL_RETRIES,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 900,
  },
  // One job writes the daily mails of everybody; what it wrote stays, so a retry goes on from there.
  digest: { retryLimit: 5, retryDelay: 60, retryBackoff: true, expireInSeconds: 3600 },
  // A copy of somebody's data: rights are read again at each attempt.
  export: { retryLimit: 3, retryDelay: 30, retryBackoff: true, expireInSeconds: 900 },
  // Each rule is one transaction: what an attempt has done, the next one does not find any more.
  retention: { retryLimit: 5, retryDelay: 300, retryBackoff: true, expireInSeconds: 3600 },
  // Comes back in a few minutes anyway.
  'event-clock': { retryLimit: 1, retryDelay: 60, retryBackoff: true, expireInSeconds: 600 },
  // Each search is a transaction of its own: what was told is not found again.
  'saved-searches': { retryLimit: 3, retryDelay: 300, retryBackoff: true, expireInSeconds: 3600 },
  // Longer than the longest computation. Tried again, one that was cut is declared broken and not begun anew.
  // A work cut begins anew: it had written nothing.
  import: { retryLimit: 3, retryDelay: 30, retryBackoff: true, expireInSeconds: 1800 },
  // Comes back in a few minutes anyway; what was compared is not compared again.
  duplicates: { retryLimit: 1, retryDelay: 60, retryBackoff: true, expireInSeconds: 3600 },
  // Each register, each address is a transaction of its own: what is done is not found again.
  registers: { retryLimit: 2, retryDelay: 300, retryBackoff: true, expireInSeconds: 7200 },
  timetable: { retryLimit: 1, retryDelay: 5, retryBackoff: false, expireInSeconds: 900 },
} as const
