import { readFileSync } from 'node:fs'
import { runnerImport } from 'vite'

type Declared = { readonly routes: readonly { readonly method: string; readonly path: string }[] }
type Spared = { readonly unaudited: Readonly<Record<string, string>> }

/** The list of routes, read as the application reads it. */
export const declaredRoutes = async (): Promise<Declared> =>
  (await runnerImport<Declared>('app/routes.ts')).module

/**
 * Forms that no test of a whole run has sent with success and a trace in the journal, and that do not say why they leave
 * none (`test/access/unaudited.ts`). `file` holds a line for each form kept: its route, a tab, its entries.
 */
export const untold = async (file: string): Promise<readonly string[]> => {
  const { routes } = await declaredRoutes()
  const { unaudited } = (await runnerImport<Spared>('test/access/unaudited.ts')).module
  const told = new Set(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, entries]) => Number(entries) > 0)
      .map(([route]) => route ?? ''),
  )
  return routes
    .filter(({ method }) => method === 'POST')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !told.has(route) && unaudited[route] === undefined)
}
