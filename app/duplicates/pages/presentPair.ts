import { type Contact, completenessOf, type Structure } from '../../directory/index.ts'
import { fieldLabel, fieldText } from '../../directory/pages/index.ts'
import { formatDate, formatSiret } from '../../platform/i18n/format.ts'
import {
  type Choice,
  choiceOf,
  differingFields,
  type MergeField,
  mayBeBoth,
  mergeFields,
  partOf,
  proposalOf,
  says,
} from '../domain/mergedFields.ts'
import type { LinkCounts } from '../store/links.ts'
import { m } from './messages.ts'

const w = m.pair

export type Communes = ReadonlyMap<string, string>

export const placeOf = ({ address, postCode, city }: Structure): string =>
  [address, [postCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

export const labelOf = (field: MergeField | 'contact'): string => {
  if (field === 'place') return w.address
  return fieldLabel(field) ?? field
}

const textOf = (structure: Structure, field: MergeField, communes: Communes): string =>
  field === 'place' ? placeOf(structure) : fieldText(field, partOf(structure, field), communes)

/** One answer to « which value? ». */
export type ShownOption = {
  readonly value: Choice
  readonly label: string
  readonly hint: string | undefined
}
export type ShownField = {
  readonly field: MergeField | 'contact'
  readonly label: string
  readonly options: readonly ShownOption[]
  readonly chosen: Choice
}

const options = (
  kept: string,
  merged: string,
  { proposed, why, both }: { readonly proposed: Choice; readonly why: string; readonly both: boolean },
): ShownOption[] => {
  const hint = (choice: Choice) => (choice === proposed ? why : undefined)
  const option = (value: 'kept' | 'merged', text: string): ShownOption => ({
    value,
    label: w.option(text || w.empty, w.from[value]),
    hint: hint(value),
  })
  return [
    option('kept', kept),
    option('merged', merged),
    ...(both ? [{ value: 'both' as const, label: w.keepBoth, hint: hint('both') }] : []),
  ]
}

export type Typed = { readonly [F in MergeField | 'contact']?: Choice | undefined }

/** What is to be chosen, with what is proposed, and why. */
export const shownFields = (
  { kept, merged }: { readonly kept: Structure; readonly merged: Structure },
  communes: Communes,
  typed: Typed,
): ShownField[] =>
  differingFields(kept, merged)
    // A number never gives way to an empty one: nothing to choose.
    .filter((field) => field !== 'siret' || (kept.siret !== null && merged.siret !== null))
    .map((field) => {
      const { choice, why } = proposalOf(kept, merged, field)
      return {
        field,
        label: labelOf(field),
        chosen: choiceOf(kept, merged, field, typed),
        options: options(textOf(kept, field, communes), textOf(merged, field, communes), {
          proposed: choice,
          why: w.why[why],
          both: mayBeBoth(field) && says(kept, field) && says(merged, field),
        }),
      }
    })

const contactText = (contact: Contact | null): string =>
  contact === null ? '' : [contact.name, contact.role].filter(Boolean).join(', ')

/** Whom to speak to, where both records name somebody. */
export const shownContact = (
  { kept, merged }: { readonly kept: Contact | null; readonly merged: Contact | null },
  typed: Typed,
): ShownField[] =>
  kept === null || merged === null || contactText(kept) === contactText(merged)
    ? []
    : [
        {
          field: 'contact',
          label: w.contact,
          chosen: typed.contact ?? 'kept',
          options: options(contactText(kept), contactText(merged), {
            proposed: 'kept',
            why: w.why.kept,
            both: false,
          }),
        },
      ]

export const sameFields = (kept: Structure, merged: Structure): string =>
  mergeFields
    .filter((field) => says(kept, field) && !differingFields(kept, merged).includes(field))
    .map(labelOf)
    .join(', ')

export type Row = { readonly label: string; readonly kept: string; readonly merged: string }

/** Who both records are. */
export const identityRows = (
  kept: Structure,
  merged: Structure,
  bodies: ReadonlyMap<string, string>,
): Row[] => {
  const row = (label: string, of: (one: Structure) => string): Row => ({
    label,
    kept: of(kept) || w.empty,
    merged: of(merged) || w.empty,
  })
  return [
    row(w.siret, ({ siret }) => (siret === null ? '' : formatSiret(siret))),
    row(w.address, placeOf),
    row(w.body, ({ organisationId }) => bodies.get(organisationId ?? '') ?? w.nobody),
    row(w.complete, (one) => w.percent(completenessOf(one).percent)),
    row(w.source, ({ source, sourceDate }) =>
      w.sourceOf(source, sourceDate === null ? null : formatDate(sourceDate)),
    ),
  ]
}

const quoted = (titles: readonly string[]): string =>
  [...new Set(titles)].map((title) => `«\u00a0${title}\u00a0»`).join(', ')

/** What the merge will bring to the record that stays. */
export const moves = (
  { kept, merged }: { readonly kept: Structure; readonly merged: Structure },
  links: { readonly kept: LinkCounts; readonly merged: LinkCounts },
  bodies: ReadonlyMap<string, string>,
): string[] => {
  const shared = links.merged.events.filter((title) => links.kept.events.includes(title))
  const moved = links.merged.events.filter((title) => !shared.includes(title))
  const claimed = kept.organisationId === null ? bodies.get(merged.organisationId ?? '') : undefined
  return [
    w.address301(merged.slug, kept.name),
    ...(moved.length === 0 ? [] : [w.events(quoted(moved))]),
    ...(shared.length === 0 ? [] : [w.bothEvents(quoted(shared))]),
    ...(links.merged.drafts === 0 ? [] : [w.drafts(links.merged.drafts)]),
    ...(links.merged.lists === 0 ? [] : [w.lists(links.merged.lists)]),
    ...(merged.photos.length === 0 ? [] : [w.photos(merged.photos.length)]),
    ...(claimed === undefined ? [] : [w.claimed(claimed)]),
    w.history,
    w.undoable,
  ]
}
