import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSite } from '../test/support/browser.ts'
import { openmap } from './support/run.ts'
import { writeStructuresFile } from './support/structuresFile.ts'

const ROWS = 300_000
const BOUND = { seconds: 120, mebibytes: 300 }

/** Import of 300 000 structures by the command, each with its revision, beside a running server, against bounds in time and memory. */
export const bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-bench-'))
  const file = join(folder, 'structures.csv')
  await writeStructuresFile(file, ROWS)
  const site = await startSite(join(folder, 'data'))
  try {
    const first = await openmap(['import', 'structures', file, '--json'], site.folder)
    const { accepted, warned, rejected } = JSON.parse(first.output)
    const again = await openmap(['import', 'structures', file, '--json'], site.folder)
    return {
      rows: ROWS,
      fileMegabytes: statSync(file).size / 1e6,
      verdicts: { accepted, warned, rejected },
      seconds: first.seconds,
      secondsBound: BOUND.seconds,
      secondsRatio: first.seconds / BOUND.seconds,
      mebibytes: first.mebibytes,
      mebibytesBound: BOUND.mebibytes,
      mebibytesRatio: first.mebibytes / BOUND.mebibytes,
      again: { seconds: again.seconds, mebibytes: again.mebibytes },
    }
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
