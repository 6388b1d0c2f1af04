import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OpenIdSettings, pkceChoices, signingAlgorithms } from './platform/identity/openId/settings.ts'
import { headerLine, mailAddress } from './platform/mail/message.ts'
import { mayAsk } from './platform/outside/door.ts'
import type { OutsideSettings } from './platform/outside/outside.ts'
import { projectFolder } from './platform/projectFolder.ts'
import type { Certificate } from './tls.ts'

/** The settings of a process, read once from its environment. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly publicUrl: string
  readonly dataFolder: string
  /** An outside server; unset, the embedded one serves. */
  readonly databaseUrl: string | null
  /** Login that migrates the outside server. */
  readonly databaseOwnerUrl: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly logLevel: string
  /** Token of the collector of metrics; without it only an administrator reads them. */
  readonly metricsToken: string | null
  /** ProConnect, or any OpenID provider that signs what it says; without it people come in by the other doors. */
  readonly openId: OpenIdSettings | null
  /** Servers of somebody else that may be asked; none by default. */
  readonly outside: OutsideSettings
  /** Set, the server speaks https by itself. */
  readonly tls: Certificate | null
}

/** A setting that cannot be used: one sentence, with its name and the remedy. */
export class ConfigRefusal extends Error {}

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/

const text = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim()

const databaseAddress = (name: string, value: string | null): string | null => {
  if (value === null) return null
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
    throw new ConfigRefusal(
      `${name} n’est pas une adresse PostgreSQL\u00a0: écrivez postgresql://compte:motdepasse@serveur:5432/base.`,
    )
  }
  return value
}

const smtpAddress = (value: string | null): string | null => {
  if (value === null) return null
  if (!/^smtps?:\/\//.test(value) || !URL.canParse(value) || new URL(value).hostname === '') {
    throw new ConfigRefusal(
      'SMTP_URL n’est pas une adresse de serveur de courriel\u00a0: écrivez smtps://compte:motdepasse@serveur:465.',
    )
  }
  return value
}

const sender = (value: string): string => {
  const address = /<([^<>]+)>$/.exec(value)?.[1] ?? value
  if (mailAddress(address) === null || headerLine(value) !== value) {
    throw new ConfigRefusal(
      `MAIL_FROM vaut «\u00a0${headerLine(value)}\u00a0»\u00a0: écrivez une adresse, par exemple OpenMap ESS <contact@exemple.fr>.`,
    )
  }
  return value
}

const oneOf = <T extends string>(name: string, choices: readonly T[], value: string | null): T | null => {
  if (value === null) return null
  const found = choices.find((choice) => choice.toLowerCase() === value.toLowerCase())
  if (found === undefined) {
    throw new ConfigRefusal(
      `${name} vaut «\u00a0${value}\u00a0»\u00a0: écrivez l’une de ces valeurs\u00a0: ${choices.join(', ')}.`,
    )
  }
  return found
}

/** Address of the provider, with or without the end of its discovery document. */
const issuerAddress = (value: string): string => {
  const address = value.replace(/\/\.well-known\/openid-configuration$/, '').replace(/\/+$/, '')
  const url = URL.canParse(address) ? new URL(address) : null
  const here = url?.protocol === 'http:' && LOOPBACK.test(url.hostname.replace(/^\[|\]$/g, ''))
  const plain = url !== null && url.search === '' && url.hash === '' && url.username === ''
  if (url === null || !plain || !(url.protocol === 'https:' || here)) {
    throw new ConfigRefusal(
      `PROCONNECT_ISSUER vaut «\u00a0${value}\u00a0»\u00a0: écrivez l’adresse donnée par le fournisseur, en https, par exemple https://fournisseur.exemple.fr/api/v2.`,
    )
  }
  return address
}

/** The provider of identities, set as a whole or not at all. */
const openIdSettings = (env: NodeJS.ProcessEnv): OpenIdSettings | null => {
  const names = Object.keys(env).filter((name) => name.startsWith('PROCONNECT_') && text(env[name]) !== null)
  if (names.length === 0) return null
  const needed = (name: string): string => {
    const value = text(env[name])
    if (value === null) {
      throw new ConfigRefusal(
        `${name} manque alors que ${names.join(', ')} est réglé\u00a0: donnez PROCONNECT_ISSUER, PROCONNECT_CLIENT_ID et PROCONNECT_CLIENT_SECRET, ou retirez ces réglages.`,
      )
    }
    return value
  }
  const seconds = Number(text(env.PROCONNECT_TIMEOUT) ?? '5')
  if (!(seconds > 0 && seconds <= 30)) {
    throw new ConfigRefusal(
      `PROCONNECT_TIMEOUT vaut «\u00a0${env.PROCONNECT_TIMEOUT}\u00a0»\u00a0: donnez un nombre de secondes, au plus 30.`,
    )
  }
  return {
    issuer: issuerAddress(needed('PROCONNECT_ISSUER')),
    clientId: needed('PROCONNECT_CLIENT_ID'),
    clientSecret: needed('PROCONNECT_CLIENT_SECRET'),
    pkce: oneOf('PROCONNECT_PKCE', pkceChoices, text(env.PROCONNECT_PKCE)) ?? 'auto',
    algorithm: oneOf('PROCONNECT_ALGORITHM', signingAlgorithms, text(env.PROCONNECT_ALGORITHM)) ?? 'RS256',
    label: (text(env.PROCONNECT_LABEL) ?? 'ProConnect').slice(0, 40),
    timeoutSeconds: seconds,
  }
}

