/**
 * Typed message catalogues. French is complete; English is admitted by the type and falls back to French.
 * The pseudo locale brackets every sentence, so that a test finds text that escaped the catalogues.
 */
export type Locale = 'fr' | 'en' | 'pseudo'

type Message = string | ((...values: never[]) => string)
type Messages = { readonly [key: string]: Message | Messages }
type Translated<T> = { readonly [K in keyof T]?: T[K] extends Message ? T[K] : Translated<T[K]> }

let current: Locale = 'fr'

/** Sets the language of the process. One deployment speaks one language in this version. */
export const setLocale = (locale: Locale): void => {
  current = locale
}

/** The language of the process. */
export const currentLocale = (): Locale => current

const pseudo = (value: unknown): unknown => {
  if (typeof value === 'string') return `⟦${value}⟧`
  if (typeof value === 'function') return (...args: unknown[]) => `⟦${String(value(...args))}⟧`
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pseudo(inner)]))
}

const merged = (french: Messages, other: Translated<Messages>): Messages =>
  Object.fromEntries(
    Object.entries(french).map(([key, value]) => {
      const translation = other[key]
      if (translation === undefined) return [key, value]
      if (typeof value === 'object') return [key, merged(value, translation as Translated<Messages>)]
      return [key, translation as Message]
    }),
  )

/**
 * Declares the sentences of a module: `const t = catalogue({ fr: { title: 'Structures', found: (n: number) => … } })`,
 * read as `t.title`, `t.found(3)` wherever a sentence is shown.
 */
export const catalogue = <const T extends Messages>(versions: { fr: T; en?: Translated<T> }): T => {
  const built = new Map<Locale, Messages>([['fr', versions.fr]])
  const inLocale = (locale: Locale): Messages => {
    const known = built.get(locale)
    if (known) return known
    const made =
      locale === 'en'
        ? merged(versions.fr, (versions.en ?? {}) as Translated<Messages>)
        : (pseudo(versions.fr) as Messages)
    built.set(locale, made)
    return made
  }
  return new Proxy(versions.fr, {
    get: (_, key) => (typeof key === 'string' ? inLocale(current)[key] : undefined),
  }) as T
}
