import type { Picture } from './png.ts'

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const FRAMES = new Set([0xc0, 0xc1, 0xc2])

/** Tables and frames; of the applications' own parts, those that say how colours are coded. Where and when it was taken stays out. */
const keeps = (marker: number, data: Buffer): boolean => {
  if (marker === 0xe0) return true
  if (marker === 0xee) return data.toString('latin1', 0, 5) === 'Adobe'
  if (marker === 0xe2) return data.toString('latin1', 0, 11) === 'ICC_PROFILE'
  return marker < 0xe0 && marker !== 0xfe
}

/** Where the coded pixels that follow a scan end: at the next marker that is neither stuffing nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return -1
}

/** Reads the parts of a JPEG and writes it again with what draws it and nothing else. Null = it is none, or cut short. */
export const cleanJpeg = (file: Uint8Array, most: number): Picture | null => {
  const bytes = Buffer.from(file)
  if (bytes[0] !== 0xff || bytes[1] !== START || bytes[2] !== 0xff) return null
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let size: { readonly width: number; readonly height: number } | null = null
  let scans = 0
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === END; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === END)
      return size === null || scans === 0
        ? null
        : { ...size, bytes: Buffer.concat([...parts, bytes.subarray(at, at + 2)]) }
    const length = bytes.readUInt16BE(at + 2)
    let end = at + 2 + length
    if (marker < 0xc0 || length < 2 || end > bytes.length) return null
    const data = bytes.subarray(at + 4, end)
    if (FRAMES.has(marker)) {
      if (size !== null || data.length < 6) return null
      size = { height: data.readUInt16BE(1), width: data.readUInt16BE(3) }
      if (size.width === 0 || size.height === 0 || size.width > most || size.height > most) return null
    }
    if (marker === SCAN) {
      end = endOfScan(bytes, end)
      if (end === -1) return null
      scans += 1
    }
    if (keeps(marker, data)) parts.push(bytes.subarray(at, end))
    at = end
  }
  return null
}
