/** Where a reading of a list stopped: the last record, how many were read with it, and which search it was. */
export type Cursor = { readonly id: string; readonly count: number; readonly search: string }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const writeCursor = ({ id, count, search }: Cursor): string =>
  Buffer.from(`${id} ${count} ${search}`).toString('base64url')

/** Null for what is no cursor of ours. */
export const readCursor = (text: string): Cursor | null => {
  if (!/^[\w-]{1,200}$/.test(text)) return null
  const [id = '', count = '', search = '', ...more] = Buffer.from(text, 'base64url')
    .toString('utf8')
    .split(' ')
  if (more.length > 0 || !UUID.test(id) || !/^\d{1,9}$/.test(count) || !/^[\w-]{1,40}$/.test(search))
    return null
  return { id, count: Number(count), search }
}
