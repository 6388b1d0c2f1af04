import { type Known, knownOf, newEntryId, toldAfter } from './arrivals.ts'
import {
  type DoorAnswer,
  type DoorList,
  type ListedPerson,
  MOST_SENT,
  type PresenceTold,
  type QueuedEntry,
} from './protocol.ts'
import { openVault, type Vault } from './vault.ts'

export type DeviceState =
  | { readonly kind: 'starting' | 'ready' | 'closed' | 'over' }
  | { readonly kind: 'sending'; readonly count: number }
  | { readonly kind: 'offline'; readonly since: number; readonly count: number }

type Addresses = { readonly page: string; readonly list: string; readonly send: string }

/** The server answered that this device keeps no door any more. */
class Closed extends Error {}

/** How often a device that is on line asks what the others did, and one that is not tries again. */
const ASK_EVERY = 20_000

const LIST = 'liste'
const TOLD = 'connus'
const SINCE = 'hors-ligne'
const QUEUED = 'envoi:'

const asked = async (address: string, init: RequestInit = {}): Promise<Response> => {
  const answer = await fetch(address, { redirect: 'manual', cache: 'no-store', ...init })
  if (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status)) throw new Closed()
  if (!answer.ok) throw new Error(`answer ${answer.status}`)
  return answer
}

/** What this device knows and has to say, with or without a network. */
export class DoorDevice {
  readonly #vault: Vault
  readonly #addresses: Addresses
  readonly #me: string
  readonly #changed: () => void
  #list: DoorList | null = null
  #told: readonly PresenceTold[] = []
  #queue: readonly QueuedEntry[] = []
  #since: number | null = null
  #ended: 'closed' | 'over' | null = null
  #busy = false

  private constructor(vault: Vault, addresses: Addresses, me: string, changed: () => void) {
    this.#vault = vault
    this.#addresses = addresses
    this.#me = me
    this.#changed = changed
  }

  /** With what it kept from last time. */
  static async open(addresses: Addresses, me: string, changed: () => void): Promise<DoorDevice> {
    const vault = await openVault(addresses.page)
    const device = new DoorDevice(vault, addresses, me, changed)
    device.#list = await vault.get<DoorList>(LIST)
    device.#told = (await vault.get<PresenceTold[]>(TOLD)) ?? []
    device.#since = await vault.get<number>(SINCE)
    const names = (await vault.names(QUEUED)).sort()
    const entries = await Promise.all(names.map((name) => vault.get<QueuedEntry>(name)))
    device.#queue = entries.flatMap((entry) => entry ?? [])
    return device
  }

  get people(): readonly ListedPerson[] {
    return this.#list?.people ?? []
  }

