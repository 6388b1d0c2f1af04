import { filled } from '../../platform/kernel/text.ts'
import type { BoardMeeting, BoardWarning } from '../domain/board.ts'
import type { BoardData } from './boardProtocol.ts'

export type Values = Readonly<Record<string, string | number>>

/** The parts that the server drew, and the words that it gave. */
export class BoardFrame {
  readonly element: HTMLElement
  private readonly words: Readonly<Record<string, string>>
  data: BoardData | null = null

  constructor(element: HTMLElement, words: Readonly<Record<string, string>>) {
    this.element = element
    this.words = words
  }

  readonly say = (name: string, values: Values = {}): string => filled(this.words[name] ?? name, values)

  part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.element.querySelector<E>(`[data-board="${name}"]`)
    if (found === null) throw new Error(`no part ${name}`)
    return found
  }

  /** Written only when it changes: a status that says the same again is read aloud again. */
  write(name: string, text: string): void {
    const part = this.part(name)
    if (part.textContent !== text) part.textContent = text
  }

  /** Says a thing to those who do not see it, and shows it beside the grid. */
  tell(text: string): void {
    this.write('told', text)
  }

  onClick(name: string, run: () => void): void {
    this.part(name).addEventListener('click', run)
  }

  party(index: number): string {
    return this.data?.parties[index]?.name ?? ''
  }

  slot(index: number): string {
    return this.data?.slots[index]?.label ?? ''
  }

  table(index: number): string {
    return this.data?.tables[index]?.label ?? ''
  }

  pair({ buyer, supplier }: Pick<BoardMeeting, 'buyer' | 'supplier'>): string {
    return `${this.party(buyer)} – ${this.party(supplier)}`
  }

  warnings(all: readonly BoardWarning[]): string {
    return all
      .map(({ code, party }) =>
        this.say(`warning-${code}`, { party: party === null ? '' : this.party(party) }),
      )
      .join(' ')
  }
}
