import { DecpFault } from './contract.ts'
import { words } from './words.ts'

/** A contract of the real files weighs one kilobyte. */
export const MOST_MEGABYTES = 2
const MOST = MOST_MEGABYTES * 1024 * 1024
const MOST_DEPTH = 40
/** A key that we look for is short; a longer word is not one. */
const MOST_WORD = 64

/** The text of one contract, and the list that holds it; null when it was too big or too deep to be kept. */
export type Piece = { readonly list: 'v1' | 'marche' | 'contrat-concession'; readonly text: string | null }

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

/**
 * Finds where each contract begins and ends in a text that comes by pieces: `{"marches": […]}` is v1,
 * `{"marches": {"marche": […], "contrat-concession": […]}}` is v2, and a bare list is v1 too. Only one contract is held at
 * a time.
 */
export class Splitter {
  #depth = 0
  #inString = false
  #escaped = false
  /** The last string read outside of contracts: the key of what follows. */
  #word = ''
  /** Keys that lead here. */
  #rootKey: string | null = null
  #list: Piece['list'] | null = null
  #listDepth = 0
  #held: string[] = []
  #heldLength = 0
  #holding = false
  #spoilt = false
  #sawMarches = false
  #ended = false
  done = 0

  push(piece: string): Piece[] {
    const found: Piece[] = []
    let from = 0
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (code === BACKSLASH) this.#escaped = true
        else if (code === QUOTE) this.#inString = false
        else if (!this.#holding && this.#word.length < MOST_WORD) this.#word += piece[at]
      } else if (code === QUOTE) {
        this.#inString = true
        if (!this.#holding) this.#word = ''
        if (this.#depth === 0) throw this.#notDecp()
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (
          !this.#holding &&
          this.#list !== null &&
          this.#depth === this.#listDepth &&
          code === OPEN_OBJECT
        ) {
          this.#holding = true
          from = at
        } else if (!this.#holding) this.#open(code)
        this.#depth += 1
        if (this.#holding && this.#depth - this.#listDepth > MOST_DEPTH) this.#spoil()
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        this.#depth -= 1
        if (this.#depth < 0) throw this.#notDecp()
        if (this.#holding && this.#depth === this.#listDepth) {
          found.push(this.#finish(piece.slice(from, at + 1)))
        } else if (!this.#holding && this.#list !== null && this.#depth === this.#listDepth - 1)
          this.#list = null
        if (this.#depth === 0) this.#ended = true
      } else if (this.#depth === 0 && code > 0x20 && code !== 0xfeff) throw this.#notDecp()
    }
    if (this.#holding) this.#keep(piece.slice(from))
    return found
  }

  /** The text has ended: did the document too? */
  end(): void {
    if (this.#depth === 0 && !this.#ended) throw new DecpFault('empty', words.empty)
    if (this.#depth !== 0 || this.#inString)
      throw new DecpFault('truncated', words.truncated(this.done), this.done)
    if (!this.#sawMarches) throw this.#notDecp()
    if (this.done === 0) throw new DecpFault('empty', words.empty)
  }

  #notDecp(): DecpFault {
    return this.done > 0
      ? new DecpFault('truncated', words.truncated(this.done), this.done)
      : new DecpFault('not-decp', words.notDecp)
  }

  #open(code: number): void {
    const enters = (list: Piece['list']): void => {
      this.#list = list
      this.#listDepth = this.#depth + 1
    }
    if (this.#depth === 0) {
      if (this.#ended) throw this.#notDecp()
      if (code === OPEN_LIST) {
        this.#sawMarches = true
        enters('v1')
      }
      return
    }
    if (this.#list !== null) return
    if (this.#depth === 1) {
      this.#rootKey = this.#word
      if (this.#word === 'marches') {
        this.#sawMarches = true
        if (code === OPEN_LIST) enters('v1')
      }
    } else if (this.#depth === 2 && this.#rootKey === 'marches' && code === OPEN_LIST) {
      if (this.#word === 'marche' || this.#word === 'contrat-concession') enters(this.#word)
    }
  }

  #keep(text: string): void {
    this.#heldLength += text.length
    if (this.#heldLength > MOST) this.#spoil()
    if (!this.#spoilt) this.#held.push(text)
  }

  #spoil(): void {
    this.#spoilt = true
    this.#held = []
  }

  #finish(last: string): Piece {
    this.#keep(last)
    const text = this.#spoilt ? null : this.#held.join('')
    const piece: Piece = { list: this.#list ?? 'v1', text }
    this.#held = []
    this.#heldLength = 0
    this.#spoilt = false
    this.#holding = false
    this.done += 1
    return piece
  }
}
