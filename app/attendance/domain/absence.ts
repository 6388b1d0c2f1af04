/** A participant who is not there: all day, or until a slot. */
export type Absence = {
  readonly participantId: string
  /** The first slot at which they will be there; null = absent all day. */
  readonly untilSlotId: string | null
  readonly recordedAt: Date
}
