/** Something that a reader of the event's page may do now, or read. */
export type EventAction = {
  readonly label: string
  /** One sentence: until when, how many places. */
  readonly text: string
  readonly href: string
  /** The main thing to do on the page. */
  readonly primary: boolean
}

/** One stage between the invitation to a day and what followed: fewer at each. */
export type FunnelStage = {
  readonly of: 'people' | 'meetings'
  readonly label: string
  readonly value: number
}

/** A file to print on the day, that another module makes. */
export type EventPrint = {
  readonly title: string
  readonly text: string
  /** Where the file is; null as long as it has to be prepared. */
  readonly href: string | null
  /** A form of ours that makes it ready, or makes it anew. */
  readonly prepare: { readonly action: string; readonly label: string } | null
}

/** When a step of the organiser falls due: before the day, during it, or after. */
export const phases = ['before', 'during', 'after'] as const
export type Phase = (typeof phases)[number]

/** One line of the organiser's dashboard. */
export type EventStep = {
  readonly phase: Phase
  readonly title: string
  /** What is there: counts, dates. */
  readonly text: string
  readonly href: string
  readonly done: boolean
  /** ISO date by which it should be done; null where nothing presses. */
  readonly due: string | null
}
