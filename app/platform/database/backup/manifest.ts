import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { refusals } from './refusal.ts'
import { MANIFEST } from './target.ts'

/** A path inside the backup: relative, with `/`, never leaving it (a manifest may come from anywhere). */
const inside = z
  .string()
  .min(1)
  .refine((text) => !path.isAbsolute(text) && !text.split(/[/\\]/).includes('..'))
const file = z.strictObject({ path: inside, bytes: z.int().min(0), sha256: z.string().length(64) })
const tree = z.strictObject({ folders: z.array(inside), files: z.array(file) })
const name = z.string().min(1)

const baseBackup = z.strictObject({
  kind: z.literal('openmap-base-backup'),
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  postgres: z.strictObject({ major: z.int(), version: z.string() }),
  /** Positions in the write-ahead log between which the copy was made. */
  wal: z.strictObject({ start: z.string(), stop: z.string() }),
  cluster: tree,
  uploads: tree,
})

const portableExport = z.strictObject({
  kind: z.literal('openmap-portable-export'),
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  postgres: z.strictObject({ version: z.string() }),
  /** Migrations that the exported schema had been through, in order. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.strictObject({
      name,
      columns: z.array(z.strictObject({ name, type: z.string() })),
      rows: z.int().min(0),
      /** As `hashRows` tells it: the content, whatever the order of the rows. */
      rowsHash: z.string(),
      file,
    }),
  ),
  sequences: z.array(z.strictObject({ name, value: z.string() })),
  uploads: tree,
})

/** Manifest of a base backup of the embedded server. */
export type BaseBackupManifest = z.infer<typeof baseBackup>
/** Manifest of a portable export. */
export type PortableManifest = z.infer<typeof portableExport>

/** Reads the manifest of a base backup. Throws `source-invalid`. */
export function readBaseBackup(source: string): BaseBackupManifest {
  return read(source, baseBackup, 'une sauvegarde')
}

/** Reads the manifest of a portable export. Throws `source-invalid`. */
export function readPortableExport(source: string): PortableManifest {
  return read(source, portableExport, 'un export portable')
}

/** Which of the two a folder holds, for a command that restores either. */
export function kindOf(source: string): 'base-backup' | 'portable-export' | undefined {
  const { data } = z.looseObject({ kind: z.string() }).safeParse(parsed(source))
  if (data?.kind === 'openmap-base-backup') return 'base-backup'
  return data?.kind === 'openmap-portable-export' ? 'portable-export' : undefined
}

function read<T>(source: string, schema: z.ZodType<T>, expected: string): T {
  const result = schema.safeParse(parsed(source))
  if (!result.success) throw refusals.sourceInvalid(source, expected)
  return result.data
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(source, MANIFEST), 'utf8'))
  } catch {
    return undefined
  }
}
