import { createWriteStream } from 'node:fs'
import { type CellValue, writeCsv, writeXlsx } from '../platform/tables/write.ts'
import { CommandRefusal, say, write } from './output.ts'

/** Where an export goes: a file, or standard output. */
export type Target = {
  readonly put: (piece: string | Uint8Array) => Promise<void>
  readonly end: () => Promise<void>
}

/** Opens the file, or standard output when none is named. Throws a `CommandRefusal`. */
export const openTarget = async (path: string | undefined): Promise<Target> => {
  if (path === undefined || path === '-') return { put: write, end: async () => {} }
  const refused = (error: NodeJS.ErrnoException): CommandRefusal =>
    new CommandRefusal({
      code: 'file-not-writable',
      field: 'fichier',
      sentence: `Le fichier «\u00a0${path}\u00a0» ne peut pas être écrit (${error.code})\u00a0: choisissez un autre chemin.`,
    })
  const stream = createWriteStream(path)
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve())
    stream.once('error', (error) => reject(refused(error)))
  })
  stream.on('error', () => {})
  return {
    put: (piece) =>
      new Promise((resolve, reject) => {
        stream.write(piece, (error) => (error ? reject(refused(error)) : resolve()))
      }),
    end: () =>
      new Promise((resolve) => {
        stream.end(() => {
          say(`Écrit dans ${path}.`)
          resolve()
        })
      }),
  }
}

/** The format asked for, else that of the file's name, else the first one. Throws a `CommandRefusal`. */
export const formatOf = <F extends string>(
  formats: readonly [F, ...F[]],
  options: { readonly format?: string; readonly json?: boolean },
  path: string | undefined,
): F => {
  if (options.json === true && options.format === undefined)
    return formatOf(formats, { format: 'json' }, path)
  const name = options.format ?? /\.([a-z]+)$/i.exec(path ?? '')?.[1]?.toLowerCase() ?? formats[0]
  const format = formats.find((one) => one === name)
  if (format !== undefined) return format
  throw new CommandRefusal({
    code: 'format-unknown',
    field: '--format',
    sentence: `Le format «\u00a0${name}\u00a0» n’existe pas pour cet export\u00a0: choisissez parmi ${formats.join(', ')}.`,
  })
}

export type Sheet = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
}

export const tableFormats = ['csv', 'xlsx', 'json'] as const

/** A small table in the format asked for. */
export const writeTable = async (
  target: Target,
  format: (typeof tableFormats)[number],
  sheet: Sheet,
  document: unknown,
): Promise<void> => {
  if (format === 'json') await target.put(`${JSON.stringify(document)}\n`)
  else if (format === 'xlsx') await target.put(await writeXlsx([sheet]))
  else await target.put(writeCsv(sheet.columns, sheet.rows))
  await target.end()
}
