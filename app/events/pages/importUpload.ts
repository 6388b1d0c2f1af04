import { z } from 'zod'
import { ticked } from '../../platform/http/fields.ts'
import type { TableSource } from '../../platform/tables/read.ts'
import type { ImportKind } from '../domain/importColumns.ts'
import { columnsShape } from './importColumns.ts'
import { o } from './organiserMessages.ts'

/** A file of the browser is small: larger ones go through the command line. */
const MAX_UPLOAD_BYTES = 2 * 1024 * 1024

export type Upload = { readonly name: string; readonly bytes: Uint8Array }

/** First step: the file itself. */
export const uploadForm = z.strictObject({
  file: z
    .instanceof(File, { error: o.import.fileMissing })
    .refine((file) => file.size > 0, o.import.fileMissing)
    .refine((file) => file.size <= MAX_UPLOAD_BYTES, o.import.fileTooLarge),
})

/** Next steps: the same bytes and the columns chosen, carried by the page, so that nothing is kept in between. */
const carriedShape = (kind: ImportKind) => ({
  name: z.string(o.import.fileMissing).max(255, o.import.fileMissing),
  content: z.base64(o.import.fileMissing).max(MAX_UPLOAD_BYTES * 1.4, o.import.fileTooLarge),
  ...columnsShape(kind),
})

/** `change` asks for the columns again. */
export const columnsForm = (kind: ImportKind) =>
  z.strictObject({ ...carriedShape(kind), change: z.string().optional() })

export const reportForm = (kind: ImportKind) => z.strictObject(carriedShape(kind))

export const confirmForm = (kind: ImportKind) => z.strictObject({ ...carriedShape(kind), strict: ticked })

export const uploadOf = async (file: File): Promise<Upload> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

export const uploadAgain = (form: { readonly name: string; readonly content: string }): Upload => ({
  name: form.name,
  bytes: new Uint8Array(Buffer.from(form.content, 'base64')),
})

export const sourceOf = (upload: Upload): TableSource => upload

export const contentOf = (upload: Upload): string => Buffer.from(upload.bytes).toString('base64')
