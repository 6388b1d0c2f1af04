import { all, around, reveal } from './dom.ts'
import { toast } from './toasts.ts'

/** Buttons that only a script can serve: print, copy, show a password; links that open a dialog of the page. */
export function buttons(): void {
  reveal()
  window.addEventListener('beforeprint', () => {
    // A style sheet cannot make an address whole; on paper « /aide » leads nowhere.
    for (const link of all<HTMLAnchorElement>('main a[href]')) link.dataset.url = link.href
  })
  document.addEventListener('click', (event) => {
    if (around(event, '[data-print]')) window.print()
    const copy = around(event, '[data-copy]')
    if (copy) void copyText(copy)
    const show = around(event, '[data-show]')
    if (show) showTyped(show)
    const opener = around(event, '[data-dialog]')
    const dialog = opener && document.getElementById(opener.dataset.dialog ?? '')
    // With a key held the reader asks for a new tab: the link does its own work.
    if (
      dialog instanceof HTMLDialogElement &&
      event instanceof MouseEvent &&
      !event.ctrlKey &&
      !event.metaKey
    ) {
      event.preventDefault()
      dialog.showModal()
    }
  })
}

function showTyped(button: HTMLElement): void {
  const field = document.getElementById(button.dataset.show ?? '')
  if (!(field instanceof HTMLInputElement)) return
  const shown = field.type === 'password'
  field.type = shown ? 'text' : 'password'
  button.setAttribute('aria-pressed', String(shown))
}

async function copyText(button: HTMLElement): Promise<void> {
  const text = button.dataset.copy ?? ''
  try {
    await navigator.clipboard.writeText(text)
    toast(button.dataset.copyDone ?? text)
  } catch {
    // Without the right to write in the clipboard, show the text so that it can be copied by hand.
    toast(text, { tone: 'error' })
  }
}
