/** Words as the server gives them: `{n}` and others are filled in where they are shown. */
export type MapWords = Readonly<
  Record<
    | 'failed'
    | 'tilesFailed'
    | 'groundFailed'
    | 'map'
    | 'marks'
    | 'zoomIn'
    | 'zoomOut'
    | 'close'
    | 'wheel'
    | 'wheelMac'
    | 'touch'
    | 'search'
    | 'everything'
    | 'inView'
    | 'elsewhere'
    | 'unplaced'
    | 'cluster'
    | 'place'
    | 'single'
    | 'insertion'
    | 'disability'
    | 'socialEconomy'
    | 'placeTitle'
    | 'record'
    | 'more'
    | 'loading'
    | 'placeFailed'
    | 'newTab',
    string
  >
>

/** What the page gives to the map, again at each change of the list. */
export type MapProps = {
  /** The filters as the end of an address, without the frame: the map shows what lies around it too. */
  readonly query: string
  /** `ouest,sud,est,nord`: the list is kept to it. */
  readonly frame: string | null
  /** Address of a style (MapLibre); null = contours drawn from our own data, and no call to anyone else. */
  readonly ground: string | null
  /** Records open in another tab: the map stands in a frame of another site. */
  readonly beside: boolean
  /** Where the results of the page are, by the end of their address. */
  readonly places: { readonly [slug: string]: readonly number[] }
  readonly words: MapWords
}

const number = new Intl.NumberFormat('fr-FR')

/** A sentence with its numbers and names in place. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? number.format(value) : value
  })

/** A number short enough for a mark: « 87 », « 1,2 k ». */
export const short = (count: number): string =>
  count < 1000 ? String(count) : `${number.format(Math.round(count / 100) / 10)}\u00a0k`
