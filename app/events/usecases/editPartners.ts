import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { cleanPicture } from '../../platform/images/picture.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { EventPartner, OpenMapEvent, PartnerRole } from '../domain/event.ts'
import { LARGEST_LOGO } from '../domain/file.ts'
import type { Refused } from '../domain/refusals.ts'
import { webAddress } from '../domain/webAddress.ts'
import { t } from '../messages.ts'
import { lockEvent, partnersOf, replacePartners } from '../store/events.ts'
import { insertFile, removeFile } from '../store/files.ts'
import { recordOfEvent } from '../store/journal.ts'

const MOST_PARTNERS = 200
/** Pixels a side. */
const LARGEST_SIDE = 2000

export type PartnerForm = {
  readonly role: PartnerRole
  readonly name: string
  /** What the organisation brings, or the exact words that a funder asks for. */
  readonly note: string | null
  readonly link: string | null
}

const told = ({ role, name, note, link }: EventPartner) => ({ role, name, note, link })

const numbered = (partners: readonly EventPartner[]): readonly EventPartner[] =>
  partners.map((one, index) => ({ ...one, position: index + 1 }))

const unknown: Refused = { code: 'unknown-partner', sentence: t.refusals.unknownPartner }

/** Names an organisation on the page of the event, or changes how it is named. A new one comes last. */
export const savePartner = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly partnerId?: string | undefined
    readonly form: PartnerForm
  },
): Promise<Result<EventPartner, Refused>> => {
  const { event, partnerId, form } = input
  const name = tidy(form.name)
  if (name === '')
    return refuse({ code: 'partner-unnamed', field: 'name', sentence: t.refusals.partnerUnnamed })
  const link = form.link === null ? null : webAddress(form.link)
  if (form.link !== null && link === null)
    return refuse({ code: 'link-invalid', field: 'link', sentence: t.refusals.linkInvalid })
  await lockEvent(ctx, event.id)
  const partners = await partnersOf(ctx.db, ctx.scope, event.id)
  const before = partners.find(({ id }) => id === partnerId)
  if (partnerId !== undefined && before === undefined) return refuse(unknown)
  if (partners.some((one) => one.id !== partnerId && one.role === form.role && one.name === name))
    return refuse({
      code: 'partner-named-twice',
      field: 'name',
      sentence: t.refusals.partnerNamedTwice(name),
    })
  if (before === undefined && partners.length >= MOST_PARTNERS)
    return refuse({ code: 'too-many-partners', sentence: t.refusals.tooManyPartners(MOST_PARTNERS) })
  const partner: EventPartner = {
    id: before?.id ?? newId(),
    position: before?.position ?? partners.length + 1,
    organisationId: before?.organisationId ?? null,
    logoId: before?.logoId ?? null,
    role: form.role,
    name,
    note: form.note,
    link,
  }
  const changed =
    before === undefined ? [...partners, partner] : partners.map((one) => (one === before ? partner : one))
  await replacePartners(ctx, event.id, numbered(changed))
  await recordOfEvent(ctx, event, {
    action: 'partner.saved',
    ...(before === undefined ? {} : { before: told(before) }),
    after: told(partner),
  })
  return ok(partner)
}

/** Moves an organisation one place up or down, or takes it away with its logo. */
export const arrangePartner = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly partnerId: string; readonly to: 'up' | 'down' | 'away' },
): Promise<Result<EventPartner, Refused>> => {
  const { event, partnerId, to } = input
  await lockEvent(ctx, event.id)
  const partners = await partnersOf(ctx.db, ctx.scope, event.id)
  const partner = partners.find(({ id }) => id === partnerId)
  if (partner === undefined) return refuse(unknown)
  // The page groups them by role: a place is one among those of the same role.
  const peers = partners.filter(({ role }) => role === partner.role)
  const rank = peers.indexOf(partner)
  const other = to === 'up' ? peers[rank - 1] : to === 'down' ? peers[rank + 1] : undefined
  const moved =
    to === 'away'
      ? partners.filter((one) => one !== partner)
      : partners.map((one) =>
          other === undefined ? one : one === partner ? other : one === other ? partner : one,
        )
  await replacePartners(ctx, event.id, numbered(moved))
  if (to === 'away' && partner.logoId !== null) await removeFile(ctx, partner.logoId)
  await recordOfEvent(ctx, event, {
    action: to === 'away' ? 'partner.removed' : 'partner.moved',
    before: told(partner),
  })
  return ok(partner)
}

/** Gives a partner a logo in place of the one it had, or none. What is kept is the picture written again, nothing more. */
export const saveLogo = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly partnerId: string
    readonly logo: { readonly bytes: Uint8Array; readonly words: string } | null
  },
): Promise<Result<EventPartner, Refused>> => {
  const { event, partnerId, logo } = input
  const words = tidy(logo?.words ?? '')
  if (logo !== null && words === '')
    return refuse({ code: 'words-missing', field: 'words', sentence: t.refusals.logoWords })
  if (logo !== null && logo.bytes.length > LARGEST_LOGO)
    return refuse({ code: 'logo-invalid', field: 'logo', sentence: t.refusals.logoTooLarge })
  const picture = logo === null ? null : cleanPicture(logo.bytes, LARGEST_SIDE)
  if (logo !== null && picture === null)
    return refuse({ code: 'logo-invalid', field: 'logo', sentence: t.refusals.logoInvalid })
  await lockEvent(ctx, event.id)
  const partners = await partnersOf(ctx.db, ctx.scope, event.id)
  const before = partners.find(({ id }) => id === partnerId)
  if (before === undefined) return refuse(unknown)
  const logoId = picture === null ? null : newId()
  if (picture !== null && logoId !== null) {
    const file = {
      id: logoId,
      kind: 'logo',
      audience: 'public',
      position: 1,
      title: words,
      link: null,
    } as const
    const name = picture.mediaType === 'image/png' ? 'logo.png' : 'logo.jpg'
    const { mediaType, width, height, bytes: content } = picture
    await insertFile(ctx, event.id, file, { name, mediaType, width, height, content })
  }
  const partner: EventPartner = { ...before, logoId }
  await replacePartners(
    ctx,
    event.id,
    partners.map((one) => (one === before ? partner : one)),
  )
  if (before.logoId !== null) await removeFile(ctx, before.logoId)
  await recordOfEvent(ctx, event, {
    action: logoId === null ? 'partner.logo-removed' : 'partner.logo-saved',
    after: { name: partner.name },
  })
  return ok(partner)
}
