import { z } from 'zod'
import { optionalText, wholeNumber } from '../../../../platform/http/fields.ts'
import { optional } from '../../../../platform/http/input.ts'
import { ok, refuse } from '../../../../platform/kernel/result.ts'
import { Fieldset, Select, TextInput } from '../../../../ui/index.ts'
import { MOST_LINES } from '../../../domain/judgeMore.ts'
import { type AmountBand, amountBands, type Reference } from '../../../domain/structure.ts'
import { t } from '../../../messages.ts'
import { e } from '../editMessages.ts'
import { section } from './section.ts'

const w = e.references
/** Empty lines offered after those that are filled. */
const SPARE = 2
const ranks = Array.from({ length: MOST_LINES }, (_, index) => index + 1)

/** Each line has fields of its own: `client-1`. */
const shape: { [name: string]: z.ZodType<string | number | undefined> } = {}
for (const rank of ranks) {
  Object.assign(shape, {
    [`client-${rank}`]: optionalText(300),
    [`object-${rank}`]: optionalText(300),
    [`year-${rank}`]: optional(wholeNumber(1950, 2100)),
    [`amount-${rank}`]: optional(z.enum(amountBands)),
  })
}

export const references = section({
  code: 'references',
  shape,
  values: ({ structure }) =>
    Object.fromEntries(
      structure.references.flatMap(({ client, object, year, amount }, index) => [
        [`client-${index + 1}`, client],
        [`object-${index + 1}`, object],
        [`year-${index + 1}`, year === null ? '' : String(year)],
        [`amount-${index + 1}`, amount ?? ''],
      ]),
    ),
  change: (form) => {
    const kept: Reference[] = []
    for (const rank of ranks) {
      const client = form[`client-${rank}`]
      const object = form[`object-${rank}`]
      if (client === undefined) {
        if (object === undefined) continue
        return refuse({ field: `client-${rank}`, sentence: w.clientMissing })
      }
      if (object === undefined) return refuse({ field: `object-${rank}`, sentence: w.objectMissing })
      const year = form[`year-${rank}`]
      const amount = form[`amount-${rank}`] as AmountBand | undefined
      kept.push({
        client: String(client),
        object: String(object),
        year: typeof year === 'number' ? year : null,
        amount: amount ?? null,
      })
    }
    return ok({ references: kept })
  },
  Fields: ({ typed: { values, errors } }) => {
    const filled = ranks.filter((rank) =>
      ['client', 'object', 'year', 'amount'].some((name) => (values[`${name}-${rank}`] ?? '') !== ''),
    )
    const shown = Math.min(MOST_LINES, (filled.at(-1) ?? 0) + SPARE)
    return ranks.slice(0, shown).map((rank) => (
      <Fieldset key={rank} id={`reference-${rank}`} legend={w.one(rank)}>
        <TextInput
          name={`client-${rank}`}
          label={w.client}
          value={values[`client-${rank}`]}
          error={errors[`client-${rank}`]}
        />
        <TextInput
          name={`object-${rank}`}
          label={w.object}
          value={values[`object-${rank}`]}
          error={errors[`object-${rank}`]}
        />
        <TextInput
          name={`year-${rank}`}
          label={w.year}
          value={values[`year-${rank}`]}
          error={errors[`year-${rank}`]}
          inputMode="numeric"
          width="short"
        />
        <Select
          name={`amount-${rank}`}
          label={w.amount}
          value={values[`amount-${rank}`]}
          error={errors[`amount-${rank}`]}
          options={amountBands.map((band) => ({ value: band, label: t.amounts[band] }))}
        />
      </Fieldset>
    ))
  },
})
