/** Encodings that spreadsheets of the field write, by their WHATWG names. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh'

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

/** Text without a mark whose every other byte is zero was written two bytes a character. */
export const twoBytes = (sample: Uint8Array): Encoding | null => {
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const half = sample.length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  return null
}

/** é è ê à ç ô î ù in each of the two one-byte encodings: French text is full of them, other signs of the same bytes are rare. */
const FRENCH_MAC = new Set([0x8e, 0x8f, 0x90, 0x88, 0x8d, 0x99, 0x94, 0x9d])
const FRENCH_WINDOWS = new Set([0xe9, 0xe8, 0xea, 0xe0, 0xe7, 0xf4, 0xee, 0xf9])

const oneByte = (chunks: Iterable<Uint8Array>): Encoding => {
  let mac = 0
  let windows = 0
  for (const chunk of chunks) {
    for (const byte of chunk) {
      if (FRENCH_MAC.has(byte)) mac += 1
      else if (FRENCH_WINDOWS.has(byte)) windows += 1
    }
  }
  return mac > windows ? 'macintosh' : 'windows-1252'
}

/**
 * Guesses the encoding of a whole text: the mark at its head, else UTF-8 when every byte fits it, else the one-byte
 * encoding whose accents look French. The whole is read because an accent may come only on the last line.
 */
export const detectEncoding = async (chunks: () => AsyncIterable<Uint8Array>): Promise<Encoding> => {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const doubtful: Uint8Array[] = []
  let first = true
  let fits = true
  for await (const chunk of chunks()) {
    if (first) {
      first = false
      if (startsWith(chunk, 0xef, 0xbb, 0xbf)) return 'utf-8'
      if (startsWith(chunk, 0xff, 0xfe)) return 'utf-16le'
      if (startsWith(chunk, 0xfe, 0xff)) return 'utf-16be'
      const wide = twoBytes(chunk.subarray(0, 4096))
      if (wide !== null) return wide
    }
    if (fits) {
      try {
        utf8.decode(chunk, { stream: true })
        continue
      } catch {
        fits = false
      }
    }
    // A few hundred kilobytes from the first odd byte on are enough to count accents.
    doubtful.push(chunk)
    if (doubtful.length >= 8) break
  }
  if (fits) {
    try {
      utf8.decode()
      return 'utf-8'
    } catch {
      return 'windows-1252'
    }
  }
  return oneByte(doubtful)
}

/** The text of a stream of bytes, piece by piece. Signs that do not fit become U+FFFD rather than an error. */
export async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
