import type { DatedValue, Definition, Timelines } from '../parameter.ts'
import type { Entry } from './dated.ts'
import { hours } from './hours.ts'
import { labour } from './labour.ts'
import { advice, climate, privacy, reservations, targets } from './law.ts'
import { oeth } from './oeth.ts'
import { procedures } from './procedures.ts'

const entries = {
  ...procedures,
  ...climate,
  ...reservations,
  ...targets,
  ...hours,
  ...labour,
  ...oeth,
  ...privacy,
  ...advice,
}

export type ParameterKey = keyof typeof entries

export const parameterKeys = Object.keys(entries) as readonly ParameterKey[]

export const isParameterKey = (key: string): key is ParameterKey => Object.hasOwn(entries, key)

const mapped = <T>(of: (entry: Entry) => T): { readonly [K in ParameterKey]: T } =>
  Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, of(entry)])) as {
    readonly [K in ParameterKey]: T
  }

/** What each parameter is: its theme, its unit, its French name. */
export const definitions: { readonly [K in ParameterKey]: Definition } = mapped(
  ({ values: _, ...definition }) => definition,
)

/** The values delivered with the package: callers lay their own over them with `merge`. */
export const defaults: Timelines & { readonly [K in ParameterKey]: readonly DatedValue[] } = mapped(
  ({ values }) => values,
)
