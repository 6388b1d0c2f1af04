import type { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Policy } from '../access/policy.ts'
import type { Ctx } from '../database/context.ts'
import type { FilesPort } from '../files/port.ts'
import type { Caller } from '../identity/call.ts'
import type { OpenIdProvider } from '../identity/openId/provider.ts'
import type { IdentityPort } from '../identity/port.ts'
import type { Operations } from '../jobs/operations.ts'
import type { Outside } from '../outside/outside.ts'
import type { Territory } from '../territory.ts'
import type { Problem } from './input.ts'
import type { OpenDoor } from './open.ts'
import type { Reply } from './reply.ts'

/** What handlers may use besides their context: the same for the life of the process. */
export type Services = {
  readonly territory: Territory
  readonly files: FilesPort
  /** Address under which people reach the site, without a final slash: `https://openmap.example`. */
  readonly publicUrl: string
  /** Figures of the process, as Prometheus reads them. */
  readonly metrics: () => Promise<string>
  readonly operations: Operations
  readonly identity: IdentityPort
  /** Null where the deployment has none. */
  readonly openId: OpenIdProvider | null
  readonly outside: Outside
}

/** Hidden fields that every form carries back. */
export type FormKeys = { readonly csrf: string; readonly key: string }

export type Shape = z.ZodObject
type Output<S> = S extends z.ZodType ? z.output<S> : Record<string, never>

export type Request<P, Q, F, R, T = undefined> = {
  readonly ctx: Ctx
  readonly services: Services
  readonly actor: Actor
  readonly params: Output<P>
  readonly query: Output<Q>
  readonly form: Output<F>
  /** What `load` found, after the policy allowed it. */
  readonly resource: R
  /** What `ask` was told. */
  readonly told: T
  readonly formKeys: FormKeys
  /** Who asks, as the sign-in library wants to know it. */
  readonly caller: Caller
  /** Path and query as asked for. */
  readonly url: URL
  /** The pass that the session carries (`SessionChange`), to be judged by whoever gave it. */
  readonly pass: string | null
}

/** A body that did not fit its schema: the problems by field and what was typed, so that the form shows both again. */
export type Invalid = {
  readonly problems: readonly Problem[]
  readonly typed: Readonly<Record<string, string>>
}

export type RouteDefinition<P, Q, F, R, T> = {
  readonly method: 'GET' | 'POST'
  /** Hono pattern; French words, no accents: `/rencontres/:slug/organisation`. */
  readonly path: string
  readonly policy: Policy<R>
  readonly params?: P
  readonly query?: Q
  /** Only for POST. Unknown fields are refused, here as in the query. */
  readonly form?: F
  /**
   * Why this POST carries no idempotency key: a sign-in ceremony is single-use by itself, and its answer, which opens a
   * session, is kept nowhere.
   */
  readonly keyless?: string
  /** This GET shows personal data of others, and writes that it did so: its transaction may write. */
  readonly logsReading?: boolean
  /**
   * Depends on nothing but rows, who asks, the address and the minute: kept whole in memory while nothing was committed
   * (decision 0012). `browser`: whoever asks may keep it too, and asks whether it changed.
   */
  readonly steady?: 'memory' | 'browser'
  /** Other sites read it: no cookie is read nor given, so that it holds what anybody may read. */
  readonly open?: OpenDoor
  /** Why this GET writes, in one transaction kept only when the answer is a redirection. */
  readonly writes?: string
  /**
   * Speaks with a server of somebody else, which may be slow: before anything is read of the database, so that no connection
   * waits for it.
   */
  readonly ask?: (request: Pick<Request<P, Q, F, R>, 'services' | 'actor' | 'caller' | 'url'>) => Promise<T>
  /**
   * Why mail programs may send this form by themselves (RFC 8058): its address is its own proof, so it asks for no
   * session, no origin, no form token and no idempotency key, and must do the same thing however often it is sent. It
   * answers by a page, since they follow no redirection.
   */
  readonly oneClick?: string
  /** Finds what the address names, before the policy decides; null is « page introuvable ». It only reads. */
  readonly load?: (request: Omit<Request<P, Q, F, undefined, T>, 'resource'>) => Promise<R | null>
  /** Answers. For a POST it runs inside one transaction, kept only when the answer is a redirection or JSON below 400. */
  readonly handle: (request: Request<P, Q, F, R, T>) => Promise<Reply> | Reply
  /** Shows the form again with its errors; by default a plain page lists them. */
  readonly invalid?: (request: Request<P, Q, undefined, R, T>, invalid: Invalid) => Promise<Reply> | Reply
}

/** A declared route whose types have been checked where it was written. */
export type Route = RouteDefinition<Shape | undefined, Shape | undefined, Shape | undefined, unknown, unknown>

/** Declares a route. A route without a policy does not compile, and the server refuses to boot with one. */
export const route = <
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  F extends Shape | undefined = undefined,
  R = undefined,
  T = undefined,
>(
  definition: RouteDefinition<P, Q, F, R, T>,
): Route => definition as unknown as Route
