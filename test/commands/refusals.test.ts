import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { selfSigned } from '../support/certificate.ts'
import { openmap, startCommand } from '../support/command.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'openmap-refusals-'))
const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(async () => {
  await base.close()
  rmSync(folder, { recursive: true, force: true })
})

const changed = (url: string, change: (address: URL) => void): string => {
  const address = new URL(url)
  change(address)
  return address.href
}

const withOwner = async (work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  const client = new pg.Client({ connectionString: base.ownerUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** A port that is free for now. */
const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Starts the server on the test database; its sentences, until it is ready. */
const serving = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const child = startCommand(['serve', ...args], {
    DATABASE_URL: base.url,
    OPENMAP_DATA: join(folder, 'data'),
    LOG_LEVEL: 'silent',
    ...env,
  })
  child.stdout.resume()
  const sentences: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    sentences.push(line)
    if (line.includes('est prêt')) break
  }
  child.stderr.resume()
  return {
    sentences,
    stop: async (): Promise<number | null> => {
      child.kill('SIGTERM')
      const [code] = (await once(child, 'exit')) as [number | null]
      return code
    },
  }
}

describe('a setting that cannot be used is one plain sentence and exit code 1', () => {
  it.each([
    ['no address', { DATABASE_URL: 'mabase' }, 'DATABASE_URL n’est pas une adresse PostgreSQL'],
    ['another scheme', { DATABASE_URL: 'mysql://x@localhost/y' }, 'n’est pas une adresse PostgreSQL'],
    ['nobody there', { DATABASE_URL: 'postgresql://x:y@127.0.0.1:1/z' }, 'aucun serveur n’écoute'],
    [
      'no such server',
      { DATABASE_URL: 'postgresql://x:y@absent.invalid/z' },
      'ce nom de serveur n’existe pas',
    ],
    ['no such port', { PORT: '99999' }, 'PORT vaut «\u00a099999\u00a0»'],
    ['half an address', { PUBLIC_URL: 'openmap.fr' }, 'écrivez l’adresse entière'],
  ])('%s', async (_, env, words) => {
    const { code, stdout, stderr } = await openmap(['export', 'structures'], env)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it.each([
    [
      'a wrong password',
      (url: URL) => {
        url.password = 'faux'
      },
      'refusé',
    ],
    [
      'a database that does not exist',
      (url: URL) => {
        url.pathname = '/absente'
      },
      'cette base n’existe pas',
    ],
  ])('%s', async (name, change, words) => {
    // A server that trusts local connections asks for no password.
    const { code, stderr } = await openmap(['export', 'structures', '--json'], {
      DATABASE_URL: changed(base.url, change),
    })
    if (name.includes('password') && code === 0) return
    expect(code).toBe(1)
    expect(stderr).toContain(words)
  })

  it('a login that is above the rules, and one that owns the tables', async () => {
    const name = new URL(base.url).pathname
    const [superuser, owner] = await Promise.all(
      [inject('superuserUrl'), inject('ownerUrl')].map((url) =>
        openmap(['export', 'structures'], {
          DATABASE_URL: changed(url, (address) => {
            address.pathname = name
          }),
        }),
      ),
    )
    for (const answered of [superuser, owner]) {
      expect(answered?.code).toBe(1)
      expect(answered?.stderr).toContain('donnez un compte ordinaire')
    }
  })

  it('a schema behind the code, and an owner who does not answer', async () => {
    const owner = await openmap(['export', 'structures'], {
      DATABASE_URL: base.url,
      DATABASE_OWNER_URL: 'postgresql://x:y@127.0.0.1:1/z',
    })
    expect([owner.code, owner.stdout]).toEqual([1, ''])
    expect(owner.stderr).toContain('DATABASE_OWNER_URL n’a pas abouti (aucun serveur')
    await withOwner((owning) => owning.query(`delete from schema_migration where name like '0006%'`))
    const behind = await openmap(['export', 'structures'], { DATABASE_URL: base.url })
    await withOwner((owning) =>
      owning.query(`insert into schema_migration (name, run_on) values ('0006_geography', now())`),
    )
    expect([behind.code, behind.stdout]).toEqual([1, ''])
    expect(behind.stderr).toContain('en retard sur le logiciel\u00a0: donnez aussi DATABASE_OWNER_URL')
  })

  it('a data folder that cannot be written', async () => {
    const under = file('fichier', 'pas un dossier')
    const { code, stderr } = await openmap(['export', 'structures'], { OPENMAP_DATA: join(under, 'data') })
    expect(code).toBe(1)
    expect(stderr).toContain('ne peut pas être écrit')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('a target that cannot be written, a format that does not exist', async () => {
    const [target, format] = await Promise.all([
      openmap(['export', 'structures', join(folder, 'absent', 'x.csv')], { DATABASE_URL: base.url }),
      openmap(['export', 'structures', '--format', 'pdf', '--json'], { DATABASE_URL: base.url }),
    ])
    expect([target.code, target.stderr.includes('ne peut pas être écrit (ENOENT)')]).toEqual([1, true])
    expect([format.code, JSON.parse(format.stdout).error.code]).toEqual([2, 'usage'])
  })
})

describe('serve', () => {
  it('refuses a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const { code, stderr } = await openmap(['serve'], {
      DATABASE_URL: base.url,
      OPENMAP_DATA: join(folder, 'data'),
      LOG_LEVEL: 'silent',
      PORT: String(port),
    })
    taken.close()
    expect(code).toBe(1)
    expect(stderr).toBe(
      `Le port ${port} est déjà pris sur 127.0.0.1\u00a0: arrêtez l’autre programme, ou choisissez un autre port, par exemple PORT=3001 npm start.\n`,
    )
  })

  it('refuses certificates that cannot serve', async () => {
    const one = selfSigned()
    const other = selfSigned()
    const [cert, key, wrong, text] = [
      file('cert.pem', one.cert),
      file('key.pem', one.key),
      file('other.pem', other.key),
      file('text.pem', 'bonjour'),
    ]
    const tries: readonly (readonly [readonly string[], string])[] = [
      [['--tls-cert', cert], 'les deux options ensemble'],
      [['--tls-cert', join(folder, 'absent.pem'), '--tls-key', key], 'ne peut pas être lu (ENOENT)'],
      [['--tls-cert', text, '--tls-key', key], 'n’est pas un certificat PEM'],
      [['--tls-cert', cert, '--tls-key', text], 'n’est pas une clé privée PEM'],
      [['--tls-cert', cert, '--tls-key', wrong], 'n’est pas celle du certificat'],
    ]
    for (const [args, words] of tries) {
      const { code, stderr } = await openmap(['serve', ...args])
      expect([code, stderr.trim().split('\n').length]).toEqual([1, 1])
      expect(stderr).toContain(words)
    }
    const plain = await openmap(['serve', '--tls-cert', cert, '--tls-key', key], {
      PUBLIC_URL: 'http://localhost:3000',
    })
    expect([plain.code, plain.stderr.includes('alors que le serveur parle https')]).toEqual([1, true])
  })

  it('speaks https with a certificate: address, HSTS and cookies follow', async () => {
    const { cert, key } = selfSigned()
    const port = await freePort()
    const server = await serving(['--tls-cert', file('c.pem', cert), '--tls-key', file('k.pem', key)], {
      PORT: String(port),
    })
    try {
      const answered = request({ host: 'localhost', port, path: '/connexion', ca: cert }).end()
      const [response] = (await once(answered, 'response')) as [IncomingMessage]
      response.resume()
      expect(response.statusCode).toBe(200)
      expect(response.headers['strict-transport-security']).toContain('max-age')
      const cookies = response.headers['set-cookie'] ?? []
      expect(cookies.length).toBeGreaterThan(0)
      for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*;\s*Secure/i)
      expect(server.sentences.at(-1)).toBe(`OpenMap ESS est prêt\u00a0: https://localhost:${port}`)
      expect(server.sentences.join('\n')).not.toContain('Attention')
    } finally {
      expect(await server.stop()).toBe(0)
    }
  })

  it('warns in one sentence when it listens to others over plain http', async () => {
    const server = await serving([], { HOST: '0.0.0.0', PORT: String(await freePort()) })
    await server.stop()
    expect(server.sentences.filter((line) => line.startsWith('Attention'))).toEqual([
      expect.stringContaining('écoute sur 0.0.0.0 en http, sans chiffrement'),
    ])
  })
})
