import type { IconName } from '../icons.ts'
import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import { idOf, type LinkEntry } from '../props.ts'
import { Details } from './disclosure.tsx'
import { Icon, VisuallyHidden } from './icon.tsx'

export interface TabEntry extends LinkEntry {
  readonly count?: string | number | undefined
  readonly icon?: IconName | undefined
}

export interface TabsProps {
  readonly entries: readonly TabEntry[]
  /** Accessible name, different for each group of the page. */
  readonly label?: string | undefined
  /** `tabs` under a title; `segments` for a choice of view (list, map, both). */
  readonly look?: 'tabs' | 'segments' | undefined
}

/** Parts of a page as links: each has its own address, Back works. */
export function Tabs({ entries, label, look = 'tabs' }: TabsProps) {
  return (
    <nav class={look} aria-label={label ?? wordsOf('tabs').label}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.href}>
            <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
              {entry.icon && <Icon name={entry.icon} size={16} />}
              {entry.label}
              {entry.count !== undefined && <span class="count">{entry.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export interface GroupedTabsProps {
  readonly groups: readonly { readonly label: string; readonly entries: readonly TabEntry[] }[]
  readonly label: string
}

const TabGroups = ({ groups, id }: Pick<GroupedTabsProps, 'groups'> & { readonly id: string }) => (
  <>
    {groups.map((group) => (
      <div key={group.label} class="tab-group">
        <p class="tab-group-label" id={`${idOf(group.label)}-${id}`}>
          {group.label}
        </p>
        <ul aria-labelledby={`${idOf(group.label)}-${id}`}>
          {group.entries.map((entry) => (
            <li key={entry.href}>
              <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
                {entry.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </>
)

/**
 * Many parts of a page, under the few words that tell when one needs them. On a telephone they would fill the screen before
 * the page begins: there they are folded under the name of the present one. The style shows one of both.
 */
export function GroupedTabs({ groups, label }: GroupedTabsProps) {
  const current = groups.flatMap(({ entries }) => entries).find((entry) => entry.current)
  return (
    <>
      <nav class="tabs tab-groups tabs-wide" aria-label={label}>
        <TabGroups groups={groups} id="onglets" />
      </nav>
      <nav class="tabs-narrow" aria-label={label}>
        <Details summary={current === undefined ? label : `${label}\u00a0: ${current.label}`}>
          <div class="tabs tab-groups">
            <TabGroups groups={groups} id="onglets-replies" />
          </div>
        </Details>
      </nav>
    </>
  )
}

export interface PaginationProps {
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
  readonly labels?: Labels<'pagination'> | undefined
}

/**
 * The page numbers to show: the first, the last, two around the present one, `gap` where some are left out.
 * @example pageNumbers(6, 20) // [1, 'gap', 5, 6, 7, 'gap', 20]
 */
export function pageNumbers(page: number, pages: number): readonly (number | 'gap')[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((n) => n >= 1 && n <= pages)
    .sort((a, b) => a - b)
  return shown.flatMap((n, index): (number | 'gap')[] => {
    const before = shown[index - 1]
    if (before === undefined || n === before + 1) return [n]
    // A gap of one page would take the place of that page.
    return n === before + 2 ? [n - 1, n] : ['gap', n]
  })
}

/** Links to the other pages of a list. Nothing when there is only one. */
export function Pagination({ page, pages, href, labels }: PaginationProps) {
  const words = wordsOf('pagination', labels)
  if (pages <= 1) return null
  return (
    <nav class="pagination" aria-label={words.label}>
      <ul>
        {page > 1 && (
          <li class="pagination-step">
            <a href={href(page - 1)} rel="prev">
              <Icon name="chevron-left" size={16} />
              {words.previous}
            </a>
          </li>
        )}
        {pageNumbers(page, pages).map((entry, index) =>
          entry === 'gap' ? (
            <li key={`gap-${index === 1 ? 'start' : 'end'}`} class="pagination-gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={entry} class="pagination-page">
              <a href={href(entry)} aria-current={entry === page ? 'page' : undefined}>
                <VisuallyHidden>{words.page} </VisuallyHidden>
                {entry}
              </a>
            </li>
          ),
        )}
        {page < pages && (
          <li class="pagination-step">
            <a href={href(page + 1)} rel="next">
              {words.next}
              <Icon name="chevron-right" size={16} />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
