import { all, around, reveal } from './dom.ts'

/** How long a message stays when nobody looks at it. */
const shownFor = 10_000

export interface ToastOptions {
  readonly tone?: 'success' | 'error' | undefined
  /** A button that takes the action back. */
  readonly undo?: { readonly label: string; readonly run: () => void } | undefined
}

/** Flash messages of the server become passing messages: 10 s, held while pointed at, focused or paused. */
export function toasts(): void {
  const region = all('[data-toasts]')[0]
  const status = region?.querySelector('[role=status]')
  if (!region || !status) return
  region.classList.add('toasts-live')
  const messages = all('[data-toast]', status)
  // A status region is read when it changes after the load, not for what it holds at first.
  for (const message of messages) message.remove()
  window.setTimeout(() => {
    for (const message of messages) show(message, status)
  }, 150)
  region.addEventListener('click', (event) => {
    if (around(event, '[data-toast-close]')) around(event, '[data-toast]')?.remove()
    const hold = around(event, '[data-toast-pause]')
    hold?.setAttribute('aria-pressed', String(hold.getAttribute('aria-pressed') !== 'true'))
  })
}

/** Shows a passing message, for islands and buttons. Nothing happens on a page without a toast region. */
export function toast(text: string, { tone = 'success', undo }: ToastOptions = {}): void {
  const status = document.querySelector('[data-toasts] [role=status]')
  const model = document.querySelector<HTMLTemplateElement>(`template[data-toast-model=${tone}]`)
  const message = (model?.content.cloneNode(true) as DocumentFragment | undefined)?.firstElementChild
  if (!status || !(message instanceof HTMLElement)) return
  const words = message.querySelector('.toast-text')
  if (words) words.textContent = text
  if (undo && words) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-secondary button-small'
    button.textContent = undo.label
    button.addEventListener('click', () => {
      undo.run()
      message.remove()
    })
    words.after(button)
  }
  show(message, status)
}

function show(message: HTMLElement, status: Element): void {
  reveal(message)
  status.append(message)
  // What went wrong stays until it is closed.
  if (message.classList.contains('toast-error')) return
  let left = shownFor
  const tick = window.setInterval(() => {
    const held =
      message.matches(':hover, :focus-within') ||
      message.querySelector('[data-toast-pause][aria-pressed=true]') !== null
    if (held) return
    left -= 250
    if (left > 0 && message.isConnected) return
    clearInterval(tick)
    message.remove()
  }, 250)
}
