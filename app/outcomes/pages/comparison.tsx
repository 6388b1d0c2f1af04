import type { OpenMapEvent } from '../../events/index.ts'
import { formatDate, formatDecimal, formatNumber, formatPercent } from '../../platform/i18n/format.ts'
import { DataTable, Section } from '../../ui/index.ts'
import { type Report, rateOf } from '../domain/report.ts'
import type { Aftermath, PastDay } from '../usecases/readReport.ts'
import { o } from './organiserMessages.ts'
import { reportPath } from './paths.ts'

const c = o.compare

const followed = ({ followed: counts }: Report, code: string): string =>
  formatNumber(counts?.find((one) => one.code === code)?.count ?? 0)

const present = ({ people }: Report): string =>
  people.some((one) => one.present !== null)
    ? formatNumber(people.reduce((sum, one) => sum + (one.present ?? 0), 0))
    : c.unknown

const rate = (one: { readonly answers: number; readonly asked: number }): string => {
  const part = rateOf(one)
  return part === null ? '–' : formatPercent(part)
}

const notOtherwise = ({ otherwise }: Report): string => {
  const no = otherwise.counts?.find(({ code }) => code === 'no')?.count ?? 0
  return otherwise.answers === 0 ? '–' : formatPercent(no / otherwise.answers)
}

const satisfaction = ({ satisfaction: { means } }: Report): string => {
  const overall = means?.find(({ code }) => code === 'overall')
  return overall === undefined ? '–' : formatDecimal(overall.mean)
}

/** The same figures for each day that the organiser held, this one first. */
export const Comparison = ({ event, after }: { readonly event: OpenMapEvent; readonly after: Aftermath }) => {
  const days: readonly PastDay[] = [{ event, report: after.report }, ...after.past]
  const number = (key: string, header: string, cell: (report: Report) => string) => ({
    key,
    header,
    numeric: true,
    cell: ({ report }: PastDay) => cell(report),
  })
  return (
    <Section title={c.title}>
      {after.past.length === 0 ? (
        <p>{c.none}</p>
      ) : (
        <DataTable
          id="comparaison"
          caption={c.caption}
          rows={days}
          rowKey={(day) => day.event.id}
          columns={[
            {
              key: 'day',
              header: c.day,
              rowHeader: true,
              cell: (day) => (
                <>
                  {day.event.id === event.id ? (
                    day.event.title
                  ) : (
                    <a href={reportPath(day.event)}>{day.event.title}</a>
                  )}
                  <span class="description-note">{formatDate(day.event.day)}</span>
                </>
              ),
            },
            number('registered', c.registered, ({ people }) =>
              formatNumber(people.reduce((sum, one) => sum + one.registered, 0)),
            ),
            number('present', c.present, present),
            number('planned', c.planned, ({ meetings }) => formatNumber(meetings.planned)),
            number('held', c.held, ({ meetings }) => formatNumber(meetings.held)),
            number('rate', c.rate, ({ atOnce }) => rate(atOnce)),
            number('otherwise', c.otherwise, notOtherwise),
            number('needs', c.needs, (report) => followed(report, 'need')),
            number('quotes', c.quotes, (report) => followed(report, 'quote-sent')),
            number('contracts', c.contracts, (report) => followed(report, 'contract')),
            number('satisfaction', c.satisfaction, satisfaction),
          ]}
        />
      )}
    </Section>
  )
}
