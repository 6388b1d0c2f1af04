/** What a stand may offer, and what an exhibitor may ask for. */
export const equipment = ['table', 'chairs', 'electricity', 'grille'] as const
export type Equipment = (typeof equipment)[number]

/** Columns and rows of the plan at most. */
export const MOST_PLACES = 20
export const MOST_NUMBER = 999

export type Place = { readonly x: number; readonly y: number }

export type Stand = Place & {
  readonly id: string
  readonly number: number
  readonly label: string | null
  readonly equipment: readonly Equipment[]
  /** Who has it; null = free. */
  readonly participantId: string | null
}

export const requestStates = ['waiting', 'accepted', 'refused', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

export type StandRequest = {
  readonly id: string
  readonly participantId: string
  readonly needs: readonly Equipment[]
  readonly note: string | null
  /** The body agreed to be named on the public plan. */
  readonly listed: boolean
  readonly state: RequestState
  readonly reason: string | null
  readonly askedAt: Date
}

/** What somebody needs and this stand does not offer. */
export const missingFor = (
  stand: Pick<Stand, 'equipment'>,
  needs: readonly Equipment[],
): readonly Equipment[] => needs.filter((need) => !stand.equipment.includes(need))

/** A request that stands: whoever was refused, or changed their mind, is given nothing. */
export const wantsStand = (request: Pick<StandRequest, 'state'> | undefined): boolean =>
  request === undefined || request.state === 'waiting' || request.state === 'accepted'

/** The first free places of the plan, row by row, `perRow` in each. */
export const freePlaces = (taken: readonly Place[], count: number, perRow: number): readonly Place[] => {
  const known = new Set(taken.map(({ x, y }) => `${x}-${y}`))
  const places: Place[] = []
  for (let y = 1; y <= MOST_PLACES; y += 1)
    for (let x = 1; x <= Math.min(perRow, MOST_PLACES); x += 1)
      if (places.length < count && !known.has(`${x}-${y}`)) places.push({ x, y })
  return places
}

/** The smallest numbers that no stand has. */
export const freeNumbers = (taken: readonly number[], count: number): readonly number[] => {
  const known = new Set(taken)
  const numbers: number[] = []
  for (let number = 1; number <= MOST_NUMBER && numbers.length < count; number += 1)
    if (!known.has(number)) numbers.push(number)
  return numbers
}

/** Columns and rows that hold every stand. */
export const sizeOf = (places: readonly Place[]): { readonly columns: number; readonly rows: number } => ({
  columns: Math.max(1, ...places.map(({ x }) => x)),
  rows: Math.max(1, ...places.map(({ y }) => y)),
})
