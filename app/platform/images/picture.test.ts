import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanPicture, isPdf } from './picture.ts'
import { writePng } from './png.ts'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  out.set(body, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

const pixels = Uint8Array.from({ length: 6 * 4 * 3 }, (_, index) => (index * 37) % 256)
const png = Buffer.from(writePng(6, 4, pixels))

/** One grey pixel, as libjpeg writes it, with a comment and a place of taking before its end. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
)

describe('a picture that somebody sends', () => {
  it('is known by its bytes and measured', () => {
    expect(cleanPicture(png, 2000)).toMatchObject({ mediaType: 'image/png', width: 6, height: 4 })
    expect(cleanPicture(JPEG, 2000)).toMatchObject({ mediaType: 'image/jpeg', width: 1, height: 1 })
  })

  it('loses what programs hide in it', () => {
    const text = chunk('tEXt', Buffer.from('Author\0Quelqu’un'))
    const marked = Buffer.concat([png.subarray(0, 33), text, png.subarray(33), Buffer.from('<script>')])
    expect(Buffer.from(cleanPicture(marked, 2000)?.bytes ?? []).equals(png)).toBe(true)
    const place = Buffer.from('Exif\0\0somewhere')
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place])
    const taken = Buffer.concat([JPEG.subarray(0, 2), segment, JPEG.subarray(2), Buffer.from('<script>')])
    expect(Buffer.from(cleanPicture(taken, 2000)?.bytes ?? []).equals(JPEG)).toBe(true)
  })

  it('is refused when it is another thing, broken, too large, or unfolds without end', () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    const gif = Buffer.from('GIF89a\x01\x00\x01\x00')
    const wrong = Buffer.from(png)
    wrong[40] = (wrong[40] ?? 0) ^ 1
    const header = Buffer.from(png.subarray(16, 29))
    const bomb = Buffer.concat([
      png.subarray(0, 8),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.alloc(5_000_000))),
      chunk('IEND', Buffer.alloc(0)),
    ])
    const huge = Buffer.from(header)
    huge.writeUInt32BE(2001, 0)
    const wide = Buffer.concat([png.subarray(0, 8), chunk('IHDR', huge), png.subarray(33)])
    for (const bytes of [
      svg,
      gif,
      wrong,
      bomb,
      wide,
      png.subarray(0, 50),
      JPEG.subarray(0, 100),
      Buffer.alloc(0),
    ])
      expect(cleanPicture(bytes, 2000)).toBeNull()
  })

  it('never breaks on any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(png, JPEG),
        fc.nat(150),
        (noise, base, at) => {
          const mixed = Buffer.concat([base.subarray(0, at), noise, base.subarray(at)])
          expect([null, 'object']).toContain(
            cleanPicture(mixed, 2000) === null ? null : typeof cleanPicture(mixed, 2000),
          )
        },
      ),
    )
  })
})

it('knows a PDF by its first and last words', () => {
  expect(isPdf(Buffer.from('%PDF-1.7\n…\n%%EOF\n'))).toBe(true)
  expect(isPdf(Buffer.from('<html>%PDF-1.7 %%EOF'))).toBe(false)
  expect(isPdf(Buffer.from('%PDF-1.7 cut'))).toBe(false)
})
