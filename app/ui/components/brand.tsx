import { messages } from '../messages.ts'

/** Our sign: two arcs that leave from two sides and meet on a place of the map. */
export function Mark({ size = 32 }: { readonly size?: number | undefined }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="mark-a" d="M16 29C9.2 21.6 5.5 17 5.5 12.2A10.2 10.2 0 0 1 15.7 2" />
      <path class="mark-b" d="M16 29c6.800-7.400 10.500-12 10.500-16.800A10.200 10.200 0 0 0 20.500 3" />
      <circle class="mark-c" cx="16" cy="12.500" r="3.200" />
    </svg>
  )
}

export interface WordmarkProps {
  /** Where the name leads; `/` by default. */
  readonly href?: string | undefined
  readonly name?: string | undefined
  /** Said after the name by screen readers; « accueil » by default. */
  readonly label?: string | undefined
  /** Words under the name, such as the territory. */
  readonly tagline?: string | undefined
}

/** Name of the site with its sign, linking to the home page. */
export function Wordmark({ href = '/', name = 'OpenMap ESS', label, tagline }: WordmarkProps) {
  return (
    <a class="wordmark" href={href}>
      <Mark />
      <span class="wordmark-text">
        <span class="wordmark-name">{name}</span>
        {tagline && <span class="wordmark-tagline">{tagline}</span>}
        <span class="visually-hidden">, {label ?? messages.site.home.toLowerCase()}</span>
      </span>
    </a>
  )
}
