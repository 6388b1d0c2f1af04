import { addressOf, DirectoryMap, type ListQuery, type ResultView } from '../../directory/pages/index.ts'
import {
  Banner,
  type Children,
  PageTitle,
  Pagination,
  ResultCount,
  Toolbar,
  VisuallyHidden,
} from '../../ui/index.ts'
import { t } from '../messages.ts'
import { EMBED_PATH } from './embedCode.ts'

const e = t.embed

export type EmbedView = {
  readonly query: ListQuery
  readonly error: string | null
  readonly total: number
  readonly pages: number
  readonly results: readonly ResultView[]
  readonly day: string
  readonly ground: string | null
}

/** The pages of the site refuse frames: they open beside. */
const Beside = ({ href, children }: { readonly href: string; readonly children: Children }) => (
  <a href={href} target="_blank" rel="noopener">
    {children}
    <VisuallyHidden> ({e.newTab})</VisuallyHidden>
  </a>
)

const Results = ({ view }: { readonly view: EmbedView }) => (
  <div>
    {view.results.length === 0 && <p>{e.none}</p>}
    <ul class="plain-list" aria-label={e.list}>
      {view.results.map((result) => (
        <li key={result.href}>
          <p>
            <Beside href={result.href}>{result.name}</Beside>
          </p>
          <p class="hint">
            {[result.kinds.map(({ code }) => code).join(', '), result.place, result.sectors]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
    <Pagination
      page={view.query.page}
      pages={view.pages}
      href={(page) => addressOf(EMBED_PATH, view.query, { page: String(page) })}
    />
  </div>
)

const ResultsMap = ({ view }: { readonly view: EmbedView }) => (
  <DirectoryMap
    path={EMBED_PATH}
    query={view.query}
    total={view.total}
    results={view.results}
    ground={view.ground}
    when="now"
    height="medium"
    beside
  />
)

/** The list and the map alone, for a frame of another site: credit and way back are part of it. */
export const EmbedPage = ({ view }: { readonly view: EmbedView }) => {
  const { query } = view
  const shown = query.vue ?? 'mixte'
  return (
    <>
      <PageTitle title={e.title} />
      {view.error !== null && (
        <Banner tone="warning">
          <p>{view.error}</p>
        </Banner>
      )}
      <Toolbar spread>
        <ResultCount>{e.count(view.total)}</ResultCount>
        {query.cadre !== undefined && (
          <a href={addressOf(EMBED_PATH, query, { cadre: undefined, page: undefined })}>{e.wholeMap}</a>
        )}
      </Toolbar>
      {shown === 'liste' ? (
        <Results view={view} />
      ) : shown === 'carte' ? (
        <ResultsMap view={view} />
      ) : (
        <>
          <ResultsMap view={view} />
          <Results view={view} />
        </>
      )}
      <p class="hint">
        {e.credit(view.day)}{' '}
        <Beside href={addressOf('/structures', query, { page: undefined })}>{e.open}</Beside>
      </p>
    </>
  )
}
