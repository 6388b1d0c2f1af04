import { spawnSync } from 'node:child_process'
import { listFiles } from './list.ts'

/** Benches and proofs are run by Node itself, which reads no `.tsx`: one that cannot be loaded would be found out too late. */
export const checkLoads = (root: string): string[] => {
  const files = listFiles(root, 'bench', 'tools').filter((path) =>
    /^(bench|tools\/proofs)\/\w+\.ts$/.test(path),
  )
  const script = `for (const file of ${JSON.stringify(files)})
    await import('./' + file).catch((error) => console.log(file + ': ' + error.message))`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  })
  return `${run.stdout}${run.status === 0 ? '' : run.stderr}`.split('\n').filter((line) => line !== '')
}
