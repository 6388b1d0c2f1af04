import type { VNode } from 'preact'
import { type PageReply, page } from '../../platform/http/reply.ts'
import type { Refusal } from '../../platform/kernel/result.ts'
import type { FieldErrors } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { crumbsOf } from './shared.ts'

/** What a form shows again: its errors, and what was typed. */
export type Typed = { readonly errors: FieldErrors; readonly values: Readonly<Record<string, string>> }

export const untouched: Typed = { errors: {}, values: {} }

/** A refusal beside the field it names, or at the top under a field of its own. */
export const refusedForm = (refusal: Refusal, values: Typed['values']): Typed => ({
  errors: { [refusal.field ?? 'form']: refusal.sentence },
  values,
})

/** Problems of a body that did not fit its schema. */
export const invalidForm = (invalid: {
  readonly problems: readonly { readonly field: string; readonly sentence: string }[]
  readonly typed: Readonly<Record<string, string>>
}): Typed => ({
  errors: Object.fromEntries(invalid.problems.map(({ field, sentence }) => [field, sentence])),
  values: invalid.typed,
})

/** A page of the organiser, never listed by search engines. */
export const organiserPage = (
  event: OpenMapEvent,
  title: string,
  body: VNode,
  options: {
    readonly status?: number
    readonly leaf?: boolean
    readonly wide?: boolean
    readonly refresh?: number
  } = {},
): PageReply =>
  page({
    title: `${title} – ${event.title}`,
    body,
    indexed: false,
    wide: options.wide ?? false,
    breadcrumb: crumbsOf(
      event,
      ...(options.leaf === false
        ? []
        : [{ label: o.menu.dashboard, href: organiserPath(event, 'dashboard') }]),
      { label: title },
    ),
    ...(options.refresh === undefined ? {} : { refresh: options.refresh }),
    ...(options.status === undefined ? {} : { status: options.status }),
  })
