import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSite } from '../test/support/browser.ts'

const firstPage = async (url: string): Promise<number> => (await fetch(url)).status

/** Cold start to the first page, and next starts, against their bounds (20 s and 4 s). The build is done before. */
export const bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-bench-'))
  const seconds: number[] = []
  for (let run = 0; run < 4; run += 1) {
    const begun = performance.now()
    const site = await startSite(folder)
    await firstPage(site.url)
    seconds.push((performance.now() - begun) / 1000)
    await site.stop('SIGTERM', true)
  }
  rmSync(folder, { recursive: true, force: true })
  const [cold = 0, ...next] = seconds
  const worst = Math.max(...next)
  return { cold, coldBound: 20, coldRatio: cold / 20, next, nextBound: 4, nextRatio: worst / 4 }
}
