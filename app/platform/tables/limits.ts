/** What a file may hold before it is read at all; an importer adds its own limit of rows. */
export const LIMITS = {
  fileBytes: 200 * 1024 * 1024,
  /** All entries of an XLSX once uncompressed: a small file can hold a mountain. */
  uncompressedBytes: 1024 * 1024 * 1024,
  entries: 2000,
  compressionRatio: 200,
  recordCharacters: 2 * 1024 * 1024,
} as const
