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
