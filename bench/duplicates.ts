import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { silentLog, startEmbedded } from '../app/platform/database/embedded/index.ts'
import { loginOf, migrate } from '../app/platform/database/migrate.ts'
import { writeStructuresFile } from './support/structuresFile.ts'

type Module = typeof import('./support/duplicatesScan.ts')

const SIZES = (process.env.OPENMAP_SIZES ?? '3000,30000,300000').split(',').map(Number)
const BOUND = { secondsOf300Thousand: 900, mebibytes: 300 }

/** Likely duplicates of directories of growing size: every record compared, then a hundred that changed, then none. */
export const bench = async () => {
  const { measureScan } = (await runnerImport<Module>('bench/support/duplicatesScan.ts')).module
  const sizes: ({ readonly size: number } & Awaited<ReturnType<Module['measureScan']>>)[] = []
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'openmap-bench-'))
    const file = join(folder, 'structures.csv')
    await writeStructuresFile(file, size)
    const server = await startEmbedded({
      folder: join(folder, 'data'),
      purpose: 'server',
      log: silentLog,
      durable: false,
    })
    try {
      await migrate(server.ownerUrl, loginOf(server.applicationUrl))
      sizes.push({ size, ...(await measureScan(server.applicationUrl, file)) })
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { sizes, bound: BOUND }
}
