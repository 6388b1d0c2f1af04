/**
 * The one script of reading pages. Each page is whole without it; it only spares time and clicks.
 * The client entry calls `enhance()` once, then `startIslands({ name: () => import('…') })`.
 */
import { autoSubmit } from './enhance/autoSubmit.ts'
import { buttons } from './enhance/buttons.ts'
import { drafts } from './enhance/drafts.ts'
import { forms } from './enhance/forms.ts'
import { menus } from './enhance/menus.ts'
import { theme } from './enhance/theme.ts'
import { toasts } from './enhance/toasts.ts'

export type { IslandModule, IslandRegistry } from './enhance/islands.ts'
export { startIslands } from './enhance/islands.ts'
export type { ToastOptions } from './enhance/toasts.ts'
export { toast } from './enhance/toasts.ts'

/** Starts every enhancement; call it once, from a module script. */
export function enhance(): void {
  theme()
  buttons()
  menus()
  forms()
  drafts()
  autoSubmit()
  toasts()
}
