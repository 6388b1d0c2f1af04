type Position = readonly [longitude: number, latitude: number]

export interface LocatorProps {
  /** What the drawing says, in one sentence: it has no other twin. */
  readonly label: string
  /** Outlines around, each a closed ring of degrees. */
  readonly shapes: readonly { readonly code: string; readonly ring: readonly Position[] }[]
  readonly marker: { readonly longitude: number; readonly latitude: number }
}

const WIDTH = 320

/** Where a place is on the outline of its territory: a small drawing of our own, without tiles, script nor other site. */
export function Locator({ label, shapes, marker }: LocatorProps) {
  const all = [...shapes.flatMap(({ ring }) => ring), [marker.longitude, marker.latitude] as const]
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))]
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))]
  // A degree of longitude is shorter than one of latitude, here by this much.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = WIDTH / ((east - west) * narrow || 1)
  const height = Math.round((north - south) * scale)
  const at = ([longitude, latitude]: Position): string =>
    `${((longitude - west) * narrow * scale).toFixed(1)} ${((north - latitude) * scale).toFixed(1)}`
  const [x, y] = at([marker.longitude, marker.latitude]).split(' ')
  return (
    <svg class="locator" viewBox={`-8 -8 ${WIDTH + 16} ${height + 16}`} role="img" aria-label={label}>
      {shapes.map(({ code, ring }) => (
        <path key={code} class="locator-shape" d={`M${ring.map(at).join('L')}Z`} />
      ))}
      <circle class="locator-halo" cx={x} cy={y} r="9" />
      <circle class="locator-marker" cx={x} cy={y} r="6" />
    </svg>
  )
}
