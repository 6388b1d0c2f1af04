import { catalogue } from '../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    registers: {
      list: 'Une liste à vous',
      siae: 'Fichier ouvert des SIAE',
      geiq: 'Liste des GEIQ labellisés',
      'data-inclusion': 'Fichier data·inclusion',
    },
    gone: (source: string) =>
      `Cette fiche venait de «\u00a0${source}\u00a0», qui ne la cite plus\u00a0: vérifiez si elle existe encore.`,
    goneEnded: (source: string) =>
      `Cette fiche venait de «\u00a0${source}\u00a0», qui ne la cite plus\u00a0: ce que ce registre disait d’elle prend fin.`,
    keptColumn: 'Fiche',
    kept: 'Quelqu’un a modifié ces informations depuis l’import\u00a0: elles restent.',
    keptCreated: 'Quelqu’un a modifié cette fiche depuis l’import\u00a0: elle reste.',
    refusals: {
      unknown: 'Cet import n’existe plus.',
      moment: 'Cet import en est à une autre étape. Rouvrez la page.',
      underWay: 'Cet import est déjà en cours. Attendez la fin, ou arrêtez-le.',
      fileGone: 'La copie du fichier n’est plus gardée. Choisissez-le de nouveau.',
      nothing: 'Aucune ligne de ce fichier ne peut être enregistrée. Corrigez-le, puis recommencez.',
      columns: 'Choisissez les colonnes du SIRET, du nom et du type.',
    },
  },
})
