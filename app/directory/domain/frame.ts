/** What a map shows, in degrees: west to east, south to north. It never crosses the antimeridian. */
export type Frame = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Ten centimetres: finer than any address. */
const DIGITS = 6
const STEP = 10 ** DIGITS

/** `ouest,sud,est,nord`, as addresses write it; null for anything else. */
export const readFrame = (text: string): Frame | null => {
  const parts = text.split(',')
  if (parts.length !== 4 || parts.some((part) => !/^-?\d{1,3}(\.\d{1,10})?$/.test(part.trim()))) return null
  const [west = 0, south = 0, east = 0, north = 0] = parts.map(Number)
  if (west < -180 || east > 180 || south < -90 || north > 90 || west > east || south > north) return null
  return { west, south, east, north }
}

/** The least frame of that form that holds this one. */
export const writeFrame = ({ west, south, east, north }: Frame): string => {
  const down = (value: number) => Math.floor(value * STEP) / STEP
  const up = (value: number) => Math.ceil(value * STEP) / STEP
  return [
    Math.max(-180, down(west)),
    Math.max(-90, down(south)),
    Math.min(180, up(east)),
    Math.min(90, up(north)),
  ].join(',')
}

/** Borders are inside. */
export const holds = (
  { west, south, east, north }: Frame,
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
): boolean => latitude >= south && latitude <= north && longitude >= west && longitude <= east
