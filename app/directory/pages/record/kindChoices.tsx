import { Checkboxes } from '../../../ui/index.ts'
import { kindCodes, kinds } from '../../domain/kinds.ts'

/** Kinds of a structure that is not here yet, each by its name and its code. */
export const KindChoices = (props: {
  readonly legend: string
  /** Codes, one a line. */
  readonly chosen: string | undefined
  readonly error: string | undefined
}) => (
  <Checkboxes
    name="kinds"
    legend={props.legend}
    error={props.error}
    values={(props.chosen ?? '').split('\n')}
    options={kindCodes.map((kind) => ({ value: kind, label: `${kinds[kind].name} (${kind})` }))}
  />
)
