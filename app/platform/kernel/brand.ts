declare const brand: unique symbol

/** A value that only a smart constructor of its own file can make: `type Siret = Brand<string, 'Siret'>`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
