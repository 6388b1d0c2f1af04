import type { z } from 'zod'
import type { Remark } from './contract.ts'
import { plain } from './values.ts'
import { words } from './words.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

const fieldOf = (path: Path): string =>
  path.reduce<string>(
    (field, step) =>
      typeof step === 'number'
        ? `${field}[${step}]`
        : field === ''
          ? String(step)
          : `${field}.${String(step)}`,
    '',
  )

const at = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    raw,
  )

const MOST_VALUE = 80

/** A holder may be a natural person: of what is said of one, only identifiers are shown. */
const isPrivate = (field: string): boolean =>
  /titulaire|concessionnaire|sousTraitan|contact|nom$/i.test(field) &&
  !/(?:\.id|_id|typeIdentifiant)$/.test(field)

export const shownValue = (field: string, value: unknown): string => {
  if (value === undefined || value === null || isPrivate(field)) return ''
  const text =
    typeof value === 'string'
      ? value.slice(0, 2 * MOST_VALUE)
      : typeof value === 'object'
        ? '…'
        : String(value)
  const line = plain(text)
  return line.length > MOST_VALUE ? `${plain(line.slice(0, MOST_VALUE))}…` : line
}

/** Wordings of before, with what the list of today says instead. */
const renamed: Readonly<Record<string, string>> = {
  'Marché négocié sans publicité ni mise en concurrence préalable':
    'Marché passé sans publicité ni mise en concurrence préalable',
  'Procédure concurrentielle avec négociation': 'Procédure avec négociation',
  'Procédure négociée avec mise en concurrence préalable': 'Procédure avec négociation',
}

const customRemedy = (params: Record<string, unknown> | undefined): string => {
  const limit = Number(params?.limit)
  if (params?.fault === 'tooLong') return words.tooLong(limit)
  if (params?.fault === 'tooShort') return words.tooShort(limit)
  return params?.fault === 'repeated' ? words.repeated : words.form
}

const formRemedies = new Set(['siretForm', 'cpvForm', 'uidForm', 'dateForm'] as const)

const remedyOf = (issue: Issue, value: unknown): string => {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? words.missing
        : words.expected(words.types[issue.expected] ?? words.types.string ?? '')
    case 'invalid_value':
      if (value === undefined) return words.missing
      if (typeof value === 'string' && renamed[value] !== undefined) return words.oldWording(renamed[value])
      return words.oneOf(issue.values.map(String))
    case 'too_small':
      return issue.origin === 'array' ? words.emptyList : words.least(Number(issue.minimum))
    case 'too_big':
      return words.most(Number(issue.maximum))
    case 'invalid_format': {
      const known = [...formRemedies].find((form) => form === issue.message)
      return known === undefined ? words.form : words[known]
    }
    case 'custom':
      return customRemedy(issue.params)
    default:
      return words.form
  }
}

/** One hundred faults of one contract say enough. */
const MOST_REMARKS = 100

/** What the schema says of a contract, as fields, values and remedies. Empty when it is met. */
export const schemaRemarks = (schema: z.ZodType, raw: unknown): Remark[] => {
  const read = schema.safeParse(raw)
  if (read.success) return []
  const remarks: Remark[] = []
  for (const issue of read.error.issues) {
    if (remarks.length >= MOST_REMARKS) break
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, MOST_REMARKS)) {
        const field = fieldOf([...issue.path, plain(key.slice(0, MOST_VALUE))])
        const value = shownValue(field, at(raw, [...issue.path, key]))
        remarks.push({ severity: 'error', field, value, remedy: words.unknownField })
      }
      continue
    }
    const field = fieldOf(issue.path)
    const value = at(raw, issue.path)
    remarks.push({
      severity: 'error',
      field,
      value: shownValue(field, value),
      remedy: remedyOf(issue, value),
    })
  }
  return remarks
}

export const warning = (field: string, value: unknown, remedy: string): Remark => ({
  severity: 'warning',
  field,
  value: shownValue(field, value),
  remedy,
})
