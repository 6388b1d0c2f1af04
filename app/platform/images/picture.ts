import { cleanJpeg } from './jpeg.ts'
import { cleanPng, type Picture } from './png.ts'

export type CleanPicture = Picture & { readonly mediaType: 'image/png' | 'image/jpeg' }

/**
 * A picture that somebody sent, written again without what programs and cameras hide in it. What it is comes from its bytes,
 * never from its name or from what the browser says. Null = neither PNG nor JPEG, broken, or larger than `most` pixels a side.
 */
export const cleanPicture = (file: Uint8Array, most: number): CleanPicture | null => {
  const png = cleanPng(file, most)
  if (png !== null) return { ...png, mediaType: 'image/png' }
  const jpeg = cleanJpeg(file, most)
  return jpeg === null ? null : { ...jpeg, mediaType: 'image/jpeg' }
}

/** A PDF by its first and last words. */
export const isPdf = (file: Uint8Array): boolean => {
  const bytes = Buffer.from(file)
  return bytes.toString('latin1', 0, 5) === '%PDF-' && bytes.subarray(-1024).includes('%%EOF')
}
