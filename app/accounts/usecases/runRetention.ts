import type { Transact } from '../../platform/jobs/transact.ts'
import { type Certificate, runRule } from '../../platform/privacy/retention/engine.ts'
import { ruleIds } from '../../platform/privacy/retention/periods.ts'
import type { RetentionPorts } from '../../platform/privacy/retention/rule.ts'
import { dropExports } from '../store/personalExports.ts'
import { eraseDue } from './eraseDue.ts'
import { type ErasureParts, erasePerson } from './erasePerson.ts'
import { warnInactive } from './warnInactive.ts'

/** Time of the day, in the zone of the territory, at which data go: few people are there. */
export const RETENTION_TIME = { hour: 3, minute: 15 } as const

/** How rules reach files, the list of erasures and the accounts. */
export const portsOf = (parts: ErasureParts): RetentionPorts => ({
  files: parts.files,
  erasures: parts.erasures,
  eraseInactive: async (ctx, people) => {
    for (const personId of people) await erasePerson(ctx, parts, { personId, cause: 'inactivity' })
  },
  dropExports: async (ctx, before) => {
    await dropExports(ctx, parts.files, before)
  },
})

/**
 * The daily end of what was kept long enough: warnings first, then those who asked to be erased, then each rule in a
 * transaction of its own. A rule that fails does not stop the others, and is told at the end so that the job is tried again.
 */
export const runRetention = async (
  parts: ErasureParts & { readonly transact: Transact },
): Promise<readonly Certificate[]> => {
  const ports = portsOf(parts)
  const certificates: Certificate[] = []
  const failures: unknown[] = []
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      failures.push(error)
    }
  }
  await attempt(async () => {
    await warnInactive(parts)
  })
  await attempt(async () => {
    await eraseDue(parts)
  })
  for (const rule of ruleIds) {
    await attempt(async () => {
      const certificate = await parts.transact((ctx) => runRule(ctx, rule, ports))
      if (certificate !== null) certificates.push(certificate)
    })
  }
  const [first] = failures
  if (failures.length > 0)
    throw new Error(`retention: ${failures.length} of its parts failed`, { cause: first })
  return certificates
}
