import { all } from './dom.ts'

/** Open `<details>` menus close with Esc, focus going back to their button, and by a click elsewhere. */
export function menus(): void {
  const opened = () => all<HTMLDetailsElement>('details[data-menu][open]')
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of opened()) {
      if (!menu.parentElement?.contains(document.activeElement)) continue
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
  })
  document.addEventListener('click', (event) => {
    for (const menu of opened()) {
      // `keep`: what the menu opens lies beside it (header, filters), a click there must not close it.
      if (menu.dataset.menu !== 'keep' && !menu.contains(event.target as Node)) menu.open = false
    }
  })
}
