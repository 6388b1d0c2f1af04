import { describe, expect, it } from 'vitest'
import { videoAddress } from './video.ts'

describe('the address of a video meeting', () => {
  it.each([
    [' https://visio.exemple.fr/salle-4 ', 'https://visio.exemple.fr/salle-4'],
    ['https://visio.exemple.fr', 'https://visio.exemple.fr/'],
    ['http://visio.exemple.fr/salle', null],
    ['javascript:alert(1)', null],
    ['visio.exemple.fr/salle', null],
    ['https://qui:secret@visio.exemple.fr/', null],
    ['https://localhost/salle', null],
    ['https://127.0.0.1/salle', null],
    [`https://visio.exemple.fr/${'a'.repeat(500)}`, null],
    ['', null],
  ])('%s', (text, kept) => {
    expect(videoAddress(text)).toBe(kept)
  })
})
