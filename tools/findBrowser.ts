import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { install, mayInstall } from './debian.ts'

/** Packages of Debian, each named as its program. Without its windows Chromium is the same engine, sooner. */
const PACKAGES = ['chromium-headless-shell', 'chromium']
const PLACES = [
  ...PACKAGES.map((name) => `/usr/bin/${name}`),
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** What tells the tests of pages which Chromium to drive. */
export const browserEnv = (): Record<string, string> => {
  const browser = findBrowser()
  return 'path' in browser ? { OPENMAP_CHROMIUM: browser.path } : {}
}

/** A real Chromium: found, else installed from Debian, else downloaded by playwright, in that order. */
export const findBrowser = (): { readonly path: string } | { readonly skipped: string } => {
  const found = [process.env.OPENMAP_CHROMIUM, ...PLACES].find(
    (path) => path !== undefined && existsSync(path),
  )
  if (found !== undefined) return { path: found }
  const installed = mayInstall()
    ? PACKAGES.find((name) => install(name) && existsSync(`/usr/bin/${name}`))
    : undefined
  if (installed !== undefined) return { path: `/usr/bin/${installed}` }
  spawnSync('node_modules/.bin/playwright-core', ['install', 'chromium'], { stdio: 'inherit' })
  const downloaded = chromium.executablePath()
  return existsSync(downloaded)
    ? { path: downloaded }
    : { skipped: 'no Chromium was found, installed or downloaded' }
}
