import { notify, type Site } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { today } from '../../platform/kernel/dates.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'

/** What failed for good: mails that their server refuses, or work behind the pages. */
export type Failure = 'mails' | 'jobs'

const pages: { readonly [F in Failure]: string } = {
  mails: `${addresses.mails}?etat=failed`,
  jobs: addresses.jobs,
}

/**
 * Tells administrators that something failed, once a day for each sort: a server that refuses everything must not bury
 * them, nor answer its own alert by another.
 */
export const alertAdministrators = async (ctx: Ctx, site: Site, failure: Failure): Promise<void> => {
  const { title, text, action } = t.alerts[failure]
  await notify(ctx, site, {
    platformRole: 'administrator',
    topic: 'administration',
    key: `failed-${failure}:${today(ctx.clock, site.territory.zone)}`,
    title,
    text,
    action,
    href: pages[failure],
  })
}
