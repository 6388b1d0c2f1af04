import type { EventParts } from '../../app/events/index.ts'
import type { Equipment, StandParts } from '../../app/stands/index.ts'
import type { NewId } from './parts.ts'

/** Two rows of four, on each side of a hall; the last ones of each row are by the wall, where the current is. */
const places: readonly {
  readonly x: number
  readonly y: number
  readonly equipment: readonly Equipment[]
}[] = [
  { x: 1, y: 1, equipment: ['table', 'chairs', 'electricity'] },
  { x: 2, y: 1, equipment: ['table', 'chairs'] },
  { x: 3, y: 1, equipment: ['table', 'chairs'] },
  { x: 4, y: 1, equipment: ['table', 'chairs', 'electricity', 'grille'] },
  { x: 1, y: 3, equipment: ['table', 'chairs', 'grille'] },
  { x: 2, y: 3, equipment: ['table', 'chairs'] },
  { x: 3, y: 3, equipment: ['table', 'chairs'] },
  { x: 4, y: 3, equipment: ['table', 'chairs', 'electricity'] },
]

/** What each exhibitor asks for: all of it is there, if the stands are well given. */
const asked: readonly { readonly needs: readonly Equipment[]; readonly note: string | null }[] = [
  { needs: ['table', 'chairs', 'electricity'], note: 'Démonstration sur écran.' },
  { needs: ['table', 'chairs'], note: null },
  { needs: ['table'], note: 'Quelques brochures fictives.' },
  { needs: ['table', 'grille', 'electricity'], note: 'Panneaux d’exposition et éclairage.' },
  { needs: ['table', 'grille'], note: 'Textiles d’essai à suspendre.' },
  { needs: ['chairs'], note: null },
  { needs: ['table', 'chairs'], note: null },
  { needs: ['electricity'], note: 'Petit outillage de démonstration.' },
]

/** Eight stands and eight requests; the first `given` have their stand, the others are still to be served. */
export const makeStands = ({ participants = [] }: EventParts, given: number, newId: NewId): StandParts => {
  const exhibitors = participants.filter(({ role }) => role === 'exhibitor')
  return {
    stands: places.map((place, index) => ({
      ...place,
      id: newId(),
      number: index + 1,
      label: index < 4 ? 'Côté entrée' : 'Côté jardin',
      participantId: index < given ? (exhibitors[index]?.id ?? null) : null,
    })),
    requests: exhibitors.slice(0, asked.length).map(({ id: participantId }, index) => ({
      participantId,
      needs: asked[index]?.needs ?? [],
      note: asked[index]?.note ?? null,
      listed: true,
      accepted: index < given,
    })),
  }
}
