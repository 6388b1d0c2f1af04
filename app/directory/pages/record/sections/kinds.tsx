import { z } from 'zod'
import { personIdOf } from '../../../../platform/access/actor.ts'
import { isoDate, optionalText } from '../../../../platform/http/fields.ts'
import { many, optional } from '../../../../platform/http/input.ts'
import { today } from '../../../../platform/kernel/dates.ts'
import { ok, refuse } from '../../../../platform/kernel/result.ts'
import { Checkbox, Checkboxes, DateInput, Fieldset, TextInput } from '../../../../ui/index.ts'
import { type Kind, kindCodes, kinds as known } from '../../../domain/kinds.ts'
import { sourceOf, tendsRecord } from '../../../domain/policy.ts'
import { same } from '../../../domain/revision.ts'
import type { LegalBasis, Recognition } from '../../../domain/structure.ts'
import { t } from '../../../messages.ts'
import { e } from '../editMessages.ts'
import { section } from './section.ts'

const w = e.kinds
const date = optional(isoDate('Écrivez une date.'))
const said = optionalText(1000)

/** Each kind has fields of its own: `number-EI`. */
const shape: { [name: string]: z.ZodType<string | string[] | undefined> } = {
  kinds: many(z.enum(kindCodes as [Kind, ...Kind[]])),
}
for (const kind of kindCodes) {
  Object.assign(shape, {
    [`number-${kind}`]: optionalText(100),
    [`validFrom-${kind}`]: date,
    [`validTo-${kind}`]: date,
    [`evidence-${kind}`]: said,
    [`checked-${kind}`]: optionalText(2),
  })
}

const of = (form: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = form[name]
  return typeof value === 'string' ? value : null
}

const stated = (basis: LegalBasis | null) =>
  basis === null ? null : { ...basis, checkedBy: null, checkedAt: null }

export const kinds = section({
  code: 'kinds',
  shape,
  values: ({ structure }) =>
    Object.fromEntries([
      ['kinds', structure.kinds.map(({ kind }) => kind).join('\n')],
      ...structure.kinds.flatMap(({ kind, basis }) => [
        [`number-${kind}`, basis?.number ?? ''],
        [`validFrom-${kind}`, basis?.validFrom ?? ''],
        [`validTo-${kind}`, basis?.validTo ?? ''],
        [`evidence-${kind}`, basis?.evidence ?? ''],
      ]),
    ]),
  change: (form, { ctx, actor, structure, proposes = false }) => {
    const tends = !proposes && tendsRecord(actor, structure)
    const wanted =
      tends || proposes ? ([form.kinds ?? []].flat() as Kind[]) : structure.kinds.map(({ kind }) => kind)
    if (wanted.length === 0) return refuse({ field: 'kinds', sentence: t.refusals.kindAbsent })
    const next: Recognition[] = []
    for (const kind of wanted) {
      const before = structure.kinds.find((one) => one.kind === kind)
      const former = before?.basis ?? null
      if (before === undefined) {
        next.push({
          kind,
          source: sourceOf(actor, structure),
          sourceDate: today(ctx.clock).toString(),
        })
        continue
      }
      const validFrom = of(form, `validFrom-${kind}`)
      const validTo = of(form, `validTo-${kind}`)
      if (validFrom !== null && validTo !== null && validTo < validFrom)
        return refuse({ field: `validTo-${kind}`, sentence: w.order })
      const basis = {
        number: of(form, `number-${kind}`),
        validFrom,
        validTo,
        evidence: of(form, `evidence-${kind}`),
        checkedBy: null,
        checkedAt: null,
      }
      // Who looked at what was there has not looked at what replaces it.
      const unchanged = same(stated(former), basis)
      if (tends && form[`checked-${kind}`] !== undefined)
        next.push({
          ...before,
          basis: { ...basis, checkedBy: personIdOf(actor), checkedAt: ctx.clock.now().toString() },
        })
      else next.push(unchanged ? before : { ...before, basis })
    }
    return ok({ kinds: next })
  },
  Fields: ({ typed: { values, errors }, structure, tends, proposes = false }) => (
    <>
      {(tends || proposes) && (
        <Checkboxes
          name="kinds"
          legend={w.which}
          hint={proposes ? undefined : w.whichHint}
          error={errors.kinds}
          values={(values.kinds ?? '').split('\n')}
          options={kindCodes.map((kind) => ({ value: kind, label: `${known[kind].name} (${kind})` }))}
        />
      )}
      {structure.kinds.map(({ kind }) => (
        <Fieldset
          key={kind}
          id={`type-${kind}`}
          legend={`${known[kind].name} (${kind})`}
          hint={w.law(known[kind].basis)}
        >
          <TextInput
            name={`number-${kind}`}
            label={w.number}
            value={values[`number-${kind}`]}
            error={errors[`number-${kind}`]}
            width="medium"
          />
          <DateInput
            name={`validFrom-${kind}`}
            label={w.validFrom}
            value={values[`validFrom-${kind}`]}
            error={errors[`validFrom-${kind}`]}
          />
          <DateInput
            name={`validTo-${kind}`}
            label={w.validTo}
            value={values[`validTo-${kind}`]}
            error={errors[`validTo-${kind}`]}
          />
          <TextInput
            name={`evidence-${kind}`}
            label={w.evidence}
            hint={w.evidenceHint}
            value={values[`evidence-${kind}`]}
            error={errors[`evidence-${kind}`]}
          />
          {tends && <Checkbox name={`checked-${kind}`} label={w.checked} />}
        </Fieldset>
      ))}
    </>
  ),
})
