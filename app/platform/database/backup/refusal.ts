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
      `Le dossier « ${folder} » ne contient pas de base de données : vérifiez le dossier de données indiqué.`,
    ),
  folderNotEmpty: (target: string) =>
    new BackupRefusal(
      'target-not-empty',
      `Le dossier « ${target} » n’est pas vide : indiquez un dossier nouveau pour cette sauvegarde.`,
    ),
  dataPresent: (folder: string) =>
    new BackupRefusal(
      'target-not-empty',
      `Le dossier « ${folder} » contient déjà des données : ajoutez --replace pour les remplacer par la sauvegarde.`,
    ),
  tablesNotEmpty: (tables: string[]) =>
    new BackupRefusal(
      'target-not-empty',
      `La base contient déjà des lignes (${list(tables)}) : importez dans une base neuve, ou ajoutez --replace pour tout remplacer.`,
    ),
  targetNotWritable: (target: string, cause: unknown) =>
    new BackupRefusal(
      'target-not-writable',
      `Le dossier « ${target} » ne peut pas être écrit : vérifiez vos droits et la place libre, puis recommencez.`,
      { cause },
    ),
  sourceInvalid: (source: string, expected: string) =>
    new BackupRefusal(
      'source-invalid',
      `Le dossier « ${source} » n’est pas ${expected} d’OpenMap : vérifiez le chemin indiqué.`,
    ),
  sourceDamaged: (file: string) =>
    new BackupRefusal(
      'source-damaged',
      `Le fichier « ${file} » est absent ou ne correspond plus à son empreinte : prenez une autre copie. Rien n’a été changé.`,
    ),
  versionMismatch: (found: number, expected: number) =>
    new BackupRefusal(
      'version-mismatch',
      `Cette sauvegarde vient de PostgreSQL ${found} et la version embarquée est ${expected} : restaurez-la avec la version d’OpenMap qui l’a faite, puis passez par un export portable.`,
    ),
  tablespaces: () =>
    new BackupRefusal(
      'tablespaces',
      'La base utilise des espaces de stockage hors de son dossier, que cette sauvegarde ne sait pas copier : employez pgBackRest ou Barman.',
    ),
  schemaDiffers: (detail: string) =>
    new BackupRefusal(
      'schema-differs',
      `La base n’a pas la même structure que l’export (${detail}) : importez avec la version d’OpenMap qui a fait l’export, puis mettez à jour.`,
    ),
  rowsHidden: (table: string) =>
    new BackupRefusal(
      'rows-hidden',
      `Le compte utilisé ne voit pas toutes les lignes de « ${table} » : indiquez le compte propriétaire (DATABASE_OWNER_URL).`,
    ),
  databaseUnreachable: (cause: unknown) =>
    new BackupRefusal(
      'database-unreachable',
      `La base de données ne répond pas (${cause instanceof Error ? cause.message || cause.name : String(cause)}) : vérifiez son adresse et qu’elle est démarrée.`,
      { cause },
    ),
}

function list(names: string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')}… ${names.length} tables` : names.join(', ')
}
