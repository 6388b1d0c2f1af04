import type { ComponentChildren } from 'preact'
import type { z } from 'zod'
import type { Actor } from '../../../../platform/access/actor.ts'
import type { Ctx } from '../../../../platform/database/context.ts'
import type { Typed } from '../../../../platform/http/formState.ts'
import type { Result } from '../../../../platform/kernel/result.ts'
import type { StructureChange } from '../../../domain/change.ts'
import type { SectionCode } from '../../../domain/completeness.ts'
import type { Structure } from '../../../domain/structure.ts'

export type Values = Readonly<Record<string, string>>
export type Refusal = { readonly field?: string; readonly sentence: string }
export type Given = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly structure: Structure
  /** What is asked is only a proposal, which a moderator reads: it may say anything. */
  readonly proposes?: boolean
}

/** A part of the record that is one form: what it asks, what it shows, what it changes. */
export type Section<S extends z.ZodRawShape> = {
  readonly code: SectionCode
  readonly shape: S
  /** What the record says now, as it is typed. */
  readonly values: (given: Given) => Promise<Values> | Values
  readonly change: (
    form: z.output<z.ZodObject<S>>,
    given: Given,
  ) => Promise<Result<StructureChange, Refusal>> | Result<StructureChange, Refusal>
  readonly Fields: (props: {
    readonly typed: Typed
    readonly structure: Structure
    /** The mission or a coordination: sees what only they write. */
    readonly tends: boolean
    readonly proposes?: boolean
  }) => ComponentChildren
}

/** Keeps the types of a section where it is written. */
export const section = <S extends z.ZodRawShape>(one: Section<S>): Section<S> => one
