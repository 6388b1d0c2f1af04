import type { z } from 'zod'
import { anyone } from '../../platform/access/policy.ts'
import { problemReply } from '../../platform/http/open.ts'
import { json, type Reply, redirect, stream } from '../../platform/http/reply.ts'
import { type Request, type Route, route, type Shape } from '../../platform/http/route.ts'
import { t } from '../messages.ts'
import { admit } from '../usecases/admit.ts'

/** What an operation answers: data, or the parameter that is wrong. Null is an address that names nothing. */
export type Said<B> =
  | { readonly body: B; readonly next?: string | null }
  | { readonly chunks: AsyncIterable<string>; readonly tag: string }
  /** The record answers under another address from now on. */
  | { readonly moved: string }
  | { readonly problem: { readonly field: string; readonly sentence: string } }
  | null

/** One address of the API: its route, its page and its part of the OpenAPI document all come from here. */
export type Operation = {
  readonly id: keyof typeof t.operations
  readonly path: string
  readonly params: Shape | undefined
  readonly query: Shape | undefined
  readonly answer: z.ZodType
  readonly mediaType: string
  /** An address that answers, on any directory. */
  readonly example: string
  readonly cost: number
  readonly route: Route
}

export const API = '/api/v1'

/** Declares an operation: the types of its input and of its answer are those of its schemas. */
export const operation = <
  A extends z.ZodType,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
>(parts: {
  readonly id: keyof typeof t.operations
  readonly path: string
  readonly params?: P
  readonly query?: Q
  readonly answer: A
  readonly mediaType?: string
  readonly example?: string
  readonly cost?: number
  readonly handle: (request: Request<P, Q, undefined, undefined>) => Promise<Said<z.output<A>>>
}): Operation => {
  const { id, params, query, answer, mediaType = 'application/json', cost = 1 } = parts
  const path = `${API}${parts.path}`
  const remedies = t.remedies as Readonly<Record<string, string>>
  const handle = async (request: Request<P, Q, undefined, undefined>): Promise<Reply> => {
    const said = await parts.handle(request)
    const { searchParams: asked } = request.url
    if (said === null) return problemReply({ status: 404 })
    if ('moved' in said) return redirect(said.moved, { permanent: true })
    if ('problem' in said) return problemReply({ status: 422, problems: [said.problem], asked, remedies })
    if ('chunks' in said)
      return stream({ name: path.split('/').at(-1) ?? 'donnees', mediaType, inline: true, ...said })
    const links = typeof said.next === 'string' ? { next: said.next } : undefined
    return json(said.body, { mediaType, ...(links === undefined ? {} : { links }) })
  }
  return {
    id,
    path,
    params,
    query,
    answer,
    mediaType,
    example: parts.example ?? path,
    cost,
    route: route({
      method: 'GET',
      path,
      policy: anyone(),
      open: { shared: true, problems: true, remedies, admit: admit(cost) },
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      handle: handle as never,
    }),
  }
}
