const SIZE = 13

/**
 * A short text drawn as an image, in the typeface of the page. The map writes texts only from files of glyphs, which
 * would weigh more than all its data.
 */
export const textImage = (text: string, ink: string): { image: ImageData; pixelRatio: number } | null => {
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
