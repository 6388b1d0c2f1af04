import { DecpFault, type Reading } from './contract.ts'
import { readPiece } from './fromJson.ts'
import { Splitter } from './split.ts'
import { words } from './words.ts'

/** What a file is, by its first characters and whatever its name. */
export const detectFormat = (head: string): 'json' | 'table' | 'xml' => {
  const start = head.replace(/^\ufeff/, '').trimStart()
  if (start.startsWith('<')) return 'xml'
  return start.startsWith('{') || start.startsWith('[') ? 'json' : 'table'
}

/**
 * Reads the contracts of a JSON file, v1 or v2 by its shape, one by one: memory holds one contract, not the file. Throws a
 * `DecpFault` for a file that is none, or that stops before its end.
 *
 * @example
 * for await (const { number, contract, remarks } of readJson(createReadStream(path, 'utf8'))) …
 */
export async function* readJson(texts: AsyncIterable<string>): AsyncGenerator<Reading> {
  const splitter = new Splitter()
  let number = 0
  let head = ''
  let begun = false
  for await (const text of texts) {
    if (!begun) {
      head = (head + text).slice(0, 4096)
      if (head.trim() !== '') {
        begun = true
        if (detectFormat(head) === 'xml') throw new DecpFault('xml', words.xml)
      }
    }
    for (const piece of splitter.push(text)) {
      number += 1
      yield readPiece(piece, number)
    }
  }
  splitter.end()
}
