import {
  covers,
  type DatedValue,
  type Day,
  defaults,
  definitions,
  isDay,
  type ParameterKey,
  themes,
  valueAt,
} from '../../../../packages/rules/index.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { type AnyValue, isLocal, type LocalValue } from '../../domain/parameter.ts'
import { spanText } from '../../domain/parameterWords.ts'
import { p } from './messages.ts'
import {
  nextText,
  parameterPath,
  presentVerification,
  type VerificationView,
  valueText,
} from './presentParameters.ts'

export type ValueRow = {
  readonly id: string
  readonly days: string
  readonly current: boolean
  readonly value: string
  readonly reference: string | null
  readonly source: string
  readonly note: string | null
  readonly verification: VerificationView
  /** Address of its correction; null for a value delivered. */
  readonly correctHref: string | null
}

export type PastRow = ValueRow & { readonly when: string }

export type ParameterView = {
  readonly key: ParameterKey
  readonly label: string
  readonly hint: string | null
  readonly theme: string
  readonly unit: string
  readonly today: string | null
  readonly next: string
  readonly rows: readonly ValueRow[]
  /** As delivered, where something is laid over them; else empty. */
  readonly defaults: readonly ValueRow[]
  readonly history: readonly PastRow[]
  /** What was asked of another day. */
  readonly simulated: { readonly day: Day; readonly title: string; readonly row: ValueRow | null } | null
}

/** Everything that the page of one parameter shows. */
export const presentParameter = (
  key: ParameterKey,
  found: {
    readonly rows: readonly AnyValue[]
    readonly past: readonly LocalValue[]
    readonly today: Day
    readonly asked: Day | null
    readonly zone: string
  },
): ParameterView => {
  const definition = definitions[key]
  const { rows, past, today, asked, zone } = found
  const rowOf = (value: AnyValue, index: number): ValueRow => ({
    id: isLocal(value) ? value.id : `${key}-${index}`,
    days: spanText(value),
    current: covers(value, today),
    value: valueText(definition, value.value),
    reference: value.article,
    source: value.source,
    note: value.note ?? null,
    verification: presentVerification(value, zone),
    correctHref: isLocal(value) ? `${parameterPath(key)}/${value.id}` : null,
  })
  const at = (day: Day): AnyValue | null => {
    const answer = valueAt({ [key]: rows }, key, day)
    return answer.ok ? answer.value : null
  }
  const now = at(today)
  const then = asked === null || !isDay(asked) ? null : at(asked)
  const delivered: readonly DatedValue[] = defaults[key]
  return {
    key,
    label: definition.label,
    hint: definition.hint ?? null,
    theme: themes[definition.theme],
    unit: definition.kind === 'date' ? p.one.day : definition.unit,
    today: now === null ? null : valueText(definition, now.value),
    next: nextText(definition, rows, today),
    rows: rows.map(rowOf),
    defaults: rows.some(isLocal) ? delivered.map(rowOf) : [],
    history: past.flatMap((value, index) =>
      value.supersededAt === null
        ? []
        : [
            {
              ...rowOf(value, index),
              correctHref: null,
              when: `${formatDate(localOf(value.supersededAt, zone))}, ${
                value.supersededBy === null ? p.one.withdrawn : p.one.replaced
              }`,
            },
          ],
    ),
    simulated:
      asked === null
        ? null
        : {
            day: asked,
            title:
              then === null
                ? p.one.simulatedNone(formatDate(asked))
                : p.one.simulated(formatDate(asked), valueText(definition, then.value)),
            row: then === null ? null : rowOf(then, 0),
          },
  }
}
