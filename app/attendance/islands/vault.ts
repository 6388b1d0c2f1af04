/**
 * What the device keeps, sealed by a key that no script can read out and that stays in this browser. Erasing the data of the
 * site (signing out does it) erases both.
 */
const STORE = 'coffre'

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }

export type Vault = {
  readonly put: (name: string, value: unknown) => Promise<void>
  readonly get: <T>(name: string) => Promise<T | null>
  readonly drop: (name: string) => Promise<void>
  /** Names of what is kept that begin so. */
  readonly names: (prefix: string) => Promise<string[]>
  /** Everything, the key too. */
  readonly destroy: () => Promise<void>
}

const openDatabase = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return settled(request)
}

export const openVault = async (name: string): Promise<Vault> => {
  const database = await openDatabase(name)
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE)
  const written = (change: (objects: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const objects = store('readwrite')
      change(objects)
      // Kept for good, not only accepted: a telephone that goes out at once loses nothing.
      objects.transaction.oncomplete = () => resolve()
      objects.transaction.onerror = () => reject(objects.transaction.error)
      objects.transaction.onabort = () => reject(objects.transaction.error)
    })

  const keyOf = async (): Promise<CryptoKey> => {
    const known = (await settled(store('readonly').get('key'))) as CryptoKey | undefined
    if (known !== undefined) return known
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    // Two tabs at once: the first key stays.
    await written((objects) => {
      const asked = objects.get('key')
      asked.onsuccess = () => {
        if (asked.result === undefined) objects.put(made, 'key')
      }
    })
    return (await settled(store('readonly').get('key'))) as CryptoKey
  }
  const key = await keyOf()

  return {
    put: async (entry, value) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const clear = new TextEncoder().encode(JSON.stringify(value))
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, clear)
      await written((objects) => objects.put({ iv, data } satisfies Sealed, entry))
    },
    get: async <T>(entry: string) => {
      const sealed = (await settled(store('readonly').get(entry))) as Sealed | undefined
      if (sealed === undefined) return null
      const clear = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data)
      return JSON.parse(new TextDecoder().decode(clear)) as T
    },
    drop: (entry) => written((objects) => objects.delete(entry)),
    names: async (prefix) =>
      ((await settled(store('readonly').getAllKeys())) as string[]).filter((one) => one.startsWith(prefix)),
    destroy: async () => {
      database.close()
      await settled(indexedDB.deleteDatabase(name))
    },
  }
}
