/**
 * Cuts `text` at a white space: the longest beginning that `fits`, and the rest. A single word that does not fit is cut
 * inside; at least one character goes in the beginning, so that repeated calls end.
 */
export const splitText = (text: string, fits: (part: string) => boolean): readonly [string, string] => {
  if (fits(text)) return [text, '']
  let low = 1
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(text.slice(0, middle))) low = middle
    else high = middle - 1
  }
  const space = text.slice(0, low + 1).search(/\s\S*$/u)
  const cut = space > 0 ? space : low
  return [text.slice(0, cut), text.slice(cut).trimStart()]
}
