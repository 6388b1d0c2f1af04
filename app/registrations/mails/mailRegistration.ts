import type { Site } from '../../accounts/index.ts'
import {
  badgeFile,
  codeOfBadge,
  linkExpiry,
  type OpenMapEvent,
  programmeOf,
  roleNames,
  showCode,
} from '../../events/index.ts'
import { eventPath, presentSummary, programmeIcs } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import { filesMissing } from '../domain/files.ts'
import { type Registration, referenceOf } from '../domain/registration.ts'
import { questionsOf } from '../store/calls.ts'
import { filesOfEvent } from '../store/files.ts'
import { m } from './messages.ts'

export type MailKind = keyof typeof m.subjects

/** The badge of who is expected: asked for again, it is sent again. */
const codeFor = (ctx: Ctx, { state, id }: Registration): Promise<string | null> =>
  state === 'confirmed' ? codeOfBadge(ctx.db, ctx.scope, id) : Promise.resolve(null)

/** Labels of the files that are still to be given. */
const expectedFiles = async (ctx: Ctx, registration: Registration): Promise<readonly string[]> => {
  const questions = await questionsOf(ctx.db, ctx.scope, registration.eventId)
  const asked = filesMissing(questions, registration, [])
  if (asked.length === 0) return []
  const files = await filesOfEvent(ctx.db, ctx.scope, registration.eventId)
  return filesMissing(asked, registration, files).map(({ label }) => label)
}

/** Nothing is left to do with a registration of these. */
const OVER: readonly MailKind[] = ['cancelled', 'expired', 'given']

const rowsOf = (event: OpenMapEvent, registration: Registration): readonly (readonly [string, string])[] => {
  const { when, where } = presentSummary(event)
  return [
    [m.reference, referenceOf(registration)],
    [m.role, roleNames[registration.role]],
    ...(registration.bodyName === null ? [] : [[m.body, registration.bodyName] as const]),
    [m.when, when],
    ...(where === null ? [] : [[m.where, where] as const]),
  ]
}

/** Tells somebody what became of their registration, with their own link while there is something to do with it. */
export const mailRegistration = async (
  ctx: Ctx,
  mail: {
    readonly site: Site
    readonly event: OpenMapEvent
    readonly registration: Registration
    readonly kind: MailKind
    readonly link: string
    readonly token: string
  },
): Promise<void> => {
  const { site, event, registration, kind } = mail
  const to = registration.email === null ? null : mailAddress(registration.email)
  if (to === null) return
  const until =
    registration.offeredUntil === null ? '' : formatDateTime(localOf(registration.offeredUntil, event.zone))
  const over = OVER.includes(kind)
  const code = over ? null : await codeFor(ctx, registration)
  const missing = over ? [] : await expectedFiles(ctx, registration)
  const url = `${site.publicUrl}${eventPath(event)}`
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  const expires = formatDate(localOf(linkExpiry(event, ctx.clock.now()), event.zone))
  await queueMail(ctx, {
    // Each is a message of its own: what it says happened now.
    key: `registration:${registration.id}:${kind}:${newId()}`,
    template: `registration-${kind}`,
    to,
    subject: m.subjects[kind](event.title),
    content: {
      territory: site.territory.name,
      title: m.titles[kind],
      blocks: [
        paragraph(m.hello),
        paragraph(m.texts[kind](event.title, until)),
        ...(missing.length === 0 ? [] : [paragraph(m.missing(missing))]),
        ...(over
          ? [{ kind: 'link', label: m.page, url } as const]
          : [
              {
                kind: 'rows',
                title: m.details,
                headers: [m.label, m.value],
                rows: rowsOf(event, registration),
              } as const,
              { kind: 'link', label: kind === 'offered' ? m.accept : m.open, url: mail.link } as const,
              paragraph(m.link(expires)),
              ...(code === null ? [] : [paragraph(m.badge(showCode(code)))]),
              ...(kind === 'confirmed' ? [paragraph(m.file)] : []),
            ]),
      ],
      reason: m.reason,
    },
    files: [
      ...(kind === 'confirmed' || kind === 'received'
        ? [
            {
              name: m.fileName,
              mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
              content: Buffer.from(
                programmeIcs(event, await programmeOf(ctx.db, ctx.scope, event.id), url, ctx.clock.now()),
              ),
            },
          ]
        : []),
      ...(code === null ? [] : [await badgeFile(event, site.publicUrl, code)]),
    ],
    secrets: [mail.token, ...(code === null ? [] : [showCode(code)])],
  })
}
