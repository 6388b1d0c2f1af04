import { messages } from '../messages.ts'
import type { Children, DataAttributes, LinkEntry } from '../props.ts'
import { classes } from '../props.ts'
import { themeScript } from '../themeScript.ts'

export interface Preload {
  readonly href: string
  readonly as: 'font' | 'image' | 'style' | 'script'
  readonly type?: string | undefined
}

export interface DocumentProps {
  /** Title of the page without the site's name: the same words as its `h1`. */
  readonly title: string
  /** True when a form came back refused: the title then begins with « Erreur : ». */
  readonly hasErrors?: boolean | undefined
  readonly siteName?: string | undefined
  readonly lang?: string | undefined
  readonly description?: string | undefined
  readonly canonical?: string | undefined
  /** False asks search engines to leave the page out. */
  readonly indexed?: boolean | undefined
  readonly stylesheets?: readonly string[] | undefined
  /** Module scripts of the same origin. */
  readonly scripts?: readonly string[] | undefined
  readonly preloads?: readonly Preload[] | undefined
  readonly favicon?: string | undefined
  /**
   * Sets the theme chosen by the reader before the first paint. The policy must allow the script:
   * add `themeScriptHash` to `script-src`. Off by default.
   */
  readonly themeScript?: boolean | undefined
  /** Further elements of `<head>`: feeds, Open Graph, JSON-LD with its nonce. */
  readonly head?: Children
  /** Widths of the main part: reading (70 characters), page (1200 px), full (work screens). */
  readonly width?: 'reading' | 'page' | 'full' | undefined
  /** Replaces the usual skip links. */
  readonly skipLinks?: readonly LinkEntry[] | undefined
  readonly header?: Children
  readonly breadcrumb?: Children
  /** Flash messages, above the main part. */
  readonly toasts?: Children
  readonly footer?: Children
  readonly data?: DataAttributes | undefined
  readonly children: Children
}

/** « Erreur : Page – OpenMap ESS ». */
export function documentTitle(
  title: string,
  hasErrors = false,
  siteName: string = messages.site.name,
): string {
  const page = hasErrors ? `${messages.form.errorPrefix} ${title}` : title
  return page === siteName ? siteName : `${page} – ${siteName}`
}

/** Links that let a keyboard jump over the header; first in the page, seen when focused. */
export function SkipLinks({ links }: { readonly links?: readonly LinkEntry[] | undefined }) {
  const entries = links ?? [{ label: messages.skip.content, href: '#contenu' }]
  return (
    <nav class="skip-links" aria-label={messages.skip.label}>
      {entries.map((link) => (
        <SkipLink key={link.href} {...link} />
      ))}
    </nav>
  )
}

export function SkipLink({ href, label }: LinkEntry) {
  return (
    <a class="skip-link" href={href}>
      {label}
    </a>
  )
}

/** The whole page around its content. Render it, then put `<!doctype html>` in front. */
export function Document(props: DocumentProps) {
  const { lang = 'fr', width = 'page' } = props
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{documentTitle(props.title, props.hasErrors, props.siteName)}</title>
        {props.description && <meta name="description" content={props.description} />}
        {props.indexed === false && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#FFFFFF" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1E262A" media="(prefers-color-scheme: dark)" />
        {/* A constant, allowed by its hash in the policy. */}
        {props.themeScript && <script dangerouslySetInnerHTML={{ __html: themeScript }} />}
        {props.canonical && <link rel="canonical" href={props.canonical} />}
        {props.preloads?.map((preload) => (
          <link
            key={preload.href}
            rel="preload"
            href={preload.href}
            as={preload.as}
            type={preload.type}
            // Fonts are always fetched without credentials: a preload that is not is fetched twice.
            {...(preload.as === 'font' ? { crossorigin: 'anonymous' as const } : {})}
          />
        ))}
        {props.stylesheets?.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {props.favicon && <link rel="icon" href={props.favicon} type="image/svg+xml" />}
        {props.head}
        {props.scripts?.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body class={width === 'full' ? 'page-full' : undefined} {...props.data}>
        <SkipLinks links={props.skipLinks} />
        {props.header}
        {props.breadcrumb}
        {props.toasts}
        <main id="contenu" class={classes('main', `main-${width}`)} tabIndex={-1}>
          {props.children}
        </main>
        {props.footer}
      </body>
    </html>
  )
}
