import { toBuffer } from 'qrcode'
import type { MailFile } from '../../platform/mail/message.ts'
import { badgeAddress } from '../domain/badge.ts'
import type { OpenMapEvent } from '../domain/event.ts'

/** The badge of somebody as a square to scan, with the quiet edge that readers need on a dark screen. */
export const badgeFile = async (event: OpenMapEvent, publicUrl: string, code: string): Promise<MailFile> => ({
  name: 'badge.png',
  mediaType: 'image/png',
  content: await toBuffer(badgeAddress(publicUrl, event.slug, code), { margin: 4, scale: 6 }),
})
