import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'

export const i = catalogue({
  fr: {
    title: 'Importer des marchés attribués',
    lead: 'Les données essentielles de la commande publique (DECP) nourrissent la demande des zones blanches. Un fichier importé deux fois ne crée rien.',
    form: 'Nouveau fichier',
    formHint:
      'JSON de 2019 à 2023 (v1), JSON depuis 2024 (v2) ou tableau CSV. Les marchés qui ne concernent pas le territoire sont comptés, sans être gardés. Jusqu’à 15\u00a0Mo\u00a0; au-delà, sur le serveur, la commande «\u00a0openmap import decp FICHIER\u00a0».',
    file: 'Fichier de marchés',
    fileMissing: 'Choisissez un fichier de données essentielles.',
    fileTooLarge: 'Ce fichier dépasse 15\u00a0Mo\u00a0: utilisez la commande du serveur, ou découpez-le.',
    credit: 'Source à citer',
    creditHint:
      'Qui publie ces données, et sous quelle licence. Par exemple\u00a0: «\u00a0data.gouv.fr, licence ouverte 2.0\u00a0».',
    creditMissing: 'Indiquez la source à citer.',
    send: 'Importer les marchés',
    refused: (name: string) => `Le fichier «\u00a0${name}\u00a0» n’a pas été importé, et rien n’a été écrit.`,
    done: (created: number, changed: number) =>
      `Import terminé\u00a0: ${plural(created, 'marché créé', 'marchés créés')}, ${plural(changed, 'modifié', 'modifiés')}.`,
    past: 'Fichiers lus',
    none: 'Aucun fichier n’a encore été lu.',
    columns: {
      file: 'Fichier',
      date: 'Lu le',
      contracts: 'Marchés',
      valid: 'Conformes',
      kept: 'Retenus',
      created: 'Créés',
      changed: 'Modifiés',
      rejected: 'Inutilisables',
      outside: 'Hors du territoire',
    },
    report: (name: string) => `Import de «\u00a0${name}\u00a0»`,
    reportLead:
      'Un marché conforme respecte le schéma officiel. Un marché non conforme est gardé s’il reste utilisable.',
    remarks: 'À corriger',
    remarksLead: (most: number) =>
      `Les ${most} premières remarques. Transmettez-les à qui publie le fichier\u00a0: les noms de titulaires n’y figurent pas.`,
    noRemark: 'Aucune remarque\u00a0: le fichier est conforme.',
    number: 'Rang',
    field: 'Champ',
    value: 'Valeur',
    remedy: 'Remède',
    error: 'Non conforme',
    warning: 'À vérifier',
    severity: 'Gravité',
    zones: 'Voir les zones blanches',
  },
})
