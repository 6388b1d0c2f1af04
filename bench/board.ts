import type { Page } from 'playwright-core'
import { Board, type BoardMeeting } from '../app/events/domain/board.ts'
import { connect, type Database } from '../app/platform/database/connect.ts'
import { attachOrStart, silentLog } from '../app/platform/database/embedded/index.ts'
import { newId } from '../app/platform/database/id.ts'
import { enterAs, startBrowser, startSite } from '../test/support/browser.ts'

/** Participants, slots, and the share of the slots of buyers that hold a meeting. */
const SIDE = 250
const SLOTS = 100
const TABLES = 250
const MEETINGS = 40
const BOUND_MILLISECONDS = 50
const RUNS = 200

/** Each buyer meets forty structures, one after the other: nobody is in two places. */
const plan = Array.from({ length: SIDE }, (_, buyer) =>
  Array.from({ length: MEETINGS }, (__, n) => ({
    buyer,
    supplier: (buyer + n * 3) % SIDE,
    slot: (buyer * 7 + n * 2) % SLOTS,
    table: buyer,
  })),
).flat()

const worstOf = (times: readonly number[]) => {
  const sorted = [...times].sort((one, other) => one - other)
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
  return { p50: at(0.5), p95: at(0.95), worst: sorted.at(-1) ?? 0 }
}

/** What the rules alone cost: all targets of a meeting, then the verdict of one place. */
const rules = () => {
  const meetings = plan.map(
    (one, n): BoardMeeting => ({ ...one, supplier: SIDE + one.supplier, id: `m${n}`, pinned: false }),
  )
  const board = new Board(
    {
      slots: Array.from({ length: SLOTS }, () => ({ active: true })),
      tables: Array.from({ length: TABLES }, () => ({ active: true })),
      parties: Array.from({ length: 2 * SIDE }, () => ({ seats: 1, quota: 60 })),
      closed: [],
      refused: [],
      forbids: [],
    },
    meetings,
  )
  const times = { targets: [] as number[], verdict: [] as number[] }
  for (let run = 0; run < 1000; run += 1) {
    const held = meetings[(run * 97) % meetings.length]
    if (held === undefined) continue
    let begun = performance.now()
    board.targets(held.buyer, held.supplier, held.id)
    times.targets.push(performance.now() - begun)
    begun = performance.now()
    board.verdict({ from: [held.id], to: [{ ...held, slot: run % SLOTS }] })
    times.verdict.push(performance.now() - begun)
  }
  return { targets: worstOf(times.targets), verdict: worstOf(times.verdict) }
}

/** Writes a draft of that size in the coming day of the demonstration. @returns its version */
const seed = async ({ db }: Database): Promise<string> => {
  const event = await db
    .selectFrom('event')
    .select(['territory_id', 'id', 'day'])
    .where('slug', '=', 'batiments-et-jardins-demo')
    .executeTakeFirstOrThrow()
  const ofEvent = { territory_id: event.territory_id, event_id: event.id }
  const now = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  const parties = (role: 'buyer' | 'supplier') =>
    Array.from({ length: SIDE }, (_, n) => ({
      ...ofEvent,
      id: newId(),
      role,
      display_name: `${role === 'buyer' ? 'Acheteur' : 'Structure'} banc ${n}`,
      name_key: `banc ${n}`,
      created_at: now,
    }))
  const [buyers, suppliers] = [parties('buyer'), parties('supplier')]
  await db
    .insertInto('participant')
    .values([...buyers, ...suppliers])
    .execute()
  const slots = Array.from({ length: SLOTS }, (_, n) => ({
    ...ofEvent,
    id: newId(),
    starts_at: `${event.day}T${two(8 + Math.floor(n / 10))}:${two((n % 10) * 6)}:30`,
    ends_at: `${event.day}T${two(8 + Math.floor(n / 10))}:${two((n % 10) * 6 + 5)}:30`,
  }))
  await db.insertInto('slot').values(slots).execute()
  const tables = Array.from({ length: TABLES }, (_, n) => ({ ...ofEvent, id: newId(), number: 1000 + n }))
  await db.insertInto('meeting_table').values(tables).execute()
  const version = newId()
  await db
    .insertInto('timetable_version')
    .values({
      ...ofEvent,
      id: version,
      number: 900,
      state: 'draft',
      seed: 1,
      steps: 1,
      status: 'feasible',
      objective: plan.length,
      held: plan.length,
      even_weights: true,
      wished: plan.length,
      input_hash: '',
      engine: 'bench',
      created_at: now,
    })
    .execute()
  const rows = plan.map((one) => ({
    ...ofEvent,
    id: newId(),
    version_id: version,
    buyer_id: buyers[one.buyer]?.id ?? '',
    supplier_id: suppliers[one.supplier]?.id ?? '',
    slot_id: slots[one.slot]?.id ?? '',
    table_id: tables[one.table]?.id ?? '',
    weight: 1,
  }))
  for (let start = 0; start < rows.length; start += 2000)
    await db
      .insertInto('meeting')
      .values(rows.slice(start, start + 2000))
      .execute()
  return version
}

/** From a key to the layout that shows its answer: the handler, then style and layout, as the browser needs before it paints. */
const measure = (page: Page): Promise<{ pick: number[]; drop: number[] }> =>
  page.evaluate(async (runs) => {
    const times = { pick: [] as number[], drop: [] as number[] }
    const press = (key: string): number => {
      const target = document.activeElement as HTMLElement
      const begun = performance.now()
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      document.body.getBoundingClientRect()
      return performance.now() - begun
    }
    const chips = () => [...document.querySelectorAll<HTMLElement>('[role=grid] [data-meeting]')]
    const scroller = document.querySelector('[data-board=scroller]') ?? document.body
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let run = 0; run < runs; run += 1) {
      // All over the board, not where the last drop left it.
      scroller.scrollTop = ((run * 37) % 101) * 0.01 * scroller.scrollHeight
      scroller.scrollLeft = ((run * 61) % 103) * 0.01 * scroller.scrollWidth
      await frame()
      await frame()
      const chip = chips()[(run * 13) % chips().length]
      chip?.focus()
      times.pick.push(press('Enter'))
      press('ArrowRight')
      times.drop.push(press('Enter'))
      press('Escape')
    }
    return times
  }, RUNS)

/** Feedback of the board on a day of 500 participants by 100 slots: the rules alone, then pick-up and drop in Chromium. */
export const bench = async () => {
  const site = await startSite()
  const browser = await startBrowser()
  try {
    const embedded = await attachOrStart({ folder: site.folder, log: silentLog })
    const superuser = connect(embedded.superuserUrl, { max: 2 })
    const version = await seed(superuser)
    await superuser.close()
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await enterAs(page, site.url, 'mission')
    const address = `${site.url}/rencontres/batiments-et-jardins-demo/organisation/rendez-vous?version=${version}&vue=plateau`
    await page.goto(address)
    await page.locator('[data-board="tools"]:not([hidden])').waitFor()
    const { pick, drop } = await measure(page)
    await embedded.stop()
    const [pickUp, dropped] = [worstOf(pick), worstOf(drop)]
    return {
      participants: 2 * SIDE,
      slots: SLOTS,
      meetings: plan.length,
      boundMilliseconds: BOUND_MILLISECONDS,
      rules: rules(),
      pickUp,
      drop: dropped,
      ratio: Math.max(pickUp.p95, dropped.p95) / BOUND_MILLISECONDS,
      worstRatio: Math.max(pickUp.worst, dropped.worst) / BOUND_MILLISECONDS,
    }
  } finally {
    await browser.close()
    await site.stop()
  }
}
