/** What a file of an event is for. */
export const fileKinds = ['logo', 'document', 'press'] as const
export type FileKind = (typeof fileKinds)[number]

/** Everybody, or those who hold a participant's link and the organiser. */
export const audiences = ['public', 'participants'] as const
export type Audience = (typeof audiences)[number]

/** A logo, a document or a piece for the press; `link` in place of a file for a page of another site. */
export type EventFile = {
  readonly id: string
  readonly kind: FileKind
  readonly audience: Audience
  readonly position: number
  /** Of a logo, the words that stand for it. */
  readonly title: string
  readonly link: string | null
  readonly name: string | null
  readonly mediaType: string | null
  /** Bytes. */
  readonly size: number | null
  readonly width: number | null
  readonly height: number | null
}

/** What is stored of a file that was sent. */
export type FileContent = {
  readonly name: string
  readonly mediaType: 'image/png' | 'image/jpeg' | 'application/pdf'
  readonly content: Uint8Array
  readonly width: number | null
  readonly height: number | null
}

export const LARGEST_LOGO = 200 * 1024
export const LARGEST_FILE = 5 * 1024 * 1024
export const MOST_FILES = 40
