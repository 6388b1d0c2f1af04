import type { Line } from '../../proof.ts'
import { runTests, tally } from '../support/tests.ts'

type Judged = {
  readonly line: string
  readonly project: string
  readonly files: readonly string[]
  readonly named?: string
}

const judged: readonly Judged[] = [
  {
    line: 'white zones: three cells by hand, interval of small numbers, nothing said without demand',
    project: 'pure',
    files: ['app/whiteZones/domain/grid.test.ts'],
  },
  {
    line: 'essential data of contracts: 1 080 of 1 148 and 453 of 470 valid, 5 180 contracts in the table, bad input',
    project: 'pure',
    files: ['packages/decp/decp.test.ts'],
  },
  {
    line: 'contracts imported: twice creates nothing, 300 000 rows within 300 MiB, truncated and hostile files',
    project: 'database',
    files: ['app/whiteZones/usecases/importContracts.test.ts'],
  },
  {
    line: 'white zones page: method, rows behind each cell, needs without their words, no name of a winner outside the directory',
    project: 'database',
    files: ['test/journeys/whiteZones.test.ts'],
  },
  {
    line: 'white zones in Chromium: map, table, import; keyboard, 320 px, no script, axe',
    project: 'browser',
    files: ['test/browser/whiteZones.test.ts'],
  },
]

/** Lines of the proof `directory` about white zones: that proof takes them by `yield*`. */
export async function* proveWhiteZones(): AsyncGenerator<Line> {
  for (const { line, project, files, named } of judged) {
    const ran = runTests(project, files, named === undefined ? {} : { named })
    yield { line, holds: ran.ok, figure: tally(ran) }
  }
}
