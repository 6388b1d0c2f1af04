import type { BoardChange } from '../domain/board.ts'
import type { BoardGesture } from '../domain/gesture.ts'
import type { BoardAnswer, BoardData, BoardRefusal } from './boardProtocol.ts'

/** A gesture on its way to the server. */
export type Pending = {
  readonly gesture: BoardGesture
  /** What was shown at once; null where the answer is waited for. */
  readonly change: BoardChange | null
  /** In words, to say what was wanted where it is refused. */
  readonly wanted: string
  readonly key: string
}

export type SyncState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' | 'offline' | 'lost'; readonly count: number }

type Addresses = {
  readonly send: string
  readonly data: string
  readonly version: string
  readonly csrf: string
}

type Listener = {
  readonly state: (state: SyncState) => void
  /** Made, and what it changed: the whole plan where somebody else had changed it. */
  readonly made: (pending: Pending, answer: BoardAnswer) => void
  readonly refused: (pending: Pending, refusal: BoardRefusal) => void
  readonly news: (data: BoardData) => void
}

const RETRY = 2_000
const ASK_EVERY = 10_000

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Sends the gestures one after the other, each under a key of its own: sent twice, it is done once. Without an answer it
 * tries again; nothing is dropped. Between two gestures it asks whether a colleague changed something.
 */
export class BoardSync {
  private readonly addresses: Addresses
  private readonly listener: Listener
  private readonly queue: Pending[] = []
  private busy = false
  stamp = ''

  constructor(addresses: Addresses, listener: Listener) {
    this.addresses = addresses
    this.listener = listener
  }

  get waiting(): readonly Pending[] {
    return this.queue
  }

  push(gesture: BoardGesture, change: BoardChange | null, wanted: string): void {
    this.queue.push({ gesture, change, wanted, key: crypto.randomUUID() })
    if (!this.busy) void this.run()
  }

  private async run(): Promise<void> {
    this.busy = true
    for (let next = this.queue[0]; next !== undefined; next = this.queue[0]) {
      this.listener.state({ kind: 'saving', count: this.queue.length })
      const answer = await this.send(next)
      if (answer === 'lost') {
        this.listener.state({ kind: 'lost', count: this.queue.length })
        return
      }
      if (answer === null) {
        this.listener.state({ kind: 'offline', count: this.queue.length })
        await wait(RETRY)
        continue
      }
      this.queue.shift()
      if ('sentence' in answer) {
        if (answer.state !== null) this.stamp = answer.state.stamp
        this.listener.refused(next, answer)
      } else {
        this.stamp = answer.state.stamp
        this.listener.made(next, answer)
      }
    }
    this.busy = false
    this.listener.state({ kind: 'saved' })
  }

  /** Null = no answer, try again; `lost` = this page is refused for good. */
  private async send({ gesture, key }: Pending): Promise<BoardAnswer | BoardRefusal | 'lost' | null> {
    const { send, version, csrf } = this.addresses
    try {
      const answer = await fetch(send, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams({
          _csrf: csrf,
          _key: key,
          version,
          stamp: this.stamp,
          gesture: JSON.stringify(gesture),
        }),
      })
      if (answer.ok || answer.status === 409) return (await answer.json()) as BoardAnswer | BoardRefusal
      return answer.status >= 500 || answer.status === 429 ? null : 'lost'
    } catch {
      return null
    }
  }

  async load(): Promise<BoardData> {
    const answer = await fetch(this.address())
    if (!answer.ok) throw new Error(`the board answered ${answer.status}`)
    const data = (await answer.json()) as BoardData
    this.stamp = data.state.stamp
    return data
  }

  private address(stamp?: string): string {
    const query = new URLSearchParams({ version: this.addresses.version })
    if (stamp !== undefined) query.set('repere', stamp)
    return `${this.addresses.data}?${query}`
  }

  /** Asks from time to time for what others did, while nothing of ours is on its way. */
  watch(): void {
    const ask = async (): Promise<void> => {
      if (this.busy || document.hidden) return
      const asked = this.stamp
      try {
        const answer = await fetch(this.address(asked))
        const data = answer.ok ? ((await answer.json()) as BoardData | null) : null
        if (data === null || this.busy || asked !== this.stamp) return
        this.stamp = data.state.stamp
        this.listener.news(data)
      } catch {
        // Without a network there is no news.
      }
    }
    setInterval(() => void ask(), ASK_EVERY)
    document.addEventListener('visibilitychange', () => void ask())
    window.addEventListener('beforeunload', (event) => {
      if (this.queue.length > 0) event.preventDefault()
    })
  }
}
