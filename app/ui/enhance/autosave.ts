import { all, around } from './dom.ts'
import { forgetDraft } from './drafts.ts'

/** Time left to go on typing. */
const PAUSE_MS = 2500

type Watched = { timer: number; typed: boolean; under: AbortController | null }

/**
 * Forms marked `data-autosave="address"` send there what is typed, after a pause and when the page is left: closing the
 * browser loses nothing. Saving by hand goes on as without a script, and has the last word.
 */
export function autosave(): void {
  const known = new WeakMap<HTMLFormElement, Watched>()
  const watched = (form: HTMLFormElement): Watched => {
    const found = known.get(form) ?? { timer: 0, typed: false, under: null }
    known.set(form, found)
    return found
  }
  document.addEventListener('input', (event) => {
    const form = around<HTMLFormElement>(event, 'form[data-autosave]')
    if (!form) return
    const held = watched(form)
    held.typed = true
    clearTimeout(held.timer)
    held.timer = window.setTimeout(() => send(form, held), PAUSE_MS)
  })
  document.addEventListener('submit', (event) => {
    const form = around<HTMLFormElement>(event, 'form[data-autosave]')
    if (!form) return
    const held = watched(form)
    held.typed = false
    clearTimeout(held.timer)
    held.under?.abort()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return
    for (const form of all<HTMLFormElement>('form[data-autosave]')) {
      const held = watched(form)
      clearTimeout(held.timer)
      if (held.typed) send(form, held)
    }
  })
}

async function send(form: HTMLFormElement, held: Watched): Promise<void> {
  held.typed = false
  held.under?.abort()
  held.under = new AbortController()
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  try {
    const response = await fetch(form.dataset.autosave ?? '', {
      method: 'POST',
      body: fields,
      keepalive: true,
      signal: held.under.signal,
    })
    const { said } = (await response.json()) as { said?: unknown }
    if (typeof said === 'string') for (const note of all('[data-autosaved]', form)) note.textContent = said
    // The tab's own copy would cover what is saved elsewhere since.
    if (response.ok && !held.typed) forgetDraft(form)
  } catch {
    // Out of reach, or a later sending took its place: the tab keeps its copy.
  }
}
