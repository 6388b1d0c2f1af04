import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children, LinkEntry } from '../props.ts'
import type { WordmarkProps } from './brand.tsx'
import { Wordmark } from './brand.tsx'
import { Icon } from './icon.tsx'

export interface HeaderProps {
  /** Main menu, same order on every page. */
  readonly menu: readonly LinkEntry[]
  /** Second line: help, resources. */
  readonly secondary?: readonly LinkEntry[] | undefined
  readonly brand?: WordmarkProps | undefined
  /** Usually a compact `SearchBox`. */
  readonly search?: Children
  /** Sign-in link, or a `DisclosureMenu` with the account. */
  readonly account?: Children
  readonly labels?: Labels<'header'> | undefined
}

function MenuLink({ href, label, current }: LinkEntry) {
  return (
    <li>
      <a class="menu-link" href={href} aria-current={current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  )
}

/**
 * Top of every page. On a phone the menu opens under a `<details>` placed before it: no script needed,
 * and one list of links only, in the same order, on all screens.
 */
export function Header({ menu, secondary = [], brand, search, account, labels }: HeaderProps) {
  const words = wordsOf('header', labels)
  return (
    <header class="header">
      <Wordmark {...brand} />
      <details class="header-toggle" data-menu="keep">
        <summary>
          <Icon name="menu" />
          {words.menu}
        </summary>
      </details>
      {search && <div class="header-search">{search}</div>}
      {account && <div class="header-account">{account}</div>}
      <div class="header-menus">
        <nav class="header-main" id="menu" aria-label={words.main}>
          <ul>
            {menu.map((entry) => (
              <MenuLink key={entry.href} {...entry} />
            ))}
          </ul>
        </nav>
        {secondary.length > 0 && (
          <nav class="header-secondary" aria-label={words.secondary}>
            <ul>
              {secondary.map((entry) => (
                <MenuLink key={entry.href} {...entry} />
              ))}
            </ul>
          </nav>
        )}
      </div>
    </header>
  )
}
