/** Where uploaded and produced files live. Keys are made by the caller from identifiers, never from typed names. */
export type FilesPort = {
  readonly write: (key: string, content: Uint8Array) => Promise<void>
  /** Null when nothing is stored under this key. */
  readonly read: (key: string) => Promise<Uint8Array | null>
  readonly remove: (key: string) => Promise<void>
  /** Room on the disk that holds them; null where they are not on a disk of this machine. */
  readonly space: () => Promise<DiskSpace | null>
}

/** Bytes. */
export type DiskSpace = { readonly freeBytes: number; readonly totalBytes: number }
