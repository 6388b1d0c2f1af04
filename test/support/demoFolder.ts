import { MADE_ONCE, startSite } from './browser.ts'

/** One first start of the demonstration for a whole run: each file begins with a copy of what it made. */
export default async function setup(): Promise<() => Promise<void>> {
  const site = await startSite()
  await site.stop('SIGTERM', true)
  process.env[MADE_ONCE] = site.folder
  return () => site.stop()
}
