/** Where a meeting stood on the page of whoever changes it. */
export type Seen = { readonly slotId: string; readonly tableId: string }

/** One gesture on the board. `seen` = where a meeting stood for whoever moved it. */
export type BoardGesture =
  | {
      readonly kind: 'move'
      readonly meeting: string
      readonly slot: string
      readonly table: string
      readonly pinned?: boolean | undefined
      readonly seen: Seen
    }
  | {
      readonly kind: 'swap'
      readonly meeting: string
      readonly other: string
      readonly seen: Seen
      readonly otherSeen: Seen
    }
  | { readonly kind: 'remove'; readonly meeting: string; readonly seen: Seen }
  | {
      readonly kind: 'place'
      readonly buyer: string
      readonly supplier: string
      readonly slot: string
      readonly table: string
    }
  | { readonly kind: 'undo' | 'redo' }
  | {
      readonly kind: 'forbid'
      readonly buyer: string
      readonly supplier: string
      readonly slot: string | null
    }
  | { readonly kind: 'allow'; readonly forbid: string }
