/** How often the screen asks whether something changed: most answers are « nothing », without a body. */
const ASK_EVERY = 15_000

/** Keeps the screen of the room up to date, and fills the whole of it on demand. */
export const mount = (element: HTMLElement): void => {
  const told = (): HTMLElement | null => element.querySelector('[data-wall]')
  const refresh = async (): Promise<void> => {
    // The browser sends back the tag of what it has: an unchanged page travels once.
    const answer = await fetch(location.href, { cache: 'no-cache' })
    if (!answer.ok) return
    const fresh = new DOMParser()
      .parseFromString(await answer.text(), 'text/html')
      .querySelector('[data-wall]')
    const shown = told()
    if (fresh !== null && shown !== null && fresh.innerHTML !== shown.innerHTML)
      shown.replaceChildren(...fresh.childNodes)
  }
  // Without a network the last thing said stays.
  setInterval(() => void refresh().catch(() => {}), ASK_EVERY)
  element
    .querySelector('[data-wall-full]')
    ?.addEventListener('click', () => void element.requestFullscreen().catch(() => {}))
}
