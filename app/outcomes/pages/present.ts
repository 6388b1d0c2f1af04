import { roleNamesMany } from '../../events/index.ts'
import { formatDateTime, formatDecimal, formatNumber } from '../../platform/i18n/format.ts'
import { localOf, Temporal } from '../../platform/kernel/dates.ts'
import type { LateStep } from '../domain/answer.ts'
import { type Breakdown, type Count, type Report, rateOf } from '../domain/report.ts'
import { t } from '../messages.ts'
import { r } from './reportMessages.ts'

export type ReportBar = { readonly label: string; readonly value: number; readonly text: string }

/** A part of a section: bars with their figures, or a sentence. */
export type ReportBlock =
  | {
      readonly kind: 'bars'
      readonly caption: string
      readonly bars: readonly ReportBar[]
      readonly most?: number
    }
  | { readonly kind: 'text'; readonly text: string }

export type ReportSection = {
  readonly id: string
  readonly title: string
  readonly blocks: readonly ReportBlock[]
}

export type ReportView = { readonly asOf: string; readonly sections: readonly ReportSection[] }

const text = (words: string): ReportBlock => ({ kind: 'text', text: words })
const plain = (label: string, value: number): ReportBar => ({ label, value, text: formatNumber(value) })

const countBars = <Code extends string>(
  counts: readonly Count<Code>[],
  names: { readonly [C in Code]: string },
): readonly ReportBar[] => {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return counts.map(({ code, count }) => ({
    label: names[code],
    value: count,
    text: all === 0 ? formatNumber(count) : r.part(count, count / all),
  }))
}

/** Bars of one question, how many answered it, or why it is not detailed. */
const question = <Code extends string>(
  caption: string,
  one: Breakdown<Code>,
  names: { readonly [C in Code]: string },
): readonly ReportBlock[] => {
  const rate = rateOf(one)
  const answered = rate === null || one.answers === 0 ? [] : [text(r.rate(one.answers, one.asked, rate))]
  if (one.answers === 0) return [text(`${caption}. ${r.noAnswer}`)]
  if (one.counts === null) return [text(`${caption}. ${r.tooFew}`)]
  return [{ kind: 'bars', caption, bars: countBars(one.counts, names) }, ...answered]
}

const peopleSection = ({ people }: Report): ReportSection => {
  const registered = people.reduce((sum, one) => sum + one.registered, 0)
  const noted = people.some(({ present }) => present !== null)
  const present = people.reduce((sum, one) => sum + (one.present ?? 0), 0)
  const most = Math.max(1, ...people.map((one) => one.registered))
  return {
    id: 'participants',
    title: r.people.title,
    blocks: [
      text(noted ? r.people.totals(registered, present) : r.people.registeredOnly(registered)),
      ...(people.length === 0
        ? []
        : [
            {
              kind: 'bars' as const,
              caption: r.people.registered,
              most,
              bars: people.map((one) => plain(roleNamesMany[one.role], one.registered)),
            },
          ]),
      ...(noted
        ? [
            {
              kind: 'bars' as const,
              caption: r.people.present,
              most,
              bars: people.map((one) => plain(roleNamesMany[one.role], one.present ?? 0)),
            },
          ]
        : []),
    ],
  }
}

const meetingsSection = ({ meetings, unmet }: Report): ReportSection => {
  const { asked, planned, held, notHeld, unsaid } = meetings
  const m = r.meetings
  return {
    id: 'rendez-vous',
    title: m.title,
    blocks: [
      {
        kind: 'bars',
        caption: m.caption,
        bars: [
          plain(m.asked, asked),
          plain(m.planned, planned),
          plain(m.held, held),
          plain(m.notHeld, notHeld),
          plain(m.unsaid, unsaid),
        ],
      },
      ...(unmet.length === 0
        ? []
        : [{ kind: 'bars' as const, caption: m.unmet, bars: countBars(unmet, t.unmet) }]),
    ],
  }
}

const lateBlocks = (step: LateStep, one: Report['day7']): readonly ReportBlock[] =>
  question(r.late[step], one, t.late)

const followedBlocks = ({ followed }: Report): readonly ReportBlock[] =>
  followed === null
    ? [text(`${r.late.followed}. ${r.tooFew}`)]
    : [
        {
          kind: 'bars',
          caption: r.late.followed,
          bars: followed.map(({ code, count }) => plain(t.followed[code], count)),
        },
        text(r.late.followedNote),
      ]

const satisfactionBlocks = ({ satisfaction }: Report): readonly ReportBlock[] => {
  const s = r.satisfaction
  const { means, recommendation, answers, asked } = satisfaction
  const rate = rateOf(satisfaction)
  if (answers === 0) return [text(r.noAnswer)]
  if (means === null || recommendation === null) return [text(r.tooFew)]
  const { promoters, passives, detractors, score } = recommendation
  const parts = [
    { code: 'promoters', count: promoters },
    { code: 'passives', count: passives },
    { code: 'detractors', count: detractors },
  ] as const
  return [
    ...(rate === null ? [] : [text(r.rate(answers, asked, rate))]),
    {
      kind: 'bars',
      caption: s.means,
      most: 5,
      bars: means.map(({ code, mean }) => ({
        label: t.rated[code],
        value: mean,
        text: s.outOf5(formatDecimal(mean)),
      })),
    },
    { kind: 'bars', caption: s.recommend, bars: countBars(parts, s) },
    text(s.score(formatNumber(score).replace('-', '−'))),
  ]
}

/** A report as a page and a document show it, section by section. */
export const presentReport = (report: Report, zone: string): ReportView => ({
  asOf: r.asOf(formatDateTime(localOf(Temporal.Instant.from(report.asOf), zone))),
  sections: [
    peopleSection(report),
    meetingsSection(report),
    {
      id: 'sur-le-moment',
      title: r.atOnce.title,
      blocks: [
        ...question(r.atOnce.caption, report.atOnce, t.atOnce),
        ...(report.atOnce.counts !== null && report.atOnce.answers > 0
          ? [text(r.atOnce.sides(report.bySide.buyer, report.bySide.supplier))]
          : []),
        ...question(r.atOnce.otherwise, report.otherwise, t.otherwise),
      ],
    },
    {
      id: 'suites',
      title: r.late.title,
      blocks: [
        ...lateBlocks('day-7', report.day7),
        ...lateBlocks('day-90', report.day90),
        ...(report.day7.answers + report.day90.answers === 0 ? [] : followedBlocks(report)),
      ],
    },
    { id: 'satisfaction', title: r.satisfaction.title, blocks: satisfactionBlocks(report) },
  ],
})
