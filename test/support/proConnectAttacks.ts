import type { JWTPayload } from 'jose'
import type { Seen, Visitor } from './application.ts'
import { AGENT, DISCOVERY, type Faults } from './faultyProvider.ts'

/** What an attack may use: a browser that left for the provider, and what it would bring back. */
export type Scene = {
  readonly visitor: Visitor
  readonly stranger: Visitor
  readonly returned: URLSearchParams
  /** Comes back to the site. */
  readonly come: (visitor: Visitor, query: URLSearchParams | string) => Promise<Seen>
}

/** One way to come in by ProConnect without being who one says: it must end on this page, and open nothing. */
export type Attack = {
  readonly name: string
  readonly faults?: Faults
  /** The faults are there before the provider is ever spoken to. */
  readonly fromTheStart?: boolean
  /** What comes back, in place of what the provider sends. */
  readonly play?: (scene: Scene) => Promise<Seen>
  readonly status: number
  readonly title: string
}

const changed = (change: (query: URLSearchParams) => void) => (scene: Scene) => {
  const query = new URLSearchParams(scene.returned)
  change(query)
  return scene.come(scene.visitor, query)
}
const claim = (name: string, value: unknown) => (claims: JWTPayload) => ({ ...claims, [name]: value })
const without = (name: string) => (claims: JWTPayload) => {
  const { [name]: _, ...others } = claims
  return others
}
const later = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

const lost = { status: 410, title: 'Connexion à recommencer' }
const refused = { status: 400, title: 'Connexion refusée' }
const declined = { status: 400, title: 'Connexion non terminée' }
const unavailable = { status: 503, title: 'ProConnect ne répond pas' }
const OTHER = 'https://autre.exemple.fr'

