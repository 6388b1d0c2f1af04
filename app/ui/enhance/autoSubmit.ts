import { all, around, reveal, swapped } from './dom.ts'

/** Time to take a second choice before asking for results. */
const pause = 350

/**
 * Forms marked `data-auto-submit` ask for their results at each choice. The same page is fetched and its
 * parts marked `data-swap` are exchanged in place: focus stays, the address changes, Back works.
 * Anything unexpected ends in an ordinary navigation.
 */
export function autoSubmit(): void {
  let timer = 0
  let shown = location.pathname + location.search
  document.addEventListener('change', (event) => {
    const form = around<HTMLFormElement>(event, 'form[data-auto-submit]')
    // A text field sends its words by Enter or the button: half a word is not a search.
    if (!form || !around(event, 'select, input[type=checkbox], input[type=radio]')) return
    clearTimeout(timer)
    timer = window.setTimeout(() => void load(addressOf(form), true), pause)
  })
  // An island asks for another address of this page: only a page whose parts are exchanged takes it.
  document.addEventListener('ui:go', (event) => {
    if (document.querySelector('form[data-auto-submit]') === null) return
    event.preventDefault()
    void load((event as CustomEvent<string>).detail, true)
  })
  window.addEventListener('popstate', () => {
    // Moving to an anchor of the same page fires the event too.
    if (location.pathname + location.search !== shown) void load(location.href, false)
  })

  let running: AbortController | undefined
  async function load(address: string, push: boolean): Promise<void> {
    running?.abort()
    running = new AbortController()
    const { signal } = running
    const parts = all('[data-swap][id]')
    for (const part of parts) if (part.dataset.swap === '') part.dataset.loading = ''
    try {
      const answer = await fetch(address, { signal, headers: { accept: 'text/html' } })
      if (!answer.ok) throw new Error(String(answer.status))
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (signal.aborted) return
      if (parts.some((part) => !next.getElementById(part.id))) throw new Error('another page')
      if (push) history.pushState(null, '', address)
      shown = location.pathname + location.search
      document.title = next.title
      exchange(parts, next)
    } catch {
      if (!signal.aborted) location.assign(address)
    }
  }
}

function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action)
  address.search = ''
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') address.searchParams.append(name, value)
  }
  return address.href
}

function exchange(parts: readonly HTMLElement[], next: Document): void {
  const focused = document.activeElement?.id
  const open = all('details[open][id]').map((details) => details.id)
  for (const part of parts) {
    const fresh = next.getElementById(part.id)
    if (!fresh) continue
    delete part.dataset.loading
    if (part.dataset.swap === 'props') handProps(part, fresh)
    else if (part.dataset.swap === 'text') {
      // A status region is read again at each change of its text: write only a true change.
      if (part.textContent !== fresh.textContent) part.textContent = fresh.textContent
    } else part.replaceChildren(...fresh.childNodes)
  }
  for (const id of open) document.getElementById(id)?.setAttribute('open', '')
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  reveal()
  document.dispatchEvent(new CustomEvent(swapped))
}

function handProps(island: HTMLElement, fresh: HTMLElement): void {
  const props = fresh.dataset.props
  if (props === undefined || props === island.dataset.props) return
  island.dataset.props = props
  island.dispatchEvent(new CustomEvent('ui:props', { detail: JSON.parse(props) }))
}
