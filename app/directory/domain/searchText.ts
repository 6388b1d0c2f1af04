import { fold } from '../../platform/kernel/text.ts'
import { type Kind, kinds } from './kinds.ts'
import { type Sector, tradeWords } from './sectors.ts'

/** Capitals first: « Œ » is a letter of its own until it is small. */
export const folded = (text: string): string => fold(text.toLowerCase())

/**
 * Words by which a structure is found for what it is and does: its kinds, its trades.
 * @param local words of the sectors that have their own in this installation
 */
export const activityWords = (
  kindCodes: readonly Kind[],
  trades: readonly Sector[],
  local: ReadonlyMap<string, readonly string[]>,
): string =>
  folded([...kindCodes.map((kind) => `${kind} ${kinds[kind].name}`), tradeWords(trades, local)].join(' '))
