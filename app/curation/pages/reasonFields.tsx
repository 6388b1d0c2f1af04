import type { Typed } from '../../platform/http/formState.ts'
import { Select, Textarea } from '../../ui/index.ts'
import { LONGEST_MESSAGE, refusalReasons } from '../domain/proposal.ts'
import { t } from '../messages.ts'
import { m } from './moderationMessages.ts'

const i = m.item

/** Why a proposal is refused, and what its author reads with it. */
export const ReasonFields = ({
  typed: { values, errors },
  required = false,
}: {
  readonly typed: Typed
  readonly required?: boolean
}) => (
  <>
    <Select
      name="reason"
      label={i.reason}
      empty={i.reasonEmpty}
      value={values.reason}
      error={errors.reason}
      required={required}
      options={refusalReasons.map((reason) => ({ value: reason, label: t.reasons[reason] }))}
    />
    <Textarea
      name="text"
      label={i.text}
      hint={i.textHint}
      value={values.text}
      error={errors.text}
      maxLength={LONGEST_MESSAGE}
      rows={3}
      optional
    />
  </>
)
