import { filled } from '../../platform/kernel/text.ts'
import { hourIn } from './arrivals.ts'
import { putAside } from './aside.ts'
import { openVault } from './vault.ts'

type Words = Readonly<Record<string, string>>
type Props = {
  readonly page: string
  readonly worker: string
  readonly zone: string
  /** Until when this device keeps the day, in ms since 1970. */
  readonly until: number
  readonly words: Words
}
type Unsent = { readonly text: string; readonly at: number }

const NOTE = 'note:'
const SINCE = 'hors-ligne'
const KEPT_AT = 'gardee'
/** A pause in typing. */
const PAUSE = 700
const ASK_EVERY = 30_000

/** `2028-03-09T14:05`, by the clock of the place: compared as text with the hours of the page. */
export const localMinute = (at: number, zone: string): string =>
  new Date(at)
    .toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .replace(' ', 'T')

/** Which of these spans goes on, or comes next; hours as `2028-03-09T14:05`. */
export const placeOf = (
  spans: readonly { readonly starts: string; readonly ends: string }[],
  now: string,
): readonly ('now' | 'next' | null)[] => {
  const coming = spans.map(({ starts }) => starts.slice(0, 16)).filter((starts) => starts > now)
  const next = coming.reduce<string | null>(
    (first, one) => (first === null || one < first ? one : first),
    null,
  )
  return spans.map(({ starts, ends }) => {
    if (starts.slice(0, 16) <= now && now < ends.slice(0, 16)) return 'now'
    return starts.slice(0, 16) === next ? 'next' : null
  })
}

