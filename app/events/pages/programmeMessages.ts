import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Words of the page where an organiser edits the programme. */
export const g = catalogue({
  fr: {
    title: 'Programme',
    lead: 'Accueil, interventions, présentations express, pauses\u00a0: chaque séance prend sa place d’après son heure de début. Les créneaux de rendez-vous se règlent dans «\u00a0Lieux et créneaux\u00a0».',
    caption: 'Séances du programme',
    kind: 'Type',
    actions: 'Actions',
    none: 'Aucune séance pour l’instant',
    noneText:
      'Ajoutez la première\u00a0: par exemple un accueil à 8\u00a0h\u00a030, ou une intervention avec ses intervenants.',
    add: 'Ajouter une séance',
    addSubmit: 'Ajouter la séance',
    added: (title: string) => `«\u00a0${title}\u00a0» est ajouté au programme.`,
    edit: 'Modifier',
    editOf: (title: string) => `«\u00a0${title}\u00a0»`,
    editTitle: 'Modifier une séance',
    editSubmit: 'Enregistrer la séance',
    changed: (title: string) => `«\u00a0${title}\u00a0» est enregistré.`,
    removeTitle: 'Retirer du programme',
    remove: 'Retirer cette séance',
    removeText: 'La séance disparaît du programme, pour vous comme pour les visiteurs.',
    removed: (title: string) => `«\u00a0${title}\u00a0» est retiré du programme.`,
    cancel: 'Revenir au programme',
    name: 'Titre',
    start: 'Début',
    end: 'Fin',
    hourHint: 'Laissez vide tant que l’heure n’est pas fixée.',
    room: 'Lieu',
    roomHint:
      'Salle ou espace, par exemple\u00a0: grande salle. Deux séances à la même heure ont chacune le leur.',
    speakers: 'Intervenants',
    speakersHint: 'Un par ligne\u00a0: l’organisme ou la fonction, sans nom de personne.',
    description: 'Présentation',
    state: 'Ce que dit la page publique',
    isFinal:
      'Le programme est définitif\u00a0: ses lignes ne portent plus la mention «\u00a0Provisoire\u00a0».',
    isProvisional: 'Chaque ligne porte la mention «\u00a0Provisoire\u00a0».',
    makeFinal: 'Rendre le programme définitif',
    makeProvisional: 'Repasser en provisoire',
    madeFinal: 'Le programme est définitif.',
    madeProvisional: 'Le programme est de nouveau provisoire.',
    see: 'Voir le programme public',
  },
})
