import { catalogue } from '../platform/i18n/catalogue.ts'

/** Sentences of the module. */
export const t = catalogue({
  fr: {
    record: { putAside: 'Ajouter à une liste', verify: 'Vérifier avant de réserver un marché' },
    unknownList: 'Cette liste n’existe plus, ou elle n’est plus partagée avec vous.',
    unknownStructure: 'Cette structure n’est plus dans l’annuaire.',
    listFull: (most: number) =>
      `Une liste compte au plus ${most}\u00a0structures\u00a0: retirez-en, ou créez une autre liste.`,
    tooManyLists: (most: number) =>
      `Vous avez déjà ${most}\u00a0listes\u00a0: supprimez-en une avant d’en créer une autre.`,
    noList: 'Choisissez une liste, ou écrivez le nom d’une nouvelle.',
    notYours: 'Vous ne pouvez pas écrire dans cette liste.',
    noteChanged: (who: string) =>
      `${who} a changé cette note pendant que vous écriviez. Sa note est affichée ci-dessous\u00a0: reprenez-la dans la vôtre, puis enregistrez.`,
    somebody: 'Quelqu’un',
    tooManyLinks: (most: number) =>
      `Cette liste a déjà ${most}\u00a0liens ouverts\u00a0: fermez-en un avant d’en créer un autre.`,
    unknownSearch: 'Cette recherche n’existe plus.',
    tooManySearches: (most: number) =>
      `Vous suivez déjà ${most}\u00a0recherches\u00a0: supprimez-en une avant d’en enregistrer une autre.`,
    alertTitle: (n: number, title: string) =>
      n === 1
        ? `Une structure nouvelle pour «\u00a0${title}\u00a0»`
        : `${n}\u00a0structures nouvelles pour «\u00a0${title}\u00a0»`,
    alertMore: (n: number) => `et ${n} de plus`,
    alertSubject: 'De nouvelles structures répondent à une recherche que vous suivez',
    alertAction: 'Voir ces structures',
  },
})
