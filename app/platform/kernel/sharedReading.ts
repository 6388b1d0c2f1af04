/**
 * Readings by key, each begun after the call that asks for it: what it says is never stale. Those who ask while one runs
 * share the next one, so a crowd costs one at a time.
 */
export const sharedReading = <T>() => {
  const running = new Map<string, Promise<T>>()
  const waiting = new Map<string, Promise<T>>()
  return (key: string, read: () => Promise<T>): Promise<T> => {
    const start = (): Promise<T> => {
      const reading = read().finally(() => running.delete(key))
      running.set(key, reading)
      return reading
    }
    const busy = running.get(key)
    if (busy === undefined) return start()
    const shared =
      waiting.get(key) ??
      busy
        .catch(() => {})
        .then(() => {
          waiting.delete(key)
          return start()
        })
    waiting.set(key, shared)
    return shared
  }
}
