import type { Board } from '../domain/board.ts'
import type { BoardFrame } from './boardFrame.ts'
import type { BoardData } from './boardProtocol.ts'

/** The wishes that have no meeting: one is chosen in a list, then placed like a meeting. */
export const wishTray = (
  frame: BoardFrame,
  { asked }: BoardData,
  take: (pair: { readonly buyer: number; readonly supplier: number }) => void,
): { readonly refresh: (board: Board) => void } => {
  const select = frame.part('tray').querySelector('select')
  const button = frame.part<HTMLButtonElement>('takeWish')
  button.addEventListener('click', () => {
    const [buyer, supplier] = (select?.value ?? '').split('-').map(Number)
    if (buyer !== undefined && supplier !== undefined) take({ buyer, supplier })
  })
  let shown = ''
  return {
    refresh: (board) => {
      const met = new Set([...board.meetings].map(({ buyer, supplier }) => `${buyer}-${supplier}`))
      const left = asked
        .filter(([buyer, supplier]) => !met.has(`${buyer}-${supplier}`))
        .map(([buyer, supplier]) => ({ key: `${buyer}-${supplier}`, text: frame.pair({ buyer, supplier }) }))
      const keys = left.map(({ key }) => key).join()
      if (keys === shown) return
      shown = keys
      frame.part('tray').hidden = left.length === 0
      const kept = select?.value
      select?.replaceChildren(
        ...left
          .sort((one, other) => one.text.localeCompare(other.text, 'fr'))
          .map(({ key, text }) => new Option(text, key, false, key === kept)),
      )
    },
  }
}
