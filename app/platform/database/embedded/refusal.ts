/** Why the embedded server refused to start; each code has one French sentence that says what to do. */
export type EmbeddedRefusalCode =
  | 'already-running'
  | 'busy'
  | 'folder-not-writable'
  | 'folder-not-reachable'
  | 'binaries-missing'
  | 'no-account'
  | 'credentials-unreadable'
  | 'version-mismatch'
  | 'start-failed'

/** An expected refusal of the embedded server: `message` is the sentence shown to the operator. */
export class EmbeddedRefusal extends Error {
  readonly code: EmbeddedRefusalCode

  constructor(code: EmbeddedRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedRefusal'
    this.code = code
  }
}

/** The sentences, in one place so that they stay alike. */
export const refusals = {
  alreadyRunning: (folder: string, pid: number) =>
    new EmbeddedRefusal(
      'already-running',
      `OpenMap tourne déjà sur le dossier «\u00a0${folder}\u00a0» (processus ${pid})\u00a0: arrêtez-le d’abord, ou indiquez un autre dossier de données.`,
    ),
  busy: (folder: string, pid: number, seconds: number) =>
    new EmbeddedRefusal(
      'busy',
      `Une autre commande travaille sur le dossier «\u00a0${folder}\u00a0» (processus ${pid}) depuis plus de ${seconds} secondes\u00a0: attendez qu’elle finisse, puis recommencez.`,
    ),
  folderNotWritable: (folder: string, cause: unknown) =>
    new EmbeddedRefusal(
      'folder-not-writable',
      `Le dossier de données «\u00a0${folder}\u00a0» ne peut pas être écrit (${reason(cause)})\u00a0: donnez-vous le droit d’y écrire, ou indiquez un autre dossier.`,
      { cause },
    ),
  folderNotReachable: (folder: string, account: string) =>
    new EmbeddedRefusal(
      'folder-not-reachable',
      `Le compte système «\u00a0${account}\u00a0», sous lequel PostgreSQL tourne, n’atteint pas «\u00a0${folder}\u00a0»\u00a0: ouvrez-lui ce chemin, ou indiquez un autre dossier de données.`,
    ),
  binariesMissing: (platform: string, cause: unknown) =>
    new EmbeddedRefusal(
      'binaries-missing',
      `Le PostgreSQL embarqué n’est pas utilisable sur cette machine (${platform}\u00a0: ${reason(cause)})\u00a0: relancez «\u00a0npm ci\u00a0», ou indiquez votre serveur par DATABASE_URL.`,
      { cause },
    ),
  noAccount: () =>
    new EmbeddedRefusal(
      'no-account',
      'PostgreSQL refuse de tourner sous root, et cette machine n’a ni compte «\u00a0postgres\u00a0» ni compte «\u00a0nobody\u00a0»\u00a0: lancez OpenMap sous un compte ordinaire.',
    ),
  credentialsUnreadable: (file: string, cause: unknown) =>
    new EmbeddedRefusal(
      'credentials-unreadable',
      `Le fichier «\u00a0${file}\u00a0» ne peut pas être lu (${reason(cause)})\u00a0: lancez la commande sous le compte qui a démarré OpenMap.`,
      { cause },
    ),
  versionMismatch: (found: string, expected: string) =>
    new EmbeddedRefusal(
      'version-mismatch',
      `Les données ont été écrites par PostgreSQL ${found}, la version embarquée est ${expected}\u00a0: exportez-les avec la version précédente d’OpenMap, puis importez-les dans celle-ci.`,
    ),
  startFailed: (logFile: string, detail: string) =>
    new EmbeddedRefusal(
      'start-failed',
      `PostgreSQL n’a pas démarré (${detail})\u00a0: lisez la fin de «\u00a0${logFile}\u00a0», corrigez la cause, puis relancez.`,
    ),
}

function reason(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
}
