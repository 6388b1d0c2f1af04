import type { Labels } from '../messages.ts'
import { messages, wordsOf } from '../messages.ts'
import type { Children, DateLabel, LinkEntry } from '../props.ts'
import { Mark } from './brand.tsx'
import { Icon } from './icon.tsx'

export interface FooterColumn {
  readonly title: string
  readonly links: readonly LinkEntry[]
}

export interface FooterProps {
  readonly columns: readonly FooterColumn[]
  readonly siteName?: string | undefined
  /** One or two sentences on the site. */
  readonly about?: Children
  /** Legal line: site map, accessibility with its state, privacy, terms. */
  readonly legal?: readonly LinkEntry[] | undefined
  /** Sources and licences of data and typeface. */
  readonly credits?: Children
  readonly dataDate?: DateLabel | undefined
  readonly labels?: Labels<'footer'> | undefined
}

/** Bottom of every page, with the choice of theme (shown by the script, since it needs it). */
export function Footer({
  columns,
  siteName = messages.site.name,
  about,
  legal = [],
  credits,
  dataDate,
  labels,
}: FooterProps) {
  const words = wordsOf('footer', labels)
  return (
    <footer class="footer">
      <div class="footer-inner">
        <div class="footer-about">
          <p class="footer-name">
            <Mark size={28} /> {siteName}
          </p>
          {about && <p>{about}</p>}
          <ThemeChoice labels={labels} />
        </div>
        <nav class="footer-columns" aria-label={words.label}>
          {columns.map((column) => (
            <div key={column.title}>
              <h2 class="footer-title">{column.title}</h2>
              <FooterLinks links={column.links} />
            </div>
          ))}
        </nav>
        <div class="footer-bottom">
          {legal.length > 0 && <FooterLinks links={legal} />}
          {(credits || dataDate) && (
            <p class="footer-credits">
              {dataDate && (
                <>
                  {words.dataDate} <time dateTime={dataDate.iso}>{dataDate.text}</time>.{' '}
                </>
              )}
              {credits}
            </p>
          )}
        </div>
      </div>
    </footer>
  )
}

function FooterLinks({ links }: { readonly links: readonly LinkEntry[] }) {
  return (
    <ul class="footer-links">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.current ? 'page' : undefined}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Automatic, light or dark. Hidden until the script runs: without it the system's choice applies. */
export function ThemeChoice({ labels }: { readonly labels?: Labels<'footer'> | undefined }) {
  const words = wordsOf('footer', labels)
  const choices = [
    ['auto', 'sun-moon', words.themeAuto],
    ['light', 'sun', words.themeLight],
    ['dark', 'moon', words.themeDark],
  ] as const
  return (
    <fieldset class="theme-choice" data-theme-choice="" hidden>
      <legend>{words.theme}</legend>
      {choices.map(([value, icon, text]) => (
        <button key={value} type="button" value={value} aria-pressed={value === 'auto' ? 'true' : 'false'}>
          <Icon name={icon} size={16} />
          {text}
        </button>
      ))}
    </fieldset>
  )
}

export interface PrintFooterProps {
  readonly source?: string | undefined
  readonly date?: DateLabel | undefined
  /** Full address of the page, so that paper leads back to the screen. */
  readonly address?: string | undefined
  readonly labels?: Labels<'print'> | undefined
}

/** Seen on paper only: source, date and address of what was printed. */
export function PrintFooter({ source, date, address, labels }: PrintFooterProps) {
  const words = wordsOf('print', labels)
  return (
    <div class="print-footer">
      {source && (
        <p>
          {words.source} {source}
        </p>
      )}
      {date && (
        <p>
          {words.date} <time dateTime={date.iso}>{date.text}</time>
        </p>
      )}
      {address && (
        <p>
          {words.page} {address}
        </p>
      )}
    </div>
  )
}
