import { listFiles, read } from './list.ts'

/** Migrations are numbered without a gap and go forward only. */
export const checkMigrations = (root: string): string[] => {
  const names = listFiles(root, 'migrations').map((path) => path.replace('migrations/', ''))
  const problems: string[] = []
  names.sort().forEach((name, index) => {
    const wanted = String(index + 1).padStart(4, '0')
    if (!/^\d{4}_[a-z0-9_]+\.(sql|ts)$/.test(name)) problems.push(`${name}: write 0001_words.sql`)
    else if (!name.startsWith(`${wanted}_`))
      problems.push(`${name}: ${wanted} was expected, no gap and no twin`)
    if (/^-- Down Migration/m.test(read(root, `migrations/${name}`))) problems.push(`${name}: forward only`)
  })
  return problems
}
