/**
 * The one script of reading pages. Each page is whole without it; it only spares time and clicks.
 * Importing it starts it; the client entry then calls `startIslands({ name: () => import('…') })`.
 */

import { autoSubmit } from './enhance/autoSubmit.ts'
import { autosave } from './enhance/autosave.ts'
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

let started = false

/** Starts every enhancement, once. Importing this module in a browser does it. */
export function enhance(): void {
  if (started) return
  started = true
  theme()
  buttons()
  menus()
  forms()
  drafts()
  autosave()
  autoSubmit()
  toasts()
}

if (typeof document !== 'undefined') enhance()
