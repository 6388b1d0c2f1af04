import type { Line } from '../../proof.ts'
import { tests } from './tests.ts'

/** Supply against demand: the cells, the contracts that tell the demand, the page. */
export function* whiteZonesLines(env: Record<string, string>): Iterable<Line> {
  yield tests(
    'pure',
    'white zones: three cells by hand, interval of small numbers, nothing said without demand',
    {
      files: ['app/whiteZones/domain/grid.test.ts'],
    },
  )
  yield tests(
    'pure',
    'essential data of contracts: 1 080 of 1 148 and 453 of 470 valid, 5 180 contracts in the table, bad input',
    { files: ['packages/decp/decp.test.ts'] },
  )
  yield tests(
    'database',
    'contracts imported: twice creates nothing, 300 000 rows within 300 MiB, truncated and hostile files',
    { files: ['app/whiteZones/usecases/importContracts.test.ts'] },
  )
  yield tests(
    'database',
    'white zones page: method, rows behind each cell, needs without their words, no name of a winner outside the directory',
    { files: ['test/journeys/whiteZones.test.ts'] },
  )
  yield tests('browser', 'Chromium, white zones: map, table, import; keyboard, 320 px, no script, axe', {
    files: ['test/browser/whiteZones.test.ts'],
    env,
  })
}
