/** Why a backup, a restore, an export or an import was refused. */
export type BackupRefusalCode =
  | 'nothing-to-back-up'
  | 'target-not-empty'
  | 'target-not-writable'
  | 'source-invalid'
  | 'source-damaged'
  | 'version-mismatch'
  | 'tablespaces'
  | 'schema-differs'
  | 'rows-hidden'
  | 'database-unreachable'

/** An expected refusal: `message` is the French sentence shown to the operator. */
export class BackupRefusal extends Error {
  readonly code: BackupRefusalCode

  constructor(code: BackupRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BackupRefusal'
    this.code = code
  }
}

export const refusals = {
  nothingToBackUp: (folder: string) =>
    new BackupRefusal(
      'nothing-to-back-up',
      `Le dossier «\u00a0${folder}\u00a0» ne contient pas de base de données\u00a0: vérifiez le dossier de données indiqué.`,
    ),
  folderNotEmpty: (target: string) =>
    new BackupRefusal(
      'target-not-empty',
      `Le dossier «\u00a0${target}\u00a0» n’est pas vide\u00a0: indiquez un dossier nouveau pour cette sauvegarde.`,
    ),
  dataPresent: (folder: string) =>
    new BackupRefusal(
      'target-not-empty',
      `Le dossier «\u00a0${folder}\u00a0» contient déjà des données\u00a0: ajoutez --replace pour les remplacer par la sauvegarde.`,
    ),
  tablesNotEmpty: (tables: string[]) =>
    new BackupRefusal(
      'target-not-empty',
      `La base contient déjà des lignes (${list(tables)})\u00a0: importez dans une base neuve, ou ajoutez --replace pour tout remplacer.`,
    ),
  targetNotWritable: (target: string, cause: unknown) =>
    new BackupRefusal(
      'target-not-writable',
      `Le dossier «\u00a0${target}\u00a0» ne peut pas être écrit\u00a0: vérifiez vos droits et la place libre, puis recommencez.`,
      { cause },
    ),
  sourceInvalid: (source: string, expected: string) =>
    new BackupRefusal(
      'source-invalid',
      `Le dossier «\u00a0${source}\u00a0» n’est pas ${expected} d’OpenMap\u00a0: vérifiez le chemin indiqué.`,
    ),
  sourceDamaged: (file: string) =>
    new BackupRefusal(
      'source-damaged',
      `Le fichier «\u00a0${file}\u00a0» est absent ou ne correspond plus à son empreinte\u00a0: prenez une autre copie. Rien n’a été changé.`,
    ),
  versionMismatch: (found: number, expected: number) =>
    new BackupRefusal(
      'version-mismatch',
      `Cette sauvegarde vient de PostgreSQL ${found} et la version embarquée est ${expected}\u00a0: restaurez-la avec la version d’OpenMap qui l’a faite, puis passez par un export portable.`,
    ),
  tablespaces: () =>
    new BackupRefusal(
      'tablespaces',
      'La base utilise des espaces de stockage hors de son dossier, que cette sauvegarde ne sait pas copier\u00a0: employez pgBackRest ou Barman.',
    ),
  schemaDiffers: (detail: string) =>
    new BackupRefusal(
      'schema-differs',
      `La base n’a pas la même structure que l’export (${detail})\u00a0: importez avec la version d’OpenMap qui a fait l’export, puis mettez à jour.`,
    ),
  rowsHidden: (table: string) =>
    new BackupRefusal(
      'rows-hidden',
      `Le compte utilisé ne voit pas toutes les lignes de «\u00a0${table}\u00a0»\u00a0: indiquez le compte propriétaire (DATABASE_OWNER_URL).`,
    ),
  databaseUnreachable: (cause: unknown) =>
    new BackupRefusal(
      'database-unreachable',
      `La base de données ne répond pas (${reason(cause)})\u00a0: vérifiez son adresse et qu’elle est démarrée.`,
      { cause },
    ),
}

function list(names: string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')}… ${names.length} tables` : names.join(', ')
}

function reason(cause: unknown): string {
  // A refused connection to several addresses carries its reason in the code alone.
  if (!(cause instanceof Error)) return String(cause)
  return cause.message || ('code' in cause ? String(cause.code) : cause.name)
}
