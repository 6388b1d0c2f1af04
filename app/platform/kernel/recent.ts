/** A map that keeps what was used last, at most `most` of them: for what is costly to make again and must not grow. */
export const recent = <K, V>(most: number) => {
  const kept = new Map<K, V>()
  return {
    get: (key: K): V | undefined => {
      const value = kept.get(key)
      if (value !== undefined) {
        kept.delete(key)
        kept.set(key, value)
      }
      return value
    },
    set: (key: K, value: V): void => {
      kept.delete(key)
      kept.set(key, value)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
    },
    forget: (key: K): void => {
      kept.delete(key)
    },
  }
}
