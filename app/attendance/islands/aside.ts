/** Files of the page, by the names that hold their digest. */
const files = (): string[] => {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const written = [...document.querySelectorAll<HTMLElement>('link[href], script[src]')].map((element) =>
    element.getAttribute(element instanceof HTMLScriptElement ? 'src' : 'href'),
  )
  const paths = [...loaded, ...written].map((name) => new URL(name ?? '', location.href))
  return [
    ...new Set(
      paths
        .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
        .map(({ pathname }) => pathname),
    ),
  ]
}

/**
 * Puts the page aside with its files, so that the worker can answer without a network. Never what a search showed: the page is
 * asked for again, bare, and not kept if it leads elsewhere.
 */
export const putAside = async (page: string, worker: string): Promise<void> => {
  await navigator.serviceWorker.register(worker, { scope: page })
  const bare = await fetch(page, { redirect: 'manual', cache: 'no-store' })
  if (!bare.ok || bare.type === 'opaqueredirect') return
  const cache = await caches.open(page)
  await cache.put(page, bare)
  const wanted = files()
  for (const path of wanted) if ((await cache.match(path)) === undefined) await cache.add(path)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== page && !wanted.includes(pathname)) await cache.delete(url)
  }
}
