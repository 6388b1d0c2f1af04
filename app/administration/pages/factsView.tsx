import { type Paged, pageCount } from '../../platform/kernel/pagination.ts'
import { DataTable, EmptyState, Pagination, Tabs, Tag, VisuallyHidden } from '../../ui/index.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'
import { AdministrationFrame } from './frame.tsx'
import { type FactRow, factTitle } from './presentFacts.ts'

const at = addresses.facts

const factsHref = (type: string | null, page = 1): string => {
  const query = new URLSearchParams()
  if (type !== null) query.set('sorte', type)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? at : `${at}?${query}`
}

const Reactions = ({ fact }: { readonly fact: FactRow }) => (
  <>
    {fact.reactions.length === 0 && <span class="muted">{t.facts.noReaction}</span>}
    {fact.reactions.map((reaction) => (
      <span key={reaction} class="description-note">
        {reaction}
      </span>
    ))}
    {fact.failed && <a href={addresses.jobs}>{t.facts.seeJob}</a>}
    {fact.mailHref !== null && (
      <a href={fact.mailHref}>
        {t.facts.seeMail}
        <VisuallyHidden> {t.facts.ofMail(fact.id.slice(-6))}</VisuallyHidden>
      </a>
    )}
  </>
)

export const FactsPage = (props: {
  readonly facts: Paged<FactRow>
  readonly types: readonly string[]
  readonly type: string | null
}) => {
  const { facts, types, type } = props
  const words = t.facts
  return (
    <AdministrationFrame tab="facts" title={t.menu.facts} lead={words.lead}>
      {types.length > 1 && (
        <Tabs
          label={words.filter}
          look="segments"
          entries={[
            { href: factsHref(null), label: words.all, current: type === null },
            ...types.map((one) => ({
              href: factsHref(one),
              label: factTitle(one),
              current: type === one,
            })),
          ]}
        />
      )}
      {facts.total === 0 ? (
        <EmptyState title={types.length === 0 ? words.empty : words.emptyType} icon="history">
          {types.length === 0 && <p>{words.emptyText}</p>}
        </EmptyState>
      ) : (
        <>
          <DataTable
            id="faits"
            caption={words.caption}
            captionHidden
            rows={facts.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'what',
                header: words.what,
                rowHeader: true,
                cell: (fact) =>
                  fact.failed ? (
                    <>
                      {fact.title} <Tag tone="error">{t.jobs.states.failed}</Tag>
                    </>
                  ) : (
                    fact.title
                  ),
              },
              {
                key: 'when',
                header: words.when,
                cell: (fact) => <time dateTime={fact.whenIso}>{fact.when}</time>,
              },
              { key: 'who', header: words.who, cell: (fact) => fact.who },
              { key: 'reactions', header: words.reactions, cell: (fact) => <Reactions fact={fact} /> },
            ]}
          />
          <Pagination page={facts.page} pages={pageCount(facts)} href={(page) => factsHref(type, page)} />
        </>
      )}
    </AdministrationFrame>
  )
}
