import { MapFrame } from '../../../ui/index.ts'
import type { MapProps } from '../../islands/map/props.ts'
import { t } from '../../messages.ts'
import { addressOf, type ListQuery } from '../listQuery.ts'
import type { ResultView } from '../presentList.ts'
import { MapLegend } from './familyMark.tsx'
import { m } from './mapMessages.ts'

/** Address of the count by commune of the same results. */
export const TABLE_PATH = '/structures/carte/tableau'

export type DirectoryMapProps = {
  /** Path of the list that the map stands beside. */
  readonly path: string
  readonly query: ListQuery
  readonly total: number
  readonly results: readonly ResultView[]
  /** Style of the ground that the administration chose; null = our own contours. */
  readonly ground: string | null
  readonly when: 'now' | 'click'
  readonly height?: 'medium' | 'tall'
  /** In a frame of another site: records open in another tab. */
  readonly beside?: boolean
}

/** The map of all results of a search, with the ways to the same results in words just before it. */
export const DirectoryMap = ({ path, query, total, results, ground, when, ...rest }: DirectoryMapProps) => {
  const { height = 'tall', beside = false } = rest
  const props: MapProps = {
    query: addressOf('', query, { vue: undefined, page: undefined, tri: undefined, cadre: undefined }),
    frame: query.cadre ?? null,
    ground,
    beside,
    places: Object.fromEntries(
      results.flatMap(({ href, position }) =>
        position === null
          ? []
          : [[href.replace('/structures/', ''), [position.longitude, position.latitude]]],
      ),
    ),
    words: { ...m.island },
  }
  return (
    <MapFrame
      id="carte"
      title={m.title(t.list.count(total))}
      listHref={addressOf(path, query, { vue: 'liste' })}
      tools={
        // Our pages refuse frames: this one stays out of those of other sites.
        beside
          ? []
          : [
              {
                href: addressOf(TABLE_PATH, query, { vue: undefined, page: undefined, tri: undefined }),
                label: m.table,
                icon: 'table',
              },
            ]
      }
      skip={{ label: m.skip, after: m.after }}
      island="structures-map"
      props={props}
      when={when}
      height={height}
      legend={<MapLegend />}
      status
      credit={m.credit}
    />
  )
}
