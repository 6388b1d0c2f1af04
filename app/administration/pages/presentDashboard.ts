import type { Services } from '../../platform/http/route.ts'
import { formatDate, formatNumber } from '../../platform/i18n/format.ts'
import { type Clock, today } from '../../platform/kernel/dates.ts'
import { addresses } from '../domain/addresses.ts'
import type { Shortcut, Task } from '../domain/contribution.ts'
import { t } from '../messages.ts'
import type { Dashboard } from '../usecases/readDashboard.ts'
import { a } from './approvals/messages.ts'

export type DashboardView = {
  readonly lead: string
  readonly tasks: readonly Task[]
  readonly shortcuts: readonly Shortcut[]
  readonly figures: readonly { readonly label: string; readonly value: string; readonly href?: string }[]
  readonly date: { readonly iso: string; readonly text: string }
  readonly health: readonly { readonly term: string; readonly value: string; readonly note?: string }[]
}

/** What others wait for first, then what failed, then what modules ask for, then what only an administrator of the server can settle. */
const tasksOf = ({ mails, jobs, brought, decisions }: Dashboard, mailServer: string | null): Task[] => {
  const words = t.dashboard
  const tasks: Task[] = []
  if (decisions > 0) tasks.push({ title: a.task(decisions), text: a.taskText, href: addresses.approvals })
  if (mails.failed > 0)
    tasks.push({
      title: words.mailsFailed(mails.failed),
      text: words.mailsFailedText,
      href: `${addresses.mails}?etat=failed`,
    })
  if (jobs.failed > 0)
    tasks.push({ title: words.jobsFailed(jobs.failed), text: words.jobsFailedText, href: addresses.jobs })
  tasks.push(...brought.tasks)
  if (mails.kept > 0)
    tasks.push({
      title: mailServer === null ? words.setServer : words.mailsKept(mails.kept),
      text: mailServer === null ? words.setServerText(mails.kept) : words.mailsKeptText,
      href: `${addresses.mails}?etat=kept`,
    })
  return tasks
}

export const presentDashboard = (dashboard: Dashboard, services: Services, clock: Clock): DashboardView => {
  const words = t.dashboard
  const { territory, operations, publicUrl } = services
  const { brought, mails, jobs } = dashboard
  const day = today(clock, territory.zone)
  return {
    lead: words.lead(dashboard.territoryName),
    tasks: tasksOf(dashboard, operations.mailServer),
    shortcuts: brought.shortcuts,
    figures: [
      ...brought.figures.map(({ value, ...figure }) => ({ ...figure, value: formatNumber(value) })),
      {
        label: words.organisations,
        value: formatNumber(dashboard.organisations),
        href: addresses.bodies,
      },
      {
        label: t.menu.mails,
        value: formatNumber(mails.waiting + mails.sent + mails.kept + mails.failed),
        href: addresses.mails,
      },
    ],
    date: { iso: day.toString(), text: formatDate(day) },
    health: [
      {
        term: words.mail,
        value: operations.mailServer === null ? words.mailHere : words.mailServer(operations.mailServer),
        note: words.mailNote,
      },
      { term: words.jobs, value: words.jobsText(jobs.waiting, jobs.failed) },
      { term: words.database, value: words.databaseVersion(dashboard.databaseVersion) },
      { term: words.data, value: territory.demo ? words.demo : words.real },
      { term: words.address, value: publicUrl },
    ],
  }
}
