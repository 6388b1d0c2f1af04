/**
 * The worker of the page of the door, and of no other: it answers with what that page has put aside (itself, its scripts,
 * its styles) when the network does not. It keeps nothing by itself, and never what a search shows.
 */
type Extended = Event & { readonly waitUntil: (work: Promise<unknown>) => void }
type Fetched = Extended & {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}
type Worker = {
  readonly location: Location
  readonly registration: { readonly scope: string }
  readonly clients: { readonly claim: () => Promise<void> }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: (type: string, listener: (event: never) => void) => void
}

/** A network that is there but does not answer is no network. */
const PATIENCE = 4000

/** Where the page keeps people: see vault.ts and doorDevice.ts. This script stands alone, and imports nothing. */
const STORE = 'coffre'
const NAMED = ['liste', 'connus']

const worker = self as unknown as Worker
const { pathname } = new URL(worker.registration.scope)

const kept = async (request: Request): Promise<Response | undefined> =>
  (await caches.open(pathname)).match(request, { ignoreVary: true })

/** The door is closed to this browser: names go, and the page. What waits to be sent stays, without a name. */
const forget = (): void => {
  void caches.delete(pathname)
  const opened = indexedDB.open(pathname)
  opened.onsuccess = () => {
    const database = opened.result
    if (database.objectStoreNames.contains(STORE)) {
      const store = database.transaction(STORE, 'readwrite').objectStore(STORE)
      for (const name of NAMED) store.delete(name)
    }
    database.close()
  }
}

const isClosed = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || [401, 403, 404].includes(status)

const orKept = async (request: Request): Promise<Response> => {
  const aside = await kept(request)
  if (aside === undefined) return fetch(request)
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(aside), PATIENCE))
  // A server that is down behind a proxy that is up does not answer either.
  const answer = fetch(request).then((given) => {
    if (isClosed(given)) forget()
    return given.status >= 500 ? aside : given
  })
  return Promise.race([answer.catch(() => aside), late])
}

worker.addEventListener('install', (event: Extended) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event: Extended) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event: Fetched) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate' && url.pathname === pathname && url.search === '')
    event.respondWith(orKept(request))
  // Names hold the digest of the content: what was put aside is what would come.
  else if (url.pathname.startsWith('/assets/'))
    event.respondWith(kept(request).then((aside) => aside ?? fetch(request)))
})
