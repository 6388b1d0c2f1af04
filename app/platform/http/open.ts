import type { Clock } from '../kernel/dates.ts'
import type { Problem } from './input.ts'
import { type JsonReply, json } from './reply.ts'
import type { Services } from './route.ts'

/** Who asks for open data, and for which part of what they may ask in a while. */
export type Admitting = {
  readonly services: Services
  readonly clock: Clock
  readonly address: string
  /** As sent; open data know no other credential. */
  readonly authorization: string | null
}

/** Whether a request goes on, with what its answer says of the limits. */
export type Admission = {
  readonly headers: Readonly<Record<string, string>>
  readonly refusal: { readonly status: 401 | 403 | 429; readonly detail: string } | null
}

/**
 * How a GET is open to other sites. No cookie is read nor given: whoever asks is a visitor, so that what is shared is what
 * anybody may read.
 */
export type OpenDoor = {
  /** Scripts of other sites may read it (CORS). */
  readonly shared?: true
  /** Pages of other sites may show it in a frame. */
  readonly framed?: true
  /** Refusals are `application/problem+json` (RFC 9457), for programs. */
  readonly problems?: true
  /** What to do about a wrong parameter, by its name. */
  readonly remedies?: Readonly<Record<string, string>>
  readonly admit?: (asked: Admitting) => Promise<Admission>
}

const EXPOSED = 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id'

/** Headers of a route open to other sites, from those that every answer carries. */
export const openedHeaders = (
  headers: Readonly<Record<string, string>>,
  { shared, framed }: OpenDoor,
): Readonly<Record<string, string>> => ({
  ...headers,
  ...(framed === true
    ? {
        'Content-Security-Policy': (headers['Content-Security-Policy'] ?? '').replace(
          "frame-ancestors 'none'",
          'frame-ancestors *',
        ),
        'Cross-Origin-Resource-Policy': 'cross-origin',
      }
    : {}),
  ...(shared === true
    ? {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': EXPOSED,
        'Cross-Origin-Resource-Policy': 'cross-origin',
      }
    : {}),
})

const titles: Readonly<Record<number, string>> = {
  401: 'Clé refusée',
  403: 'Accès refusé',
  404: 'Adresse inconnue',
  405: 'Méthode refusée',
  422: 'Paramètre à corriger',
  429: 'Trop de demandes',
  500: 'Erreur interne',
  503: 'Service momentanément indisponible',
}

const details: Readonly<Record<number, string>> = {
  404: 'Rien ne se trouve à cette adresse\u00a0: vérifiez-la, ou lisez la liste des adresses dans /api/openapi.json.',
  422: 'Corrigez les paramètres nommés dans «\u00a0erreurs\u00a0», puis recommencez.',
  500: 'La demande n’a pas abouti. Recommencez\u00a0; si l’erreur revient, indiquez sa référence à l’administration du site.',
  503: 'Recommencez dans quelques secondes.',
}

const DEFAULT_REMEDY = 'Corrigez cette valeur, ou retirez le paramètre.'

/** A refusal as programs read it: what is wrong, with which value, and what to do. */
export const problemReply = (parts: {
  readonly status: number
  /** As the journal of the server names the request. */
  readonly reference?: string
  readonly detail?: string | undefined
  readonly problems?: readonly Problem[]
  readonly asked?: URLSearchParams
  readonly remedies?: OpenDoor['remedies']
}): JsonReply => {
  const { status, reference, problems = [], asked, remedies = {} } = parts
  return json(
    {
      type: 'about:blank',
      title: titles[status] ?? 'Demande refusée',
      status,
      detail: parts.detail ?? details[status] ?? 'La demande est refusée.',
      ...(reference === undefined ? {} : { reference }),
      ...(problems.length === 0
        ? {}
        : {
            erreurs: problems.map(({ field, sentence }) => ({
              parametre: field,
              valeur: asked?.get(field) ?? null,
              message: sentence,
              remede: remedies[field] ?? DEFAULT_REMEDY,
            })),
          }),
    },
    { status, mediaType: 'application/problem+json' },
  )
}
