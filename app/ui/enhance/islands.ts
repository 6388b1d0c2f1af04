import { all, around, reveal, swapped } from './dom.ts'

/** What the module of an island exports. */
export interface IslandModule {
  /** Takes over the element. New props come later by a `ui:props` event on it (its `detail`). */
  readonly mount: (element: HTMLElement, props: unknown) => void
}

/** Islands by name; each is fetched only when a page shows it. */
export interface IslandRegistry {
  readonly [name: string]: () => Promise<IslandModule>
}

/** Starts the islands of the page: at once, when in sight, or at a click on their own button. */
export function startIslands(registry: IslandRegistry): void {
  const sight = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting || !(entry.target instanceof HTMLElement)) continue
        sight.unobserve(entry.target)
        void start(entry.target)
      }
    },
    { rootMargin: '200px' },
  )
  const known = new WeakSet<Element>()
  const scan = () => {
    for (const island of all('[data-island]')) {
      if (known.has(island)) continue
      known.add(island)
      if (island.dataset.when === 'visible') sight.observe(island)
      else if (island.dataset.when !== 'click') void start(island)
    }
  }
  document.addEventListener(swapped, scan)
  document.addEventListener('click', (event) => {
    const button = around<HTMLButtonElement>(event, '[data-island-start]')
    const island = button?.closest<HTMLElement>('[data-island]')
    if (!button || !island) return
    button.setAttribute('aria-disabled', 'true')
    void start(island)
  })
  scan()

  async function start(island: HTMLElement): Promise<void> {
    const load = registry[island.dataset.island ?? '']
    if (!load || island.dataset.started !== undefined) return
    island.dataset.started = ''
    try {
      const { mount } = await load()
      mount(island, JSON.parse(island.dataset.props ?? 'null'))
      reveal(island)
    } catch (error) {
      // The twin inside the island stays in place; the next click or page tries again.
      delete island.dataset.started
      for (const button of all('[data-island-start]', island)) button.removeAttribute('aria-disabled')
      console.error(error)
    }
  }
}
