import { createReadStream } from 'node:fs'
import type { Refusal } from '../kernel/result.ts'
import { t } from './messages.ts'

/** What makes a whole GeoJSON file unusable; thrown while its features are read. */
export class FeatureFault extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.sentence)
    this.refusal = refusal
  }
}

/** The largest contour of France, coasts in full detail, weighs a fifth of this. */
const MOST_MEGABYTES = 64
const MOST = MOST_MEGABYTES * 1024 * 1024

async function* texts(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw new FeatureFault({ code: 'encoding', sentence: t.contour.encoding })
    }
  }
  try {
    for await (const bytes of createReadStream(path)) yield decode(bytes as Buffer)
  } catch (error) {
    if (error instanceof FeatureFault) throw error
    throw new FeatureFault({ code: 'not-found', sentence: t.contour.notFound(path) })
  }
  yield decode()
}

const parsed = (text: string, done: number): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new FeatureFault({ code: 'damaged', sentence: t.contour.damaged(done) })
  }
}

const notGeoJson = (): FeatureFault =>
  new FeatureFault({ code: 'not-geojson', sentence: t.contour.notGeoJson })

/**
 * Finds where each feature begins and ends in a text that comes by pieces, whatever stands around it: only one feature
 * is held at a time. A lone `Feature` is given as a collection of one.
 */
class Splitter {
  #depth = 0
  #inString = false
  #escaped = false
  /** The last string read at the first level: the key of what follows. */
  #word: string | null = null
  #inFeatures = false
  #collection = false
  #held = ''
  #holding = false
  done = 0

  /** The texts of the features that end within this piece. */
  push(piece: string): string[] {
    const ended: string[] = []
    let from = 0
    let wordFrom = 0
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (code === 0x5c) this.#escaped = true
        else if (code === 0x22) {
          this.#inString = false
          if (this.#depth === 1) this.#word = `${this.#word ?? ''}${piece.slice(wordFrom, at)}`
        }
      } else if (code === 0x22) {
        this.#inString = true
        wordFrom = at + 1
        if (this.#depth === 1) this.#word = ''
      } else if (code === 0x7b || code === 0x5b) {
        if (this.#depth === 0 && (code !== 0x7b || this.done > 0 || this.#collection)) throw notGeoJson()
        if (code === 0x5b && this.#depth === 1 && this.#word === 'features') {
          this.#inFeatures = true
          this.#collection = true
          this.#holding = false
          this.#held = ''
        }
        if (code === 0x7b && (this.#depth === 0 || (this.#inFeatures && this.#depth === 2))) {
          this.#holding = true
          this.#held = ''
          from = at
        }
        this.#depth += 1
      } else if (code === 0x7d || code === 0x5d) {
        this.#depth -= 1
        const whole = code === 0x7d && this.#holding
        if (whole && ((this.#inFeatures && this.#depth === 2) || this.#depth === 0)) {
          ended.push(this.#held + piece.slice(from, at + 1))
          this.#holding = false
          this.#held = ''
          this.done += 1
        }
        if (code === 0x5d && this.#depth === 1) this.#inFeatures = false
      } else if (this.#depth === 0 && code > 0x20) throw notGeoJson()
    }
    if (this.#holding) this.#held += piece.slice(from)
    if (this.#inString && this.#depth === 1) this.#word = `${this.#word ?? ''}${piece.slice(wordFrom)}`
    if (this.#held.length > MOST) {
      throw new FeatureFault({ code: 'too-big', sentence: t.contour.tooBig(MOST_MEGABYTES) })
    }
    return ended
  }

  /** The text has ended: did the document too? */
  end(): void {
    if (this.#depth !== 0 || this.#inString) {
      throw new FeatureFault({ code: 'damaged', sentence: t.contour.damaged(this.done) })
    }
    if (this.done === 0) {
      throw this.#collection ? new FeatureFault({ code: 'empty', sentence: t.contour.none }) : notGeoJson()
    }
  }
}

/** The features of a GeoJSON file one by one: memory holds the largest, not the file. Throws a `FeatureFault`. */
export async function* readFeatures(path: string): AsyncGenerator<unknown> {
  const splitter = new Splitter()
  let done = 0
  for await (const piece of texts(path)) {
    for (const text of splitter.push(piece)) {
      const feature = parsed(text, done)
      if ((feature as { type?: unknown } | null)?.type !== 'Feature') throw notGeoJson()
      done += 1
      yield feature
    }
  }
  splitter.end()
}
