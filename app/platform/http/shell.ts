import type { JSX } from 'preact'
import type { Actor } from '../access/actor.ts'
import type { Flash } from './cookies.ts'
import type { PageReply } from './reply.ts'
import type { FormKeys } from './route.ts'

/** What the frame of a page needs to know of the request. */
export type ShellInput = {
  readonly reply: PageReply
  readonly path: string
  readonly actor: Actor
  readonly flash: Flash | null
  readonly formKeys: FormKeys
}

/** Draws the whole document around a page: header, menu, breadcrumb, footer. Provided by the site module. */
export type Shell = (input: ShellInput) => JSX.Element

/** Draws the pages of errors. `reference` finds the failure in the logs. */
export type ErrorPages = (error: {
  readonly status: 400 | 403 | 404 | 405 | 413 | 422 | 500 | 503
  readonly reference: string
  readonly problems?: readonly { readonly field: string; readonly sentence: string }[]
  readonly path: string
  /** The reading of personal data could not be recorded, so that nothing is shown. */
  readonly cause?: 'unrecorded' | undefined
}) => PageReply
