import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bench as importBench } from '../../../bench/import.ts'
import { openmap } from '../../../bench/support/run.ts'
import { startSite } from '../../../test/support/browser.ts'
import { root } from '../../build.ts'
import type { Line } from '../../proof.ts'

const DATA = join(root, '../shared/data/structures')

type Report = {
  readonly accepted: number
  readonly warned: number
  readonly rejected: number
  readonly rows: readonly { readonly problems: readonly { readonly code: string }[] }[]
}

/** Why the rows of a real file are what they are, code by code. */
const tally = ({ rows }: Report): { readonly [code: string]: number } => {
  const counts: { [code: string]: number } = {}
  for (const { code } of rows.flatMap(({ problems }) => problems)) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** Files of structures: the verdicts of a real one, explained, and the time and memory of a large one. */
export async function* registersLines(): AsyncIterable<Line> {
  const line =
    'siae_france_2020.csv: 3 853 rows, 13 false keys and 1 conflict of names refused, 11 of a second kind merged'
  const file = join(DATA, 'siae_france_2020.csv')
  if (!existsSync(file)) yield { line, holds: false, figure: 'fixtures absent' }
  else {
    const folder = mkdtempSync(join(tmpdir(), 'openmap-proof-'))
    const site = await startSite(join(folder, 'data'))
    try {
      const { output } = await openmap(['import', 'structures', file, '--dry-run', '--json'], site.folder)
      const report: Report = JSON.parse(output)
      const { accepted, warned, rejected } = report
      const codes = tally(report)
      yield {
        line,
        holds:
          accepted + warned + rejected === 3853 &&
          rejected === 14 &&
          codes['siret-key'] === 13 &&
          codes['name-conflict'] === 1 &&
          codes['further-kind'] === 11,
        figure: `${accepted} accepted, ${warned} warned, ${rejected} rejected: ${JSON.stringify(codes)}`,
      }
    } finally {
      await site.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const large = await importBench()
  yield {
    line: 'bench import: 300 000 structures with their revisions in at most 120 s and 300 MiB',
    holds: large.secondsRatio <= 1 && large.mebibytesRatio <= 1,
    figure: `${Math.round(large.seconds)} s, ${Math.round(large.mebibytes)} MiB`,
  }
}
