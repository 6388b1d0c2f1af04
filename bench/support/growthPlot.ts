export type Curve = {
  readonly name: string
  readonly points: readonly { readonly size: number; readonly value: number }[]
}

/** Exponent of the power law through the points: 0 = does not grow, 1 = grows as much as the size. */
export const exponentOf = ({ points }: Curve): number => {
  const logs = points.map(({ size, value }) => [Math.log(size), Math.log(value)] as const)
  const mean = (index: 0 | 1): number => logs.reduce((sum, log) => sum + log[index], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const above = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0)
  return Math.round((above / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0)) * 100) / 100
}

const COLOURS = ['#0b5c5c', '#b34700', '#5b3fa0', '#0a5fb4', '#8a1c4a']
const [WIDTH, HEIGHT, LEFT, TOP] = [760, 420, 60, 20]

/** Both axes by powers of ten: a power law is a straight line. */
export const growthPlot = (title: string, unit: string, curves: readonly Curve[]): string => {
  const all = curves.flatMap(({ points }) => points)
  const range = (values: readonly number[]) => [
    Math.floor(Math.log10(Math.min(...values))),
    Math.ceil(Math.log10(Math.max(...values))),
  ]
  const [x0 = 0, x1 = 1] = range(all.map(({ size }) => size))
  const [y0 = 0, y1 = 1] = range(all.map(({ value }) => value))
  const x = (size: number): number => LEFT + ((Math.log10(size) - x0) / (x1 - x0)) * (WIDTH - LEFT - 240)
  const y = (value: number): number =>
    HEIGHT - 50 - ((Math.log10(value) - y0) / (y1 - y0)) * (HEIGHT - 70 - TOP)
  const round = (value: number): string => value.toFixed(1)
  const powers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index))
  const grid = [
    ...powers(x0, x1).map(
      (size) =>
        `<line x1="${round(x(size))}" x2="${round(x(size))}" y1="${TOP}" y2="${HEIGHT - 50}" stroke="#ddd"/><text x="${round(x(size))}" y="${HEIGHT - 32}" text-anchor="middle">${size}</text>`,
    ),
    ...powers(y0, y1).map(
      (value) =>
        `<line x1="${LEFT}" x2="${WIDTH - 240}" y1="${round(y(value))}" y2="${round(y(value))}" stroke="#ddd"/><text x="${LEFT - 6}" y="${round(y(value) + 4)}" text-anchor="end">${value}</text>`,
    ),
  ]
  const lines = curves.map((curve, index) => {
    const colour = COLOURS[index % COLOURS.length]
    const path = curve.points.map(({ size, value }) => `${round(x(size))},${round(y(value))}`).join(' ')
    const dots = curve.points
      .map(
        ({ size, value }) =>
          `<circle cx="${round(x(size))}" cy="${round(y(value))}" r="3.5" fill="${colour}"/>`,
      )
      .join('')
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${WIDTH - 230}" y="${TOP + 20 + index * 22}" fill="${colour}">${curve.name} (n^${exponentOf(curve)})</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img"><title>${title}</title><rect width="100%" height="100%" fill="#fff"/>${grid.join('')}${lines.join('')}<text x="${LEFT}" y="${HEIGHT - 10}">structures</text><text x="${LEFT}" y="${TOP - 6}">${unit}</text></svg>\n`
}
