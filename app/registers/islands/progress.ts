type Props = { readonly address: string; readonly page: string; readonly state: string }
type Answer = { readonly state: string; readonly alive: boolean; readonly text: string }

const ASK_EVERY = 1000

/** Keeps the count of an import that goes on up to date, then shows what it came to. */
export const mount = (element: HTMLElement, given: unknown): void => {
  const { address, page, state } = given as Props
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(address, { headers: { accept: 'application/json' } })
      if (answer.ok) {
        const now = (await answer.json()) as Answer
        if (now.state !== state || !now.alive) {
          location.assign(page)
          return
        }
        const part = element.querySelector<HTMLElement>('[data-import-progress]')
        if (part !== null && part.textContent !== now.text) part.textContent = now.text
      }
    } catch {
      // Without a network the last figure stays; the next question tries again.
    }
    setTimeout(() => void ask(), ASK_EVERY)
  }
  void ask()
}