export const attacks: readonly Attack[] = [
  // The return itself.
  { name: 'state missing', play: changed((query) => query.delete('state')), ...lost },
  { name: 'state forged', play: changed((query) => query.set('state', 'x'.repeat(43))), ...lost },
  { name: 'state too short', play: changed((query) => query.set('state', 'x')), ...lost },
  { name: 'state empty', play: changed((query) => query.set('state', '')), ...lost },
  {
    name: 'state of another browser',
    play: ({ stranger, returned, come }) => come(stranger, returned),
    ...lost,
  },
  {
    name: 'state replayed, cookie and all',
    faults: { codeAgain: true },
    play: async ({ visitor, stranger, returned, come }) => {
      for (const [name, value] of visitor.cookies) if (name === 'proconnect') stranger.keep(name, value)
      await come(visitor, returned)
      return come(stranger, returned)
    },
    ...lost,
  },
  {
    name: 'ceremony cookie forged',
    play: ({ visitor, returned, come }) => {
      const cookie = visitor.cookies.get('proconnect') ?? ''
      visitor.keep('proconnect', `${cookie.slice(0, -6)}AAAAAA`)
      return come(visitor, returned)
    },
    ...lost,
  },
  { name: 'code missing', play: changed((query) => query.delete('code')), ...refused },
  { name: 'code invented', play: changed((query) => query.set('code', 'invented')), ...refused },
  { name: 'code given twice', play: changed((query) => query.append('code', 'second')), ...refused },
  { name: 'mix-up: another issuer', play: changed((query) => query.set('iss', OTHER)), ...refused },
  { name: 'mix-up: issuer withheld', play: changed((query) => query.delete('iss')), ...refused },
  {
    name: 'error of the provider',
    play: changed((query) => {
      query.delete('code')
      query.set('error', 'access_denied')
    }),
    ...declined,
  },
  {
    name: 'error of the provider with a script in it',
    play: changed((query) => query.set('error', '<script>alert(1)</script>')),
    ...declined,
  },
  { name: 'id_token in the address', play: changed((query) => query.set('id_token', 'a.b.c')), ...refused },

  // The id_token.
  {
    name: 'id_token missing',
    faults: { tokens: ({ id_token: _, ...others }) => others },
    ...refused,
  },
  { name: 'nonce wrong', faults: { idToken: claim('nonce', 'y'.repeat(43)) }, ...refused },
  { name: 'nonce missing', faults: { idToken: without('nonce') }, ...refused },
  { name: 'issuer wrong', faults: { idToken: claim('iss', OTHER) }, ...refused },
  { name: 'issuer missing', faults: { idToken: without('iss') }, ...refused },
  { name: 'audience wrong', faults: { idToken: claim('aud', 'other') }, ...refused },
  { name: 'audiences without azp', faults: { idToken: claim('aud', ['openmap', 'other']) }, ...refused },
  { name: 'azp wrong', faults: { idToken: claim('azp', 'other') }, ...refused },
  {
    name: 'azp wrong among audiences',
    faults: { idToken: (claims) => ({ ...claims, aud: ['openmap', 'other'], azp: 'other' }) },
    ...refused,
  },
  { name: 'subject missing', faults: { idToken: without('sub') }, ...refused },
  { name: 'expired', faults: { idToken: claim('exp', later(-3600)) }, ...refused },
  { name: 'expiry missing', faults: { idToken: without('exp') }, ...refused },
  {
    name: 'issued in the future',
    faults: { idToken: (claims) => ({ ...claims, iat: later(3600), exp: later(7200) }) },
    ...refused,
  },
  {
    name: 'issued long ago, not expired',
    faults: { idToken: (claims) => ({ ...claims, iat: later(-7200), exp: later(7200) }) },
    ...refused,
  },
  { name: 'alg: none', faults: { idTokenSignature: 'none' }, ...refused },
  { name: 'HS256 with the public key', faults: { idTokenSignature: 'public key as secret' }, ...refused },
  { name: 'algorithm not registered', faults: { idTokenSignature: 'other algorithm' }, ...refused },
  { name: 'signed by an unknown key', faults: { idTokenSignature: 'stranger' }, ...refused },
  {
    name: 'id_token of five parts',
    faults: { tokens: (body) => ({ ...body, id_token: 'a.b.c.d.e' }) },
    ...refused,
  },

  // What the provider says of the person.
  { name: 'userinfo unsigned', faults: { userInfoPlain: true }, ...refused },
  { name: 'userinfo with alg: none', faults: { userInfoSignature: 'none' }, ...refused },
  {
    name: 'userinfo in HS256 with the public key',
    faults: { userInfoSignature: 'public key as secret' },
    ...refused,
  },
  { name: 'userinfo signed by another key', faults: { userInfoSignature: 'stranger' }, ...refused },
  {
    name: 'userinfo in another algorithm',
    faults: { userInfoSignature: 'other algorithm' },
    ...refused,
  },
  { name: 'userinfo about somebody else', faults: { userInfo: claim('sub', 'agent-2') }, ...refused },
  { name: 'userinfo for another site', faults: { userInfo: claim('aud', 'other') }, ...refused },
  { name: 'userinfo from another issuer', faults: { userInfo: claim('iss', OTHER) }, ...refused },
  { name: 'userinfo expired', faults: { userInfo: claim('exp', later(-3600)) }, ...refused },
  {
    name: 'userinfo without an address',
    faults: {
      idToken: claim('sub', 'agent-3'),
      userInfo: ({ email: _, ...claims }) => ({ ...claims, sub: 'agent-3' }),
    },
    status: 422,
    title: 'Adresse de courriel manquante',
  },
  {
    name: 'userinfo with several addresses in one',
    faults: {
      idToken: claim('sub', 'agent-3'),
      userInfo: (claims) => ({ ...claims, sub: 'agent-3', email: `${AGENT.email}, autre@exemple.fr` }),
    },
    status: 422,
    title: 'Adresse de courriel manquante',
  },

  // A provider that fails on the way.
  { name: 'tokens: no answer', faults: { silent: ['/token'] }, ...unavailable },
  { name: 'tokens: a page', faults: { html: ['/token'] }, ...unavailable },
  { name: 'tokens: an error of the server', faults: { broken: ['/token'] }, ...unavailable },
  { name: 'tokens: hangs up', faults: { hangUp: ['/token'] }, ...unavailable },
  { name: 'userinfo: no answer', faults: { silent: ['/userinfo'] }, ...unavailable },
  { name: 'userinfo: a page', faults: { html: ['/userinfo'] }, ...unavailable },
  { name: 'userinfo: an error of the server', faults: { broken: ['/userinfo'] }, ...unavailable },
  { name: 'userinfo: hangs up', faults: { hangUp: ['/userinfo'] }, ...unavailable },
  { name: 'keys: no answer', faults: { silent: ['/jwks'] }, fromTheStart: true, ...unavailable },
  { name: 'keys: a page', faults: { html: ['/jwks'] }, fromTheStart: true, ...unavailable },

  // A provider that cannot be reached, or is not the one that was set.
  { name: 'discovery: no answer', faults: { silent: [DISCOVERY] }, fromTheStart: true, ...unavailable },
  { name: 'discovery: a page', faults: { html: [DISCOVERY] }, fromTheStart: true, ...unavailable },
  {
    name: 'discovery: an error of the server',
    faults: { broken: [DISCOVERY] },
    fromTheStart: true,
    ...unavailable,
  },
  { name: 'discovery: hangs up', faults: { hangUp: [DISCOVERY] }, fromTheStart: true, ...unavailable },
  {
    name: 'discovery: another issuer',
    faults: { discovery: (metadata) => ({ ...metadata, issuer: OTHER }) },
    fromTheStart: true,
    ...unavailable,
  },
  {
    name: 'discovery: without userinfo',
    faults: { discovery: ({ userinfo_endpoint: _, ...others }) => others },
    fromTheStart: true,
    ...unavailable,
  },
]
