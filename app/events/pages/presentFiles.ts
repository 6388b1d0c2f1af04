import { formatNumber } from '../../platform/i18n/format.ts'
import type { EventFile } from '../domain/file.ts'
import { w } from './planMessages.ts'

const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
}

/** `PDF, 120 Ko`: what a reader gets before opening it. */
export const natureOf = ({ mediaType, size }: Pick<EventFile, 'mediaType' | 'size'>): string => {
  if (mediaType === null || size === null) return w.files.isLink
  const weight =
    size < 1024 * 1024
      ? `${formatNumber(Math.max(1, Math.round(size / 1024)))}\u00a0Ko`
      : `${formatNumber(Math.round(size / (1024 * 1024)))}\u00a0Mo`
  return `${names[mediaType] ?? mediaType}, ${weight}`
}
