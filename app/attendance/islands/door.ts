import { filled, fold } from '../../platform/kernel/text.ts'
import { readBadge } from '../domain/badge.ts'
import { hourIn, type Known, whoIs } from './arrivals.ts'
import { putAside } from './aside.ts'
import { canScan, scan } from './doorCamera.ts'
import { type DeviceState, DoorDevice } from './doorDevice.ts'
import { digestOf, type ListedPerson } from './protocol.ts'

type Words = Readonly<Record<string, string>>
type Props = {
  readonly slug: string
  readonly zone: string
  readonly page: string
  readonly list: string
  readonly send: string
  readonly worker: string
  readonly words: Words
}
type Tone = 'success' | 'warning' | 'error'

const MOST_FOUND = 20

/** Keeps the door in the browser: works without a network once it was opened with one. */
export const mount = async (element: HTMLElement, given: unknown): Promise<void> => {
  const { slug, zone, words, ...addresses } = given as Props
  const part = <E extends HTMLElement = HTMLElement>(name: string): E => {
    const found = element.querySelector<E>(`[data-door="${name}"]`)
    if (found === null) throw new Error(`no part ${name}`)
    return found
  }
  const say = (name: string, values: Readonly<Record<string, string | number>> = {}): string =>
    filled(words[name] ?? name, values)
  const hour = (at: number): string => hourIn(at, zone)
  const model = (name: string): HTMLElement => {
    const template = element.querySelector<HTMLTemplateElement>(`template[data-door-model="${name}"]`)
    const made = template?.content.firstElementChild?.cloneNode(true)
    if (!(made instanceof HTMLElement)) throw new Error(`no model ${name}`)
    return made
  }
  const inside = <E extends HTMLElement = HTMLElement>(root: HTMLElement, name: string): E =>
    root.querySelector(`[data-part="${name}"]`) as E

  const banner = (tone: Tone, text: string): HTMLElement => {
    const made = model(tone)
    inside(made, 'text').textContent = text
    return made
  }

  // Without these the forms of the page remain, which need the network.
  if (!('serviceWorker' in navigator) || crypto.subtle === undefined || !('indexedDB' in window)) {
    part('twin').prepend(banner('warning', say('noStore')))
    return
  }

  const device = await DoorDevice.open(addresses, say('thisDevice'), () => draw())
  const names = part<HTMLFormElement>('names')
  const code = part<HTMLFormElement>('code')
  const typed = (form: HTMLFormElement): HTMLInputElement => form.querySelector('input') as HTMLInputElement

  const answer = (tone: Tone, text: string): void => part('answer').replaceChildren(banner(tone, text))

  const welcome = async (person: ListedPerson, way: 'badge' | 'name'): Promise<void> => {
    const first = await device.arrive(person.id, way)
    const who = whoIs(person)
    if (first === null) answer('success', say('first', { who }))
    else answer('warning', say('duplicate', { who, hour: hour(first.at), host: first.by }))
  }

  const undo = async (person: ListedPerson): Promise<void> => {
    await device.undo(person.id)
    answer('success', say('undone', { who: whoIs(person) }))
  }

  /** What a camera, a reader or fingers gave. */
  const read = async (text: string): Promise<void> => {
    const badge = readBadge(text, slug)
    if (badge.kind !== 'code')
      return answer('error', say(badge.kind === 'other-event' ? 'otherEvent' : 'notABadge'))
    const digest = await digestOf(badge.code)
    const person = device.people.find((one) => one.badge === digest)
    if (person === undefined) return answer('error', say('unknownBadge'))
    await welcome(person, 'badge')
  }

  const stateText = (state: DeviceState): string => {
    if (state.kind === 'offline') return say('offline', { hour: hour(state.since), count: state.count })
    return say(state.kind, state.kind === 'sending' ? { count: state.count } : {})
  }

  const cameText = (known: Known, id: string): string => {
    const [first] = known.get(id) ?? []
    return first === undefined ? say('notYet') : say('came', { hour: hour(first.at), host: first.by })
  }

  const rowOf = (person: ListedPerson, known: Known): HTMLElement => {
    const row = model('person')
    const here = known.has(person.id)
    inside(row, 'name').textContent = person.name ?? say('nameless')
    inside(row, 'body').textContent = person.body
    inside(row, 'role').textContent = person.role
    inside(row, 'state').textContent = cameText(known, person.id)
    const button = inside<HTMLButtonElement>(row, 'act')
    const context = document.createElement('span')
    context.className = 'visually-hidden'
    context.textContent = ` ${whoIs(person)}`
    button.firstElementChild?.replaceChildren(say(here ? 'undo' : 'welcomeOne'), context)
    button.dataset.who = person.id
    return row
  }

  const found = (): readonly ListedPerson[] => {
    const wanted = fold(typed(names).value)
      .split(/\s+/)
      .filter((word) => word !== '')
    if (wanted.length === 0) return []
    return device.people.filter(({ name, body }) => {
      const key = fold(`${name ?? ''} ${body}`)
      return wanted.every((word) => key.includes(word))
    })
  }

  const drawFound = (known: Known): void => {
    const people = found()
    const asks = typed(names).value.trim() !== ''
    const focused = (document.activeElement as HTMLElement | null)?.dataset.who
    part('results').replaceChildren(...people.slice(0, MOST_FOUND).map((person) => rowOf(person, known)))
    // Drawing again must not take the keyboard away from whoever has just pressed.
    if (focused !== undefined) element.querySelector<HTMLElement>(`[data-who="${focused}"]`)?.focus()
    const text = people.length > MOST_FOUND ? say('tooMany', { count: people.length }) : ''
    part('found').textContent = asks && people.length === 0 ? say('noMatch') : text
  }

  const drawTwice = (known: Known): void => {
    const lines = device.people.flatMap((person) => {
      const [first, ...others] = known.get(person.id) ?? []
      if (first === undefined || others.length === 0) return []
      const line = document.createElement('li')
      line.textContent = say('duplicateLine', {
        who: whoIs(person),
        hour: hour(first.at),
        host: first.by,
        others: others.map((one) => say('atBy', { hour: hour(one.at), host: one.by })).join(', '),
      })
      return [line]
    })
    part('duplicates').replaceChildren(...lines)
    part('twice').hidden = lines.length === 0
  }

  /** A status that says again the same thing is read aloud again: only what changes is written. */
  const write = (name: string, text: string): void => {
    const target = part(name)
    if (target.textContent !== text) target.textContent = text
  }

  const draw = (): void => {
    const known = device.known
    const { kind } = device.state
    write('state', stateText(device.state))
    part('state').dataset.state = kind
    const present = device.people.filter(({ id }) => known.has(id)).length
    write(
      'counts',
      device.people.length === 0 ? '' : say('counts', { present, expected: device.people.length }),
    )
    drawFound(known)
    drawTwice(known)
  }

  names.addEventListener('submit', (event) => event.preventDefault())
  names.addEventListener('input', () => drawFound(device.known))
  code.addEventListener('submit', (event) => {
    event.preventDefault()
    const field = typed(code)
    const { value } = field
    field.value = ''
    field.focus()
    void read(value)
  })
  part('results').addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-who]')
    const person = device.people.find(({ id }) => id === button?.dataset.who)
    if (person !== undefined) void (device.known.has(person.id) ? undo(person) : welcome(person, 'name'))
  })

  const camera = part<HTMLButtonElement>('scan')
  let stop: (() => void) | null = null
  if (!canScan()) {
    camera.hidden = true
    part('camera').textContent = say('noCamera')
  }
  camera.addEventListener('click', async () => {
    if (stop === null)
      stop = await scan(part<HTMLVideoElement>('video'), (text) => void read(text)).catch(() => {
        part('camera').textContent = say('cameraRefused')
        return null
      })
    else {
      stop()
      stop = null
    }
    const label = camera.querySelector('span')
    if (label !== null) label.textContent = say(stop === null ? 'scan' : 'stopScan')
  })

  // Signing out erases what the browser keeps, what waits included.
  let warned = false
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/deconnexion"]'))
    form.addEventListener('submit', (event) => {
      if (device.unsent === 0 || warned) return
      event.preventDefault()
      warned = true
      answer('warning', say('unsent', { count: device.unsent }))
    })

  part('twin').hidden = true
  part('tools').hidden = false
  draw()
  device.start()
  // Without a network there is nothing new to put aside.
  await putAside(addresses.page, addresses.worker).catch(() => {})
}
