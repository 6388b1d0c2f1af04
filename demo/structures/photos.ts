import { colourOf, Painting } from '../../app/platform/images/paint.ts'

/** A drawing in place of a photo: nobody is on it, and it says what it is. */
const drawn = (ground: string, hill: string, words: string): Uint8Array => {
  const painting = new Painting(640, 400, colourOf(ground))
  painting.fill(0, 260, 640, 140, colourOf(hill))
  painting.fill(250, 150, 140, 110, colourOf('#ffffff'))
  painting.fill(305, 200, 30, 60, colourOf(hill))
  const look = { font: 'bold', colour: colourOf('#ffffff') } as const
  painting.write(words, { left: 32, baseline: 350, size: 34 }, look)
  return painting.png()
}

export const demoPhotos = (): readonly { readonly bytes: Uint8Array; readonly alt: string }[] => [
  {
    bytes: drawn('#7fb2c9', '#2f5d50', 'Atelier, image de démonstration'),
    alt: 'Dessin d’un atelier devant une colline',
  },
  {
    bytes: drawn('#d9b26f', '#5b4a2f', 'Chantier, image de démonstration'),
    alt: 'Dessin d’un chantier au soleil couchant',
  },
]
