import type { IconName } from '../icons.ts'
import { icons } from '../icons.ts'
import type { Children } from '../props.ts'
import { classes } from '../props.ts'

export interface IconProps {
  readonly name: IconName
  /** Side in pixels on screen: 16, 20 (default), 24 or 32. */
  readonly size?: 16 | 20 | 24 | 32 | undefined
  /** Only when the icon stands alone: the text read aloud. Without it the icon is decorative and hidden. */
  readonly label?: string | undefined
  readonly class?: string | undefined
}

/** An inline drawing in the colour of the text. Put words beside it: an icon never carries meaning alone. */
export function Icon({ name, size = 20, label, class: extra }: IconProps) {
  const naming =
    label === undefined ? { 'aria-hidden': 'true' as const } : { role: 'img' as const, 'aria-label': label }
  return (
    <svg
      class={classes('icon', extra)}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      focusable="false"
      {...naming}
      // The drawings are constants of icons.ts: nothing typed by anyone reaches this.
      dangerouslySetInnerHTML={{ __html: icons[name] }}
    />
  )
}

/** Text for screen readers only, for a context that the layout already shows to the eye. */
export function VisuallyHidden({ children }: { readonly children: Children }) {
  return <span class="visually-hidden">{children}</span>
}
