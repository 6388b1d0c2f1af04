import { galleryFeedback } from './gallery/feedback.tsx'
import { galleryForms } from './gallery/forms.tsx'
import { GalleryFooter, GalleryHeader } from './gallery/frame.tsx'
import { galleryLists } from './gallery/lists.tsx'
import { galleryDone, galleryHome, galleryReading, galleryTask } from './gallery/pages.tsx'
import { galleryTables } from './gallery/tables.tsx'
import type { Children } from './index.ts'
import { Breadcrumb, Document, PrintFooter, Toast, ToastRegion } from './index.ts'

/** A page has one `h1`: what brings its own is shown on a page of its own. */
const parts = {
  composants: {
    title: 'Galerie des composants',
    content: (
      <>
        {galleryLists}
        {galleryTables}
        {galleryForms}
        {galleryFeedback}
      </>
    ),
  },
  accueil: { title: 'Page d’accueil', content: galleryHome },
  lecture: { title: 'Page de lecture', content: galleryReading },
  tache: { title: 'Import en cours', content: galleryTask },
  confirmation: { title: 'Votre inscription est enregistrée', content: galleryDone },
} as const satisfies { readonly [part: string]: { readonly title: string; readonly content: Children } }

export type GalleryPart = keyof typeof parts

/** Names of the gallery's pages, in order. */
export const galleryParts = Object.keys(parts) as readonly GalleryPart[]

export interface GalleryProps {
  /** `composants` holds nearly all; the others are whole pages. */
  readonly part?: GalleryPart | undefined
  readonly stylesheets?: readonly string[] | undefined
  readonly scripts?: readonly string[] | undefined
  readonly favicon?: string | undefined
}

/** Every component in each of its states: for the eye, for axe, for tests. Samples are invented. */
export function Gallery({ part = 'composants', stylesheets, scripts, favicon }: GalleryProps) {
  const { title, content } = parts[part]
  return (
    <Document
      title={title}
      description="Tous les composants de l’interface, dans tous leurs états."
      indexed={false}
      stylesheets={stylesheets}
      scripts={scripts}
      favicon={favicon}
      width={part === 'lecture' ? 'reading' : 'page'}
      header={<GalleryHeader />}
      breadcrumb={
        part !== 'accueil' && <Breadcrumb entries={[{ label: 'Accueil', href: '/' }]} current={title} />
      }
      toasts={
        <ToastRegion>
          {part === 'composants' && (
            <Toast undo={<a href="#annuler">Annuler</a>}>L’atelier est supprimé.</Toast>
          )}
        </ToastRegion>
      }
      footer={<GalleryFooter />}
    >
      {content}
      <PrintFooter
        source="Jeu de démonstration"
        date={{ iso: '2027-03-09', text: '9 mars 2027' }}
        address="https://exemple.fr/galerie"
      />
    </Document>
  )
}
