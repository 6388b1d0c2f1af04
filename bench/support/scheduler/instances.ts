import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProblemFile, writeSelection } from '../../../packages/scheduler/index.ts'
import { root } from '../../../tools/build.ts'
import { type DayOf, freshDay, freshSessions, type SessionsOf, writeDzn } from './fresh.ts'
import type { Instance } from './peers.ts'

const DATA = join(root, '../shared/data/meetings')
const FRESH = join(tmpdir(), 'openmap-fresh')
const BASES = ['original', 'forbidden', 'fixed', 'precedence', 'selection']

const read = (name: string, path: string): Instance => {
  const file = readProblemFile(readFileSync(path, 'utf8'), path)
  if (!file.ok) throw new Error(`${path}: ${file.errors[0]?.message}`)
  return { name, path, file: file.value }
}

/** The published benchmark and the reference days, where their files are. */
export const shared = (): Instance[] =>
  !existsSync(DATA)
    ? []
    : BASES.flatMap((folder) =>
        readdirSync(join(DATA, folder))
          .filter((name) => /\.(dzn|json)$/.test(name))
          .map((name) => read(name.replace(/\.(dzn|json)$/, ''), join(DATA, folder, name))),
      )

/** What the published optimum of an instance is: breaks, or null where there is no timetable. */
export const published = (): ReadonlyMap<string, number | null> => {
  const known = new Map<string, number | null>()
  const path = join(DATA, 'known-optima.csv')
  if (!existsSync(path)) return known
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  for (const row of rows) {
    const [base = '', ...cells] = row.split(',')
    for (const [index, cell] of cells.entries()) {
      const column = names[index + 1] ?? ''
      const variant = column.replace(/_d2$/, '')
      const suffix = variant.startsWith('fixed') ? '-Forb' : ''
      if (column.endsWith('_d2'))
        known.set(`${base}.${variant}${suffix}`, cell === 'UNSAT' ? null : Number(cell))
    }
  }
  return known
}

const DAYS: readonly DayOf[] = [
  { buyers: 10, suppliers: 27, slots: 8, requests: 140, availability: 0.5, tables: 0.3 },
  { buyers: 10, suppliers: 27, slots: 16, requests: 160, availability: 0.4, tables: 0.4 },
  { buyers: 100, suppliers: 300, slots: 12, requests: 1500, availability: 0.5, tables: 0.3 },
]
const SESSIONS: readonly SessionsOf[] = [
  { parties: 40, slots: 8, tables: 16, load: 0.9, availability: 0.5 },
  { parties: 50, slots: 12, tables: 14, load: 0.85, availability: 0.5 },
  { parties: 70, slots: 20, tables: 13, load: 0.75, availability: 0.5 },
]
/** Seeds of each size. */
const SEEDS = 10

/** Days that nobody has seen, drawn anew from their seeds. */
export const fresh = (first: number): Instance[] => {
  mkdirSync(FRESH, { recursive: true })
  const written = (name: string, ending: string, text: string): Instance => {
    const path = join(FRESH, `${name}.${ending}`)
    writeFileSync(path, text)
    return read(name, path)
  }
  const seeds = Array.from({ length: SEEDS }, (_, index) => first + index)
  return [
    ...DAYS.flatMap((size) =>
      seeds.map((seed) =>
        written(
          `day-${size.buyers}x${size.suppliers}x${size.slots}-${seed}`,
          'json',
          JSON.stringify(writeSelection(freshDay(seed, size))),
        ),
      ),
    ),
    ...SESSIONS.flatMap((size) =>
      seeds.map((seed) =>
        written(`sessions-${size.parties}x${size.slots}-${seed}`, 'dzn', writeDzn(freshSessions(seed, size))),
      ),
    ),
  ]
}
