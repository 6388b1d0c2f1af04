/** What somebody may agree to, and the version of the words that they read: other words ask for another agreement. */
export const consentSubjects = { news: '2026-11', 'event-name': '2026-11' } as const

export type ConsentSubject = keyof typeof consentSubjects
export const consentNames = Object.keys(consentSubjects) as readonly ConsentSubject[]

export type Consent = {
  readonly subject: ConsentSubject
  readonly version: string
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
}

/** In force: given, not withdrawn, and in the words of today. */
export const inForce = ({ subject, version, withdrawnAt }: Consent): boolean =>
  withdrawnAt === null && version === consentSubjects[subject]
