import { readStructures, type Structure } from '../../app/directory/index.ts'
import { aBody } from '../builders/events.ts'
import type { Seen, testApplication, Visitor } from './application.ts'

export const plain = (html: string): string => html.replaceAll('\u00a0', ' ')
export type App = Awaited<ReturnType<typeof testApplication>>

export const read = async (app: App, id: string): Promise<Structure> => {
  const [one] = await readStructures(app.ctx.db, app.ctx.scope, 'id', [id], { deleted: true })
  if (one === undefined) throw new Error('no record')
  return one
}

export const coordinationOf = async (app: App, departments: readonly string[]): Promise<string> => {
  const id = await aBody(app, `Coordination ${departments.join(' ')}`)
  await app.db
    .updateTable('organisation')
    .set({ kinds: ['coordination'], departments: [...departments] })
    .where('id', '=', id)
    .execute()
  return id
}

export const report = async (
  who: Visitor,
  slug: string,
  subjects: readonly string[],
  values: Record<string, string>,
) => {
  const at = `/structures/${slug}/signaler`
  const page = await who.open(`${at}?${subjects.map((one) => `sujet=${one}`).join('&')}`)
  const form = page.html.split('<form').find((part) => part.includes('name="version"')) ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )
  return who.post(
    at,
    new URLSearchParams([...hidden, ...Object.entries({ ...prefilled(page), ...values })] as string[][]),
  )
}

/** What the fields of a page hold, as a browser would send them. */
export const prefilled = ({ html }: Seen): Record<string, string> => {
  const form = html.split('<form').find((part) => part.includes('name="version"')) ?? ''
  const inputs = [...form.matchAll(/<input class="input"[^>]*>/g)].map(([tag]) => tag)
  const texts = [...form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)]
  return {
    ...Object.fromEntries(
      inputs.map((tag) => [/name="([^"]+)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? '']),
    ),
    ...Object.fromEntries(texts.map(([, name = '', value = '']) => [name, value.trim()])),
  }
}

export const waiting = (app: App, structureId: string) =>
  app.db
    .selectFrom('proposal')
    .select(['id', 'kind', 'state', 'reports', 'change', 'seen'])
    .where('structure_id', '=', structureId)
    .orderBy('created_at')
    .execute()
