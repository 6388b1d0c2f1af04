import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const COMPRESSIBLE =
  /^(text\/|application\/(json|geo\+json|vnd\.mapbox-vector-tile|xml|rss\+xml|atom\+xml|ld\+json|problem\+json|schema\+json|opensearchdescription\+xml)|image\/svg)/
export const compressible = (mediaType: string): boolean => COMPRESSIBLE.test(mediaType)
/** Below this the headers weigh more than what is saved. */
const LEAST_BYTES = 1024

const byBrotli = promisify(brotliCompress)
const byGzip = promisify(gzip)
// For pages made on each request: beyond 4 the seconds grow faster than the bytes shrink.
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}

type Compressed = { readonly bytes: Uint8Array<ArrayBuffer>; readonly encoding: 'br' | 'gzip' }

/** The content as the reader accepts it, compressed by another thread than the one that serves; null when left as it is. */
export const compressed = async (
  content: Uint8Array,
  mediaType: string,
  accepted: string | undefined,
): Promise<Compressed | null> => {
  if (accepted === undefined || content.length < LEAST_BYTES || !compressible(mediaType)) return null
  if (/\bbr\b/.test(accepted))
    return { bytes: new Uint8Array(await byBrotli(content, BROTLI)), encoding: 'br' }
  if (/\bgzip\b/.test(accepted)) return { bytes: new Uint8Array(await byGzip(content)), encoding: 'gzip' }
  return null
}