/** Keeps the day of a participant in the browser, and sends the notes when there is a network. */
export const mount = async (element: HTMLElement, given: unknown): Promise<void> => {
  const { page, worker, zone, until, words } = given as Props
  const say = (name: string, values: Readonly<Record<string, string | number>> = {}): string =>
    filled(words[name] ?? name, values)
  const part = <E extends HTMLElement = HTMLElement>(name: string): E =>
    element.querySelector(`[data-pack="${name}"]`) as E

  const mark = (): void => {
    const now = localMinute(Date.now(), zone)
    for (const list of element.querySelectorAll('.pack-lines')) {
      const lines = [...list.querySelectorAll<HTMLElement>('[data-starts]')]
      const spans = lines.map(({ dataset }) => ({ starts: dataset.starts ?? '', ends: dataset.ends ?? '' }))
      placeOf(spans, now).forEach((place, index) => {
        const line = lines[index]
        const label = line?.querySelector('[data-mark]')
        const text = place === null ? '' : say(place)
        if (line !== undefined) line.dataset.place = place ?? ''
        if (label && label.textContent !== text) label.textContent = text
      })
    }
  }
  mark()
  setInterval(mark, 20_000)

  const state = part('state')
  const write = (text: string, kind: string): void => {
    state.hidden = false
    if (state.textContent !== text) state.textContent = text
    state.dataset.state = kind
  }
  // Without these the page needs the network, and its forms remain.
  if (!('serviceWorker' in navigator) || crypto.subtle === undefined || !('indexedDB' in window)) {
    write(say('noStore'), 'offline')
    return
  }

  const vault = await openVault(page)
  const forms = [...element.querySelectorAll<HTMLFormElement>('form[data-note]')]
  const waiting = new Map<string, Unsent>()
  for (const name of await vault.names(NOTE)) {
    const unsent = await vault.get<Unsent>(name)
    if (unsent !== null) waiting.set(name.slice(NOTE.length), unsent)
  }
  if (Date.now() > until && waiting.size === 0) {
    // The day is long over: the device forgets it, and the forms of the page remain.
    await vault.destroy()
    await caches.delete(page)
    await (await navigator.serviceWorker.getRegistration(page))?.unregister()
    return
  }
  let since = await vault.get<number>(SINCE)
  let closed = false

  const draw = async (): Promise<void> => {
    const count = waiting.size
    if (closed) return write(say('closed'), 'closed')
    if (since !== null) {
      const keptAt = await vault.get<number>(KEPT_AT)
      const kept = keptAt === null ? '' : ` ${say('offlineKept', { hour: hourIn(keptAt, zone) })}`
      return write(say('offline', { hour: hourIn(since, zone), count }) + kept, 'offline')
    }
    if (count > 0) return write(say('sending', { count }), 'sending')
    write(say('ready'), 'ready')
  }
  const lost = async (): Promise<void> => {
    if (since === null) {
      since = Date.now()
      await vault.put(SINCE, since)
    }
    await draw()
  }
  const found = async (): Promise<void> => {
    if (since !== null) {
      since = null
      await vault.drop(SINCE)
    }
    await draw()
  }

  const stateOf = (form: HTMLFormElement): Element | null => form.querySelector('[data-note-state]')
  const told = (form: HTMLFormElement, text: string): void => {
    const target = stateOf(form)
    if (target !== null && target.textContent !== text) target.textContent = text
  }

  /** Of the session of now: somebody may have opened their link again since the page was drawn. */
  let csrf: string | null = null

  /** @returns whether the note is gone from this device */
  const send = async (
    form: HTMLFormElement,
    about: string,
    note: Unsent,
    again = false,
  ): Promise<boolean> => {
    const token = csrf ?? form.querySelector<HTMLInputElement>('[name="_csrf"]')?.value ?? ''
    const { text, at } = note
    const body = new URLSearchParams({ _csrf: token, about, text, at: `${at}`, sentAt: `${Date.now()}` })
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
    // The form leads back to the page: that is what a note that was written does.
    if (answer.type === 'opaqueredirect') return true
    if (answer.status >= 500) throw new Error(`answer ${answer.status}`)
    if (answer.status === 403 && !again) {
      await lookForNews()
      return closed ? false : send(form, about, note, true)
    }
    if (answer.status === 422) told(form, say('refused'))
    else closed = true
    return false
  }

  let busy = false
  const speak = async (): Promise<void> => {
    if (busy || closed) return
    busy = true
    try {
      for (const form of forms) {
        const about = form.dataset.note ?? ''
        const note = waiting.get(about)
        if (note === undefined || !(await send(form, about, note))) continue
        // What was typed meanwhile still waits.
        if (waiting.get(about)?.at === note.at) {
          waiting.delete(about)
          await vault.drop(NOTE + about)
          told(form, say('noteSent'))
        }
      }
      await lookForNews()
      await found()
    } catch {
      await lost()
    } finally {
      busy = false
    }
  }

  const contentOf = (root: ParentNode): string =>
    [...root.querySelectorAll('[data-pack="content"] [data-starts]')]
      .map((line) => {
        const copy = line.cloneNode(true) as HTMLElement
        for (const own of copy.querySelectorAll('details, [data-mark]')) own.remove()
        return `${copy.dataset.starts} ${copy.textContent}`
      })
      .join('\n')
  const shown = contentOf(element)

  const lookForNews = async (): Promise<void> => {
    const answer = await fetch(page, { cache: 'no-cache', redirect: 'manual' })
    if (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status)) {
      closed = true
      return
    }
    if (!answer.ok) throw new Error(`answer ${answer.status}`)
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    csrf = fresh.querySelector<HTMLInputElement>('form[data-note] [name="_csrf"]')?.value ?? csrf
    await vault.put(KEPT_AT, Date.now())
    if (contentOf(fresh) === shown || part('news').childElementCount > 0) return
    part('news').append((part('changed') as HTMLTemplateElement).content.cloneNode(true))
    await putAside(page, worker)
  }

  for (const form of forms) {
    const about = form.dataset.note ?? ''
    const area = form.querySelector('textarea') as HTMLTextAreaElement
    const unsent = waiting.get(about)
    if (unsent !== undefined) {
      area.value = unsent.text
      told(form, say('noteKept'))
      area.closest('details')?.setAttribute('open', '')
    }
    let pause: ReturnType<typeof setTimeout> | undefined
    const keep = async (): Promise<void> => {
      clearTimeout(pause)
      const note = { text: area.value, at: Date.now() }
      waiting.set(about, note)
      // On the device before anything is said of it.
      await vault.put(NOTE + about, note)
      told(form, say('noteKept'))
      await draw()
      await speak()
    }
    area.addEventListener('input', () => {
      clearTimeout(pause)
      pause = setTimeout(() => void keep(), PAUSE)
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void keep()
    })
  }

  // Signing out erases what the browser keeps, what waits included.
  let warned = false
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/deconnexion"]'))
    form.addEventListener('submit', (event) => {
      if (waiting.size === 0 || warned) return
      event.preventDefault()
      warned = true
      write(say('unsent', { count: waiting.size }), 'offline')
    })

  addEventListener('online', () => void speak())
  addEventListener('offline', () => void lost())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void speak()
  })
  setInterval(() => void speak(), ASK_EVERY)

  write(say('starting'), 'sending')
  await putAside(page, worker).then(
    () => vault.put(KEPT_AT, Date.now()),
    () => {},
  )
  await speak()
}
