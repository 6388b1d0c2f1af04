import { z } from 'zod'
import type { Structure, StructureChange } from '../../directory/index.ts'
import {
  identityFieldNames,
  identitySection,
  kindsSection,
  versionField,
} from '../../directory/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { many, optional } from '../../platform/http/input.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import type { ProposableField, ProposedChange } from '../domain/proposal.ts'
import { type SubjectWord, subjects, subjectWords } from './paths.ts'
import { wordsShape } from './shared.tsx'

export const subjectField = many(z.enum(subjectWords))

/** Any part of the record: those that were not chosen come with nothing. */
export const reportForm = z.strictObject({
  ...identitySection.shape,
  name: optional(identitySection.shape.name),
  ...kindsSection.shape,
  ...wordsShape,
  sujet: subjectField,
  version: versionField,
})
export type ReportForm = z.output<typeof reportForm>

/** Fields of the record that these subjects speak of. */
export const fieldsOfSubjects = (chosen: readonly SubjectWord[]): ProposableField[] =>
  chosen.flatMap((word): readonly ProposableField[] => {
    const subject = subjects[word]
    if (subject === 'kinds') return ['kinds']
    return subject === 'activities' || subject === 'other' ? [] : identityFieldNames[subject]
  })

const IDENTITY = Object.keys(identitySection.shape) as (keyof typeof identitySection.shape)[]

type Given = { readonly ctx: Ctx; readonly actor: Actor; readonly structure: Structure }
type Wrong = { readonly field?: string; readonly sentence: string }

/** What the form proposes, judged as the form of the record judges it: only what was asked about may differ. */
export const changeOf = async (form: ReportForm, given: Given): Promise<Result<ProposedChange, Wrong>> => {
  const { structure } = given
  const fields = fieldsOfSubjects(form.sujet)
  const all = Object.fromEntries(
    IDENTITY.map((field) => [
      field,
      fields.includes(field as ProposableField) ? form[field] : (structure[field] ?? undefined),
    ]),
  )
  // It was not shown: left empty, it stays.
  all.email = all.email ?? structure.email ?? undefined
  const read = z.object(identitySection.shape).pick({ name: true }).safeParse(all)
  if (!read.success)
    return {
      ok: false,
      refusal: { field: 'name', sentence: read.error.issues[0]?.message ?? '' },
    }
  const asked = { ...given, proposes: true }
  const identity = await identitySection.change(all as never, asked)
  if (!identity.ok) return identity
  const kinds: Result<StructureChange, Wrong> = fields.includes('kinds')
    ? await kindsSection.change(form as never, asked)
    : ok({})
  if (!kinds.ok) return kinds
  const change = { ...identity.value, ...kinds.value }
  return ok(
    Object.fromEntries(
      Object.entries(change).filter(([field]) => fields.includes(field as ProposableField)),
    ) as ProposedChange,
  )
}
