import { optionalText, wholeNumber } from '../../../../platform/http/fields.ts'
import { optional } from '../../../../platform/http/input.ts'
import { ok } from '../../../../platform/kernel/result.ts'
import { Textarea, TextInput } from '../../../../ui/index.ts'
import { MOST_LINES, MOST_NUMBER } from '../../../domain/judgeMore.ts'
import { e } from '../editMessages.ts'
import { linesOf } from '../lines.ts'
import { decimalField } from './fields.ts'
import { section } from './section.ts'

const w = e.means
const whole = optional(wholeNumber(0, MOST_NUMBER))
const shown = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','))
const listed = (lines: string | undefined): string[] =>
  linesOf(lines)
    .map((line) => line.slice(0, 300))
    .slice(0, MOST_LINES)

export const means = section({
  code: 'means',
  shape: {
    headcount: whole,
    insertionPlaces: whole,
    insertionFte: decimalField,
    capacity: whole,
    capacityText: optionalText(2000),
    labels: optionalText(4000),
    networks: optionalText(4000),
  },
  values: ({ structure: one }) => ({
    headcount: shown(one.headcount),
    insertionPlaces: shown(one.insertionPlaces),
    insertionFte: shown(one.insertionFte),
    capacity: shown(one.capacity),
    capacityText: one.capacityText ?? '',
    labels: one.labels.join('\n'),
    networks: one.networks.join('\n'),
  }),
  change: (form) =>
    ok({
      headcount: form.headcount ?? null,
      insertionPlaces: form.insertionPlaces ?? null,
      insertionFte: form.insertionFte ?? null,
      capacity: form.capacity ?? null,
      capacityText: form.capacityText ?? null,
      labels: listed(form.labels),
      networks: listed(form.networks),
    }),
  Fields: ({ typed: { values, errors } }) => (
    <>
      {(
        [
          ['headcount', w.headcount, w.people, undefined],
          ['insertionPlaces', w.insertionPlaces, w.posts, undefined],
          ['insertionFte', w.insertionFte, w.fte, undefined],
          ['capacity', w.capacity, w.people, w.capacityHint],
        ] as const
      ).map(([name, label, suffix, hint]) => (
        <TextInput
          key={name}
          name={name}
          label={label}
          suffix={suffix}
          hint={hint}
          value={values[name]}
          error={errors[name]}
          inputMode={name === 'insertionFte' ? 'decimal' : 'numeric'}
          width="short"
        />
      ))}
      <Textarea
        name="capacityText"
        label={w.capacityText}
        hint={w.capacityTextHint}
        value={values.capacityText}
        error={errors.capacityText}
        rows={3}
      />
      <Textarea
        name="labels"
        label={w.labels}
        hint={w.oneALine}
        value={values.labels}
        error={errors.labels}
        rows={4}
      />
      <Textarea
        name="networks"
        label={w.networks}
        hint={w.oneALine}
        value={values.networks}
        error={errors.networks}
        rows={4}
      />
    </>
  ),
})
