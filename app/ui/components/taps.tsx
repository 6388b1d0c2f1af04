import type { Children } from '../props.ts'
import { Button } from './button.tsx'

export interface TapsProps {
  /** The question. */
  readonly legend: Children
  /** Field that takes the answer. */
  readonly name: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** The answer that stands. */
  readonly value?: string | undefined
  /** Said after the standing answer, for those who do not see the mark. */
  readonly chosen: string
  /** End of the accessible names where the same question comes back in a page: « avec la régie du quartier ». */
  readonly context?: string | undefined
}

/** One question answered in one press: large buttons that send the form around them. */
export function Taps({ legend, name, options, value, chosen, context }: TapsProps) {
  return (
    <fieldset class="taps">
      <legend class="legend">{legend}</legend>
      <div class="taps-options">
        {options.map((option) => {
          const stands = option.value === value
          return (
            <Button
              key={option.value}
              kind={stands ? 'primary' : 'secondary'}
              icon={stands ? 'check' : undefined}
              name={name}
              value={option.value}
              context={[context, stands ? `(${chosen})` : undefined].filter(Boolean).join(' ') || undefined}
            >
              {option.label}
            </Button>
          )
        })}
      </div>
    </fieldset>
  )
}
