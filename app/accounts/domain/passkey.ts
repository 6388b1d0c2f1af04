/** Passkeys that one person may have: enough for every device of a life. */
export const PASSKEYS_MAX = 20
export const PASSKEY_NAME_MAX = 60

/** What an authenticator answers, as the browser gives it: read by the sign-in library, known here by its key only. */
export type PasskeyAnswer = { readonly id: string; readonly response: object }
