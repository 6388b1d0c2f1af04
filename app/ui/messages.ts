/**
 * Every French word that a component says by itself. Pages may override a group through the `labels` prop of
 * the component. `\u00a0` is written out because an unbreakable space cannot be told from a space in review.
 */
export const messages = {
  site: { name: 'OpenMap ESS', home: 'Accueil' },
  skip: {
    label: 'Accès rapide',
    content: 'Aller au contenu',
  },
  header: { menu: 'Menu', main: 'Menu principal', secondary: 'Menu secondaire' },
  breadcrumb: { label: 'Fil d’Ariane' },
  footer: {
    label: 'Pied de page',
    theme: 'Apparence',
    themeAuto: 'Automatique',
    themeLight: 'Claire',
    themeDark: 'Sombre',
    dataDate: 'Données du',
  },
  form: {
    required: 'obligatoire',
    optional: 'facultatif',
    errorPrefix: 'Erreur\u00a0:',
    summaryTitle: 'Le formulaire contient une erreur',
    summaryTitlePlural: 'Le formulaire contient des erreurs',
    choose: 'Choisissez',
    search: 'Rechercher',
    busy: 'Envoi en cours',
  },
  filters: {
    title: 'Filtrer les résultats',
    toggle: 'Filtres',
    apply: 'Appliquer les filtres',
    reset: 'Effacer tous les filtres',
    active: 'Filtres actifs',
    remove: 'Retirer le filtre',
    more: 'Afficher les autres choix',
    auto: 'La liste se met à jour à chaque choix.',
  },
  card: { why: 'Pourquoi ce résultat' },
  badge: {
    demo: 'Démonstration',
    draft: 'Provisoire',
    final: 'Définitif',
    estimate: 'Estimation, non opposable',
    unverified: 'À vérifier',
    unknown: 'Inconnu',
  },
  kpi: { source: 'Source\u00a0:', definition: 'Définition', rows: 'Voir les lignes' },
  table: {
    sortAscending: 'trier par ordre croissant',
    sortDescending: 'trier par ordre décroissant',
    ascending: 'tri croissant',
    descending: 'tri décroissant',
    empty: 'Aucune ligne à afficher.',
  },
  pagination: {
    label: 'Pages de résultats',
    previous: 'Précédent',
    next: 'Suivant',
    page: 'Page',
  },
  tabs: { label: 'Rubriques de la page' },
  banner: { info: 'Information', success: 'Succès', warning: 'Attention', error: 'Erreur' },
  toast: { region: 'Messages', close: 'Fermer le message', pause: 'Garder le message' },
  progress: {
    of: 'sur',
    refresh: 'Actualiser cette page',
    leave: 'Vous pouvez quitter cette page\u00a0: le travail continue.',
  },
  stepper: {
    label: 'Étapes',
    step: 'Étape',
    of: 'sur',
    done: 'terminée',
    current: 'en cours',
    todo: 'à venir',
  },
  check: { edit: 'Modifier', empty: 'Non renseigné' },
  confirmation: { reference: 'Référence', next: 'Et maintenant\u00a0?' },
  dialog: { close: 'Fermer' },
  map: {
    list: 'Voir en liste',
    noScript: 'La carte a besoin de JavaScript. La liste montre les mêmes résultats.',
    show: 'Afficher la carte',
  },
  timeGrid: {
    free: 'libre',
    busy: 'occupé',
    provisional: 'provisoire',
    locked: 'verrouillé',
    unavailable: 'indisponible',
    conflict: 'conflit',
    legend: 'Légende',
  },
  print: { source: 'Source\u00a0:', date: 'Imprimé le', page: 'Page\u00a0:', button: 'Imprimer' },
  link: { external: 'autre site' },
  password: { show: 'Afficher', shown: 'le mot de passe' },
} as const

type Widen<T> = T extends string ? string : T

/** The words of one group, each replaceable: `labels={{ next: 'Semaine suivante' }}`. */
export type Labels<Group extends keyof typeof messages> = {
  [Key in keyof (typeof messages)[Group]]?: Widen<(typeof messages)[Group][Key]> | undefined
}

/** Messages of a group with the page's own words in place of ours; an undefined override is ignored. */
export function wordsOf<Group extends keyof typeof messages>(
  group: Group,
  labels?: Labels<Group>,
): Record<keyof (typeof messages)[Group], string> {
  if (!labels) return messages[group] as Record<keyof (typeof messages)[Group], string>
  const words: Record<string, string> = { ...messages[group] }
  for (const [key, value] of Object.entries(labels ?? {})) {
    if (typeof value === 'string') words[key] = value
  }
  return words as Record<keyof (typeof messages)[Group], string>
}
