import type { RunShown } from './boardProtocol.ts'

type Props = { readonly address: string; readonly page: string }

/** Between two questions: progress is read, not watched frame by frame. */
const ASK_EVERY = 700

/** Keeps the figures of a computation up to date, then shows what it gave. */
export const mount = (element: HTMLElement, given: unknown): void => {
  const { address, page } = given as Props
  const write = (name: string, text: string): void => {
    const part = element.querySelector<HTMLElement>(`[data-run="${name}"]`)
    if (part !== null && part.textContent !== text) part.textContent = text
  }
  const show = (run: RunShown): void => {
    for (const name of ['objective', 'bound', 'gap', 'elapsed'] as const) write(name, run[name])
    for (const part of element.querySelectorAll<HTMLElement>('[data-run-when]'))
      part.hidden = !(part.dataset.runWhen === 'waiting' ? run.waiting : run.stopping)
  }
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(address, { headers: { accept: 'application/json' } })
      if (answer.ok) {
        const run = (await answer.json()) as RunShown
        if (!run.alive) {
          location.assign(run.versionId === null ? page : `${page}?version=${run.versionId}`)
          return
        }
        show(run)
      }
    } catch {
      // Without a network the last figures stay; the next question tries again.
    }
    setTimeout(() => void ask(), ASK_EVERY)
  }
  void ask()
}
