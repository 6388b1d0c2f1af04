import type { Answer, Instance } from './peers.ts'

export type Row = {
  readonly instance: string
  readonly kind: Instance['file']['kind']
  /** The published optimum; null = infeasible; absent where nobody published one. */
  readonly optimum?: number | null
  readonly ours: Answer
  readonly peers: Readonly<Record<string, Answer>>
}

const cell = ({ status, value, bound, seconds }: Answer): string => {
  const time = `${seconds < 10 ? seconds.toFixed(2) : Math.round(seconds)} s`
  if (status === 'optimal') return `**${value}** ${time}`
  if (status === 'infeasible') return `**none** ${time}`
  if (status === 'unknown') return `– ${time}`
  return `${value}${bound === null ? '' : ` [${bound}]`} ${time}`
}

const linesOf = (rows: readonly Row[]): string[] => {
  const names = [...new Set(rows.flatMap(({ peers }) => Object.keys(peers)))]
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const optimum = ({ optimum: known }: Row): string =>
    known === undefined ? '' : known === null ? 'none' : String(known)
  return [
    line(['instance', 'published', 'this engine', ...names]),
    line(['---', '---', '---', ...names.map(() => '---')]),
    ...rows.map((row) =>
      line([
        row.instance,
        optimum(row),
        cell(row.ours),
        ...names.map((name) => (row.peers[name] === undefined ? '' : cell(row.peers[name]))),
      ]),
    ),
  ]
}

/** The whole comparison in Markdown. */
export const tableOf = (rows: readonly Row[], seconds: number): string =>
  [
    '# Benchmark',
    '',
    `Each solver in a process of its own, ${seconds} s at most, one after the other on the same machine. **Bold** = proved; [ ] = bound; – = nothing found.`,
    '',
    '## Case A: selection (more is better)',
    '',
    ...linesOf(rows.filter(({ kind }) => kind === 'selection')),
    '',
    '## Case B: sessions (fewer breaks are better; none = no timetable exists)',
    '',
    ...linesOf(rows.filter(({ kind }) => kind === 'sessions')),
    '',
  ].join('\n')
