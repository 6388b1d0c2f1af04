import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type ClientMetadata, type KoaContextWithOIDC } from 'oidc-provider'
import { LEFT_PATH, RETURN_PATH } from '../../app/platform/identity/openId/provider.ts'
import type { OpenIdSettings } from '../../app/platform/identity/openId/settings.ts'

/** Somebody whom the provider knows. */
export type Agent = {
  readonly email: string
  readonly given_name: string
  readonly usual_name: string
  readonly siret: string
  readonly uid: string
  readonly email_verified?: boolean
}

/** Parameters that ProConnect documents; any other is an error there (Y000400). */
const KNOWN = new Set([
  ...['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'claims', 'prompt'],
  ...['acr_values', 'idp_hint', 'login_hint'],
])
const PKCE = ['code_challenge', 'code_challenge_method']

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="fr"><head><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`

/**
 * A real provider on loopback, as strict as ProConnect: parameters that it does not document are refused, `state` and
 * `nonce` have 32 characters at least, userinfo is signed. Whoever comes chooses who they are among `agents`.
 */
export const startIdentityProvider = async (options: {
  /** Address of the site, whose return addresses are registered to the letter. */
  readonly siteUrl: string
  readonly agents: Readonly<Record<string, Agent>>
  readonly pkce?: boolean
  readonly algorithm?: OpenIdSettings['algorithm']
}) => {
  const { siteUrl, pkce = true, algorithm = 'RS256' } = options
  const agents = new Map(Object.entries(options.agents))
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const client: ClientMetadata = {
    client_id: 'openmap',
    client_secret: 'secret-of-the-double',
    redirect_uris: [siteUrl + RETURN_PATH],
    post_logout_redirect_uris: [siteUrl + LEFT_PATH],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: algorithm,
    userinfo_signed_response_alg: algorithm,
  }
  const provider = new Provider(issuer, {
    clients: [client],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: algorithm, use: 'sig', kid: 'double' }] },
    cookies: {
      keys: ['loopback'],
      names: { session: 'double', interaction: 'double_i', resume: 'double_r' },
    },
    pkce: { required: () => pkce },
    scopes: ['openid', 'given_name', 'usual_name', 'email', 'siret', 'uid'],
    claims: {
      openid: ['sub'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      email: ['email', 'email_verified'],
      siret: ['siret'],
      uid: ['uid'],
    },
    enabledJWA: {
      idTokenSigningAlgValues: ['RS256', 'ES256', 'HS256'],
      userinfoSigningAlgValues: ['RS256', 'ES256', 'HS256'],
    },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page(
            'Déconnexion du fournisseur',
            `${form}<button form="op.logoutForm" name="logout" value="yes">Fermer la session</button>`,
          )
        },
      },
    },
    ttl: { AccessToken: 60, AuthorizationCode: 30, IdToken: 60, Session: 7200, Interaction: 600, Grant: 600 },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, accountId) => {
      const agent = agents.get(accountId)
      return agent === undefined ? undefined : { accountId, claims: () => ({ sub: accountId, ...agent }) }
    },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid given_name usual_name email siret uid')
      await grant.save()
      return grant
    },
  })

  const strict = (ctx: KoaContextWithOIDC): string | null => {
    const query = new URL(ctx.href).searchParams
    const allowed = new Set([...KNOWN, ...(pkce ? PKCE : [])])
    for (const name of query.keys()) if (!allowed.has(name)) return `Y000400 ${name}`
    for (const name of ['state', 'nonce'])
      if ((query.get(name) ?? '').length < 32) return `Y000400 ${name}: 32`
    return null
  }
  provider.use(async (ctx, next) => {
    const refused = ctx.path === '/auth' ? strict(ctx as KoaContextWithOIDC) : null
    if (refused !== null) {
      ctx.status = 400
      ctx.body = page('Erreur', refused)
      return
    }
    const uid = /^\/interaction\/([\w-]+)$/.exec(ctx.path)?.[1]
    if (uid === undefined) {
      await next()
      if (!pkce && ctx.path.endsWith('/openid-configuration')) {
        const { code_challenge_methods_supported: _, ...metadata } = ctx.body as Record<string, unknown>
        ctx.body = metadata
      }
      return
    }
    const chosen = new URL(ctx.href).searchParams.get('agent')
    if (chosen === null) {
      const links = [...agents].map(
        ([sub, { usual_name }]) =>
          `<p><a href="/interaction/${uid}?agent=${sub}">Je suis ${usual_name}</a></p>`,
      )
      ctx.type = 'html'
      ctx.body = page(
        'Fournisseur d’identité',
        `${links.join('')}<p><a href="/interaction/${uid}?agent=">Abandonner</a></p>`,
      )
      return
    }
    await provider.interactionFinished(
      ctx.req,
      ctx.res,
      chosen === ''
        ? { error: 'access_denied', error_description: 'abandon' }
        : { login: { accountId: chosen } },
    )
    ctx.respond = false
  })
  const handle = provider.callback()
  server.on('request', (request, response) => void handle(request, response))

  const settings: OpenIdSettings = {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret ?? '',
    pkce: 'auto',
    algorithm,
    label: 'ProConnect',
    timeoutSeconds: 5,
  }
  return {
    issuer,
    settings,
    /** The same settings, as the environment of a server. */
    env: {
      PROCONNECT_ISSUER: issuer,
      PROCONNECT_CLIENT_ID: settings.clientId,
      PROCONNECT_CLIENT_SECRET: settings.clientSecret,
      PROCONNECT_ALGORITHM: algorithm,
    },
    /** Changes what the provider knows of somebody. */
    know: (subject: string, agent: Agent): void => {
      agents.set(subject, agent)
    },
    stop: async (): Promise<void> => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The part of a browser that speaks with the provider: keeps its cookies, follows it until it sends back to `siteUrl`. */
export class ProviderVisitor {
  readonly #siteUrl: string
  readonly #cookies = new Map<string, string>()
  constructor(siteUrl: string) {
    this.#siteUrl = siteUrl
  }

  async #fetch(url: URL, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie, ...init.headers } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=')
      if (value.join('=') === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value.join('='))
    }
    return response
  }

  /**
   * Goes where the site sent, signs in as `agent` when asked to (already in, nobody asks), and stops at the door of the site.
   * @returns the path of the site with its query, or the last page of the provider
   */
  async follow(address: string, agent = ''): Promise<{ readonly back: string } | { readonly page: string }> {
    let url = new URL(address)
    for (let step = 0; step < 12; step += 1) {
      if (url.origin === new URL(this.#siteUrl).origin) return { back: url.pathname + url.search }
      const response = await this.#fetch(url)
      const location = response.headers.get('location')
      if (location !== null) {
        url = new URL(location, url)
        continue
      }
      const html = await response.text()
      if (html.includes('op.logoutForm')) {
        const action = /action="([^"]+)"/.exec(html)?.[1] ?? ''
        const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
        const done = await this.#fetch(new URL(action), {
          method: 'POST',
          body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
        url = new URL(done.headers.get('location') ?? '', url)
        continue
      }
      if (!url.pathname.startsWith('/interaction/')) return { page: html }
      url = new URL(`${url.pathname}?agent=${agent}`, url)
    }
    throw new Error(`the provider does not come to an end: ${url.href}`)
  }
}
