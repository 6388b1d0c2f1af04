export type Point = { readonly latitude: number; readonly longitude: number }

const EARTH_RADIUS_METRES = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in metres (haversine formula, mean radius of IUGG). */
export const distance = (a: Point, b: Point): number => {
  const latitude = radians(b.latitude - a.latitude)
  const longitude = radians(b.longitude - a.longitude)
  const h =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitude / 2) ** 2
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Degrees that hold every point within `metres`: the index answers this first. */
export const boxAround = (centre: Point, metres: number) => {
  const latitude = (metres / EARTH_RADIUS_METRES) * (180 / Math.PI)
  const longitude = latitude / Math.max(0.01, Math.cos(radians(centre.latitude)))
  return {
    south: centre.latitude - latitude,
    north: centre.latitude + latitude,
    west: centre.longitude - longitude,
    east: centre.longitude + longitude,
  }
}
