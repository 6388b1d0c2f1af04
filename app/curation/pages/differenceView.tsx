import { VisuallyHidden } from '../../ui/index.ts'
import { textDifference } from '../domain/textDifference.ts'
import { m } from './moderationMessages.ts'

/** A text with what goes and what comes: marked for the eye, said for the ear. */
export const TextDifference = ({ before, after }: { readonly before: string; readonly after: string }) => {
  const parts = textDifference(before, after)
  if (parts.length === 0) return <span class="muted">{m.item.empty}</span>
  return (
    <span class="difference">
      {parts.map(({ kind, text }, index) => {
        const key = `${index}-${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          <Mark key={key}>
            <VisuallyHidden>{kind === 'removed' ? m.item.removed : m.item.added}</VisuallyHidden>
            {text}
          </Mark>
        )
      })}
    </span>
  )
}