/** The address of an API of somebody else: https, or this very machine. */
const outsideAddress = (name: string, value: string | null): URL | null => {
  if (value === null) return null
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || !mayAsk(url, new Set([url.host])) || url.search !== '' || url.hash !== '')
    throw new ConfigRefusal(
      `${name} vaut «\u00a0${value}\u00a0»\u00a0: écrivez l’adresse de l’API, en https, sans compte ni paramètre.`,
    )
  return url
}

const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/

const hostNames = (name: string, value: string | null): readonly string[] =>
  (value ?? '')
    .split(/[\s,;]+/)
    .filter((host) => host !== '')
    .map((host) => {
      if (!HOST.test(host))
        throw new ConfigRefusal(
          `${name} contient «\u00a0${host}\u00a0»\u00a0: écrivez des noms de serveurs séparés par des virgules, par exemple www.data.gouv.fr.`,
        )
      return host
    })

/** Reads the environment. Throws a `ConfigRefusal`. */
export const readConfig = (env: NodeJS.ProcessEnv, tls: Certificate | null = null): Config => {
  const port = Number(text(env.PORT) ?? '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigRefusal(
      `PORT vaut «\u00a0${env.PORT}\u00a0»\u00a0: donnez un nombre entier entre 1 et 65535.`,
    )
  }
  const host = text(env.HOST) ?? '127.0.0.1'
  const publicUrl = (
    text(env.PUBLIC_URL) ?? `${tls === null ? 'http' : 'https'}://localhost:${port}`
  ).replace(/\/+$/, '')
  if (!/^https?:\/\//.test(publicUrl) || !URL.canParse(publicUrl)) {
    throw new ConfigRefusal(
      `PUBLIC_URL vaut «\u00a0${publicUrl}\u00a0»\u00a0: écrivez l’adresse entière, par exemple https://openmap.exemple.fr.`,
    )
  }
  if (tls !== null && !publicUrl.startsWith('https:')) {
    throw new ConfigRefusal(
      `PUBLIC_URL vaut «\u00a0${publicUrl}\u00a0» alors que le serveur parle https\u00a0: écrivez https:// ou retirez PUBLIC_URL.`,
    )
  }
  return {
    port,
    host,
    publicUrl,
    dataFolder: text(env.OPENMAP_DATA) ?? join(fileURLToPath(projectFolder), 'data'),
    databaseUrl: databaseAddress('DATABASE_URL', text(env.DATABASE_URL)),
    databaseOwnerUrl: databaseAddress('DATABASE_OWNER_URL', text(env.DATABASE_OWNER_URL)),
    smtpUrl: smtpAddress(text(env.SMTP_URL)),
    mailFrom: sender(text(env.MAIL_FROM) ?? 'OpenMap ESS <ne-pas-repondre@localhost>'),
    logLevel: text(env.LOG_LEVEL) ?? 'info',
    metricsToken: text(env.METRICS_TOKEN),
    openId: openIdSettings(env),
    outside: {
      companies: outsideAddress('COMPANY_REGISTER_URL', text(env.COMPANY_REGISTER_URL)),
      addresses: outsideAddress('ADDRESS_API_URL', text(env.ADDRESS_API_URL)),
      registerHosts: hostNames('REGISTER_HOSTS', text(env.REGISTER_HOSTS)),
    },
    tls,
  }
}

/** The sentence that start shows when passwords and cookies would travel in clear over a network; null otherwise. */
export const plainHttpWarning = ({ host, publicUrl }: Config): string | null =>
  LOOPBACK.test(host) || publicUrl.startsWith('https:')
    ? null
    : `Attention\u00a0: le serveur écoute sur ${host} en http, sans chiffrement\u00a0; donnez --tls-cert et --tls-key, ou placez-le derrière un relais https et indiquez son adresse dans PUBLIC_URL.`
