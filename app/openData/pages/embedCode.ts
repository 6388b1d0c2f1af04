import { escapeXml } from '../../platform/kernel/xml.ts'
import { t } from '../messages.ts'

export const EMBED_PATH = '/integrer/structures'
export const EMBED_SIZE = { width: 800, height: 600 } as const
const LEAST = { width: 280, height: 300 } as const

/** What fits in the place that somebody gives; too small a place would show nothing that can be read. */
export const embedSize = (most: {
  readonly width?: number | undefined
  readonly height?: number | undefined
}) => ({
  width: Math.max(LEAST.width, Math.min(EMBED_SIZE.width, most.width ?? EMBED_SIZE.width)),
  height: Math.max(LEAST.height, Math.min(EMBED_SIZE.height, most.height ?? EMBED_SIZE.height)),
})

/** The frame to paste in a page: it may run its map and open our pages in another tab, and nothing else. */
export const frameOf = (address: string, size: { width: number; height: number } = EMBED_SIZE): string =>
  `<iframe src="${escapeXml(address)}" title="${escapeXml(t.data.embedTitle)}" width="${size.width}" height="${size.height}" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`
