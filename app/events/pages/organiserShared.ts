import type { VNode } from 'preact'
import { type PageReply, page } from '../../platform/http/reply.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { crumbsOf } from './shared.ts'

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
