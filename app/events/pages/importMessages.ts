import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'
import { choiceWords } from '../../platform/tables/messages.ts'

/** Sentences of the imports of a day: columns, report, what was done, undoing. */
export const im = catalogue({
  fr: {
    title: { participants: 'Importer des participants', wishes: 'Importer des souhaits' },
    back: { participants: 'Revenir aux participants', wishes: 'Revenir aux souhaits' },
    open: 'Importer',
    exportXlsx: 'Exporter (XLSX)',
    past: 'Imports faits et annulation',
    refused: (name: string) => `Le fichier «\u00a0${name}\u00a0» n’a pas été lu. Rien n’est changé.`,
    columns: {
      ...choiceWords,
      lead: (name: string) =>
        `Fichier «\u00a0${name}\u00a0». Dites quelle colonne du fichier contient chaque information. Rien n’est encore enregistré.`,
      kept: 'Votre choix est retenu pour les prochains fichiers de cette rencontre.',
      grid: 'Votre fichier est une grille, avec les noms en première ligne\u00a0? Inscrivez d’abord ces participants\u00a0: ses titres seront reconnus.',
    },
    fields: {
      name: 'Nom de l’organisme',
      role: 'Rôle',
      siret: 'SIRET',
      organisation: 'Organisme lié',
      quota: 'Nombre de rendez-vous au plus',
      unavailable: 'Créneaux indisponibles',
      firstName: 'Prénom du représentant',
      representative: 'Nom du représentant',
      email: 'Courriel du représentant',
      from: 'Qui souhaite',
      to: 'Qui est souhaité',
      level: 'Niveau du souhait',
    } as { readonly [field: string]: string },
    hints: {
      role: 'Acheteur, structure, partenaire, exposant, presse ou public.',
      organisation: 'Le nom d’un organisme qui a déjà un compte ici.',
      unavailable: 'Numéros de créneaux, ou heures de début.',
      level: 'Prioritaire, souhaité ou à éviter.',
    } as { readonly [field: string]: string },
    report: {
      download: 'Télécharger le rapport (XLSX)',
      name: 'rapport',
      sheetRemarks: 'Remarques',
      sheetRows: 'Lignes refusées',
    },
    list: {
      title: 'Imports faits',
      none: 'Aucun fichier n’a encore été importé.',
      file: 'Fichier',
      when: 'Date',
      added: 'Ajouts',
      changed: 'Changements',
      state: 'État',
      done: 'Enregistré',
      undone: (date: string) => `Annulé le ${date}`,
      open: 'Voir le détail',
      of: (file: string) => `de l’import de ${file}`,
    },
    made: {
      title: 'Détail d’un import',
      lead: (file: string, date: string) => `Fichier «\u00a0${file}\u00a0», importé le ${date}.`,
      figures: {
        participants: (added: number, changed: number, rejected: number) =>
          `${plural(added, 'participant ajouté', 'participants ajoutés')}, ${plural(changed, 'participant changé', 'participants changés')}, ${plural(rejected, 'ligne refusée', 'lignes refusées')}.`,
        wishes: (added: number, changed: number, rejected: number) =>
          `${plural(added, 'souhait ajouté', 'souhaits ajoutés')}, ${plural(changed, 'souhait changé', 'souhaits changés')}, ${plural(rejected, 'ligne refusée', 'lignes refusées')}.`,
      },
      back: 'Tous les imports',
      nothing: 'Cet import n’a rien changé\u00a0: il n’y a rien à annuler.',
    },
    undo: {
      title: 'Annuler cet import',
      removed: {
        participants: (count: number) =>
          `${plural(count, 'participant ajouté sera retiré', 'participants ajoutés seront retirés')}.`,
        wishes: (count: number) =>
          `${plural(count, 'souhait ajouté sera retiré', 'souhaits ajoutés seront retirés')}.`,
      },
      restored: {
        participants: (count: number) =>
          `${plural(count, 'participant retrouvera', 'participants retrouveront')} ce qui était inscrit avant l’import.`,
        wishes: (count: number) =>
          `${plural(count, 'souhait retrouvera', 'souhaits retrouveront')} le niveau d’avant l’import.`,
      },
      willKeep: (count: number) =>
        `${plural(count, 'ligne restera telle quelle', 'lignes resteront telles quelles')}, parce que quelque chose en dépend.`,
      keptCaption: 'Ce qui reste, et pourquoi',
      kept: (count: number) => plural(count, 'ligne est restée', 'lignes sont restées'),
      who: { participants: 'Participant', wishes: 'Souhait' },
      why: 'Pourquoi',
      pair: (from: string, to: string) => `${from} → ${to}`,
      gone: 'Participant retiré depuis',
      all: 'Tout ce que l’import avait fait a été défait.',
      nothing: 'Rien ne peut être annulé\u00a0: tout a changé ou sert depuis.',
      submit: 'Annuler l’import',
      doneAll: (count: number) =>
        `Import annulé\u00a0: ${plural(count, 'ligne défaite', 'lignes défaites')}.`,
      doneSome: (count: number, kept: number) =>
        `Import annulé\u00a0: ${plural(count, 'ligne défaite', 'lignes défaites')}, ${plural(kept, 'ligne gardée', 'lignes gardées')}. La liste dit pourquoi.`,
      is: (date: string) => `Cet import a été annulé le ${date}.`,
      reasons: {
        changed: 'changé depuis l’import',
        wish: 'des souhaits le concernent',
        registration: 'une inscription s’y rattache',
        timetable: 'un plan de rendez-vous en tient compte',
        booking: 'la prise de rendez-vous est commencée (besoins, activités ou demandes)',
        stand: 'un stand lui est donné ou demandé',
        day: 'un badge, une arrivée, une absence ou une note existe pour ce participant',
        outcome: 'des suites ou des avis ont été donnés',
        link: 'un lien personnel lui a été donné',
      },
    },
  },
})
