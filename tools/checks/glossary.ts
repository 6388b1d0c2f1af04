import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, read } from './list.ts'

/** French words for things that have an English name in docs/glossary.md: code uses the English one. */
const bannedWords = (glossary: string): Map<string, string> => {
  const words = new Map<string, string>()
  for (const line of glossary.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim())
    const english = cells[1]?.replaceAll('`', '')
    const banned = cells[5]?.replaceAll('`', '')
    if (!english || !banned || banned === '–' || english === 'Code') continue
    for (const word of banned.split(',')) words.set(word.trim(), english)
  }
  return words
}

/** Names declared in code must be those of the glossary. */
export const checkGlossary = (root: string): string[] => {
  if (!existsSync(join(root, 'docs/glossary.md'))) return ['docs/glossary.md is missing']
  const banned = bannedWords(read(root, 'docs/glossary.md'))
  if (banned.size === 0) return ['docs/glossary.md: no word read from its table']
  const problems: string[] = []
  for (const path of listFiles(root, 'app', 'packages')) {
    if (!/\.tsx?$/.test(path) || !existsSync(join(root, path))) continue
    for (const [, name = ''] of read(root, path).matchAll(
      /\b(?:const|let|function|type|interface|class)\s+(\w+)/g,
    )) {
      for (const word of name.split(/(?=[A-Z])|_/).map((part) => part.toLowerCase())) {
        const english = banned.get(word)
        if (english !== undefined) problems.push(`${path}: ${name} – the glossary says ${english}`)
      }
    }
  }
  return problems
}
