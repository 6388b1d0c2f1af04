import { themeStorageKey } from '../themeScript.ts'
import { all, around } from './dom.ts'

/** The choice of theme: shown, remembered in the browser, applied at once. */
export function theme(): void {
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem(themeStorageKey) ?? 'auto'
  } catch {
    // Storage refused: the choice lasts as long as the page.
  }
  apply(chosen)
  for (const group of all('[data-theme-choice]')) group.hidden = false
  document.addEventListener('click', (event) => {
    const button = around<HTMLButtonElement>(event, '[data-theme-choice] button')
    if (!button) return
    apply(button.value)
    try {
      if (button.value === 'auto') localStorage.removeItem(themeStorageKey)
      else localStorage.setItem(themeStorageKey, button.value)
    } catch {
      // As above.
    }
  })
}

function apply(value: string): void {
  const root = document.documentElement
  if (value === 'light' || value === 'dark') root.dataset.theme = value
  else delete root.dataset.theme
  for (const button of all<HTMLButtonElement>('[data-theme-choice] button')) {
    button.setAttribute('aria-pressed', String(button.value === (root.dataset.theme ?? 'auto')))
  }
}
