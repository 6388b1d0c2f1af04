import { constants, crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What draws the picture. Text, time, location and whatever else a program left in the file stays out. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'IDAT', 'IEND'])
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

export type Picture = { readonly width: number; readonly height: number; readonly bytes: Uint8Array }

const chunk = (type: string, data: Uint8Array): Buffer => {
  const out = Buffer.alloc(data.length + 12)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  out.set(data, 8)
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8)
  return out
}

type Header = { readonly width: number; readonly height: number; readonly rowBytes: number }

const headerOf = (data: Buffer): Header | null => {
  if (data.length !== 13) return null
  const [width, height, depth] = [data.readUInt32BE(0), data.readUInt32BE(4), data[8] ?? 0]
  const channels = CHANNELS[data[9] ?? -1]
  if (width === 0 || height === 0 || channels === undefined || ![1, 2, 4, 8, 16].includes(depth)) return null
  return { width, height, rowBytes: Math.ceil((width * channels * depth) / 8) + 1 }
}

/** The pixels must be there, and no more than the picture is large: a small file may not unfold without end. */
const holdsPixels = (packed: Buffer, { height, rowBytes }: Header): boolean => {
  // Interlaced pictures have a filter byte more for the short rows of their passes.
  const most = height * rowBytes * 2 + 1024
  try {
    return inflateSync(packed, { maxOutputLength: most }).length >= height * (rowBytes - 1)
  } catch {
    return false
  }
}

/**
 * Reads a PNG whole, checks every part of it, and writes it again with what draws it and nothing else. Null = it is none,
 * or a broken one.
 */
export const cleanPng = (file: Uint8Array, most: number): Picture | null => {
  const bytes = Buffer.from(file)
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null
  const parts: Buffer[] = [SIGNATURE]
  const packed: Buffer[] = []
  let header: Header | null = null
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, end - 4)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    if (header === null) {
      header = type === 'IHDR' ? headerOf(data) : null
      if (header === null || header.width > most || header.height > most) return null
    }
    if (type === 'IDAT') packed.push(data)
    if (KEPT.has(type)) parts.push(chunk(type, data))
    if (type === 'IEND')
      return holdsPixels(Buffer.concat(packed), header)
        ? { width: header.width, height: header.height, bytes: Buffer.concat(parts) }
        : null
    at = end
  }
  return null
}

/** A PNG of these pixels, red, green, blue, one byte each. */
export const writePng = (width: number, height: number, pixels: Uint8Array): Uint8Array => {
  const row = width * 3
  const raw = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y += 1) {
    raw[y * (row + 1)] = 2
    // Each row as its difference with the one above: flat grounds weigh nothing.
    for (let x = 0; x < row; x += 1)
      raw[y * (row + 1) + 1 + x] =
        (pixels[y * row + x] ?? 0) - (y === 0 ? 0 : (pixels[(y - 1) * row + x] ?? 0))
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const packed = deflateSync(raw, { level: constants.Z_BEST_COMPRESSION })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', new Uint8Array(0)),
  ])
}
