import { z } from 'zod'
import type { TableSource } from '../../platform/tables/read.ts'
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

/** Second step: the same bytes, carried by the page that showed the report, so that nothing is kept in between. */
export const confirmForm = z.strictObject({
  name: z.string().max(255),
  content: z.base64().max(MAX_UPLOAD_BYTES * 1.4),
  strict: z.preprocess((value) => value !== undefined, z.boolean()),
})

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
