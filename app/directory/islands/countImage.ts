import type { ExpressionSpecification } from 'maplibre-gl'

/** Number of structures of a cluster as it is written on it, which is also the name of its image: « 87 », « 12 k ». */
export const countOf: ExpressionSpecification = [
  'case',
  ['<', ['get', 'point_count'], 1000],
  ['to-string', ['get', 'point_count']],
  ['concat', ['to-string', ['round', ['/', ['get', 'point_count'], 1000]]], '\u00a0k'],
]

const SIZE = 13

/**
 * A short text drawn as an image, in the typeface of the page. The map writes texts only from files of glyphs, which
 * would weigh more than all its data.
 */
export const countImage = (text: string, ink: string): { image: ImageData; pixelRatio: number } | null => {
  const pixelRatio = Math.max(1, Math.ceil(devicePixelRatio))
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return null
  const font = `600 ${SIZE * pixelRatio}px ${getComputedStyle(document.body).fontFamily}`
  context.font = font
  const { canvas } = context
  canvas.width = Math.ceil(context.measureText(text).width) + 2 * pixelRatio
  canvas.height = Math.ceil(SIZE * 1.4 * pixelRatio)
  // A canvas forgets everything when its size changes.
  context.font = font
  context.fillStyle = ink
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, canvas.width / 2, canvas.height / 2)
  return { image: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio }
}
