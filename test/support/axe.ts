import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type AxeResult = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }

/** In the dark only colours differ: of what was looked at in the light, one rule can answer otherwise. */
const IN_THE_DARK = ', runOnly: ["color-contrast"]'

/**
 * What axe finds on the page, one line for each element; empty = nothing.
 * @param dark the same page was looked at in the light
 */
export const axe = async (page: Page, dark = false): Promise<string[]> => {
  // Evaluated by the debugger: the page's own policy forbids an added script tag, and stays in force.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(source)
  const result = (await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"], preload: false${dark ? IN_THE_DARK : ''} })`,
  )) as AxeResult
  return result.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  )
}
