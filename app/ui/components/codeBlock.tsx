import { CopyButton } from './button.tsx'
import { Banner } from './feedback.tsx'

/** Code or data to copy, on lines of its own; it scrolls by itself, with the keyboard too. */
export function CodeBlock({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named region is what the keyboard scrolls; a section would want a heading.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <pre class="code-block" tabIndex={0} role="region" aria-label={label}>
      <code>{code}</code>
    </pre>
  )
}

/** A secret that is shown this once, with the way to copy it. */
export function ShownOnce(props: {
  readonly label: string
  readonly secret: string
  /** Why to copy it now, and until when it holds. */
  readonly warnings: readonly string[]
  readonly copy: string
  readonly copied: string
}) {
  return (
    <>
      <Banner tone="warning">
        {props.warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </Banner>
      <CodeBlock label={props.label} code={props.secret} />
      <CopyButton text={props.secret} done={props.copied}>
        {props.copy}
      </CopyButton>
    </>
  )
}