  get known(): Known {
    return knownOf(this.#told, this.#queue, this.#me)
  }

  get unsent(): number {
    return this.#queue.length
  }

  get state(): DeviceState {
    if (this.#ended !== null) return { kind: this.#ended }
    if (this.#since !== null) return { kind: 'offline', since: this.#since, count: this.#queue.length }
    if (this.#queue.length > 0) return { kind: 'sending', count: this.#queue.length }
    return { kind: this.#list === null ? 'starting' : 'ready' }
  }

  /** Starts to speak with the server, and goes on for as long as the page is open. */
  start(): void {
    const speak = () => void this.speak()
    addEventListener('online', speak)
    addEventListener('offline', () => void this.#lost())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') speak()
    })
    setInterval(speak, ASK_EVERY)
    speak()
  }

  /** Somebody comes. @returns the arrival that stands already, if there is one */
  async arrive(who: string, way: QueuedEntry['way']): Promise<{ at: number; by: string } | null> {
    const first = this.known.get(who)?.[0] ?? null
    const at = Date.now()
    await this.#add([{ id: newEntryId(at), who, kind: 'arrival', undoes: null, way, at }])
    return first
  }

  async undo(who: string): Promise<void> {
    const at = Date.now()
    const standing = this.known.get(who) ?? []
    await this.#add(
      standing.map(({ id }) => ({ id: newEntryId(at), who, kind: 'undo', undoes: id, way: 'name', at })),
    )
  }

  /** Sends what waits, then asks what the others did. */
  async speak(): Promise<void> {
    if (this.#busy || this.#ended === 'closed') return
    this.#busy = true
    try {
      if (this.#list === null) await this.#readList()
      while (this.#queue.length > 0) await this.#send(this.#queue.slice(0, MOST_SENT))
      await this.#endIfOver()
      if (this.#ended === null) await this.#send([])
      await this.#found()
    } catch (error) {
      if (error instanceof Closed) await this.#close('closed')
      else await this.#lost()
    } finally {
      this.#busy = false
    }
  }

  async #add(entries: readonly QueuedEntry[]): Promise<void> {
    // On the device before anything is said of it: what was welcomed is never lost.
    for (const entry of entries) await this.#vault.put(QUEUED + entry.id, entry)
    this.#queue = [...this.#queue, ...entries]
    this.#changed()
    void this.speak()
  }

  async #readList(): Promise<void> {
    const list = (await (await asked(this.#addresses.list)).json()) as DoorList
    this.#list = list
    await this.#vault.put(LIST, list)
    await this.#tell(list.presences)
  }

  async #tell(told: readonly PresenceTold[]): Promise<void> {
    this.#told = told
    await this.#vault.put(TOLD, told)
    this.#changed()
  }

  async #send(entries: readonly QueuedEntry[]): Promise<void> {
    const answer = await this.#post(entries)
    const kept = new Set(answer.outcomes.map(({ id }) => id))
    const about = new Set(entries.map(({ who }) => who))
    // What was told first, then what no longer waits: nobody disappears in between.
    await this.#tell(entries.length === 0 ? answer.presences : toldAfter(this.#told, answer.presences, about))
    for (const id of kept) await this.#vault.drop(QUEUED + id)
    this.#queue = this.#queue.filter(({ id }) => !kept.has(id))
    this.#changed()
    if (answer.version !== null && answer.version !== this.#list?.version) await this.#readList()
  }

  async #post(entries: readonly QueuedEntry[]): Promise<DoorAnswer> {
    const once = async (): Promise<DoorAnswer> => {
      const queue = JSON.stringify({ sentAt: Date.now(), entries })
      const body = new URLSearchParams({ _csrf: this.#list?.csrf ?? '', queue })
      return (await asked(this.#addresses.send, { method: 'POST', body })).json() as Promise<DoorAnswer>
    }
    try {
      return await once()
    } catch (error) {
      if (!(error instanceof Closed)) throw error
      // Somebody signed in again since: the list brings the token of this session, or says that the door is closed.
      await this.#readList()
      return once()
    }
  }

  async #endIfOver(): Promise<void> {
    if (this.#list !== null && Date.now() > this.#list.until) await this.#close('over')
  }

  async #lost(): Promise<void> {
    if (this.#since === null) {
      this.#since = Date.now()
      await this.#vault.put(SINCE, this.#since)
    }
    if (this.#list !== null && Date.now() > this.#list.until) await this.#forgetNames()
    this.#changed()
  }

  async #found(): Promise<void> {
    if (this.#since !== null) {
      this.#since = null
      await this.#vault.drop(SINCE)
    }
    this.#changed()
  }

  /** Names go at once; what waits stays as identifiers, and can still be sent if the door opens again. */
  async #close(why: 'closed' | 'over'): Promise<void> {
    this.#ended = why
    await this.#forgetNames()
    if (this.#queue.length === 0) {
      await this.#vault.destroy()
      await caches.delete(this.#addresses.page)
    }
    this.#changed()
  }

  async #forgetNames(): Promise<void> {
    this.#list = null
    this.#told = []
    await this.#vault.drop(LIST)
    await this.#vault.drop(TOLD)
  }
}
