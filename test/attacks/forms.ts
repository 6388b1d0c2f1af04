import fc from 'fast-check'
import { z } from 'zod'
import type { Route } from '../../app/platform/http/route.ts'
import { writePng } from '../../app/platform/images/png.ts'
import { routes } from '../../app/routes.ts'
import { addressOf } from '../access/addresses.ts'
import { idsOf, startOf } from '../access/tenant.ts'
import type { Entry } from './client.ts'

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

/** Every form that the application declares: a new one is attacked without being listed. */
export const posts = routes.filter(({ method }) => method === 'POST')
export const gets = routes.filter(({ method }) => method === 'GET')

/** The address of a route on what belongs to tenant A. */
export const pathOf = (route: Route): string => addressOf(route.path, 'own')

type JsonSchema = {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

/** Fields of a form, as its schema declares them. */
export const fieldsOf = ({ form }: Route): ReadonlyMap<string, JsonSchema> => {
  if (form === undefined) return new Map()
  const schema = z.toJSONSchema(form, { unrepresentable: 'any', io: 'input' })
  return new Map(Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>))
}

/** Parameters of the query of a page. */
export const queryFieldsOf = ({ query }: Route): readonly string[] => Object.keys(query?.shape ?? {})

const CSV = 'Nom;Rôle;Courriel\r\nAcheteur essai;Acheteur;a@example.org\r\n'
/** Files as somebody could make them: honest, cut, binary, with what no table holds. */
const tables = fc.oneof(
  fc.constantFrom(
    CSV,
    'De;Vers;Niveau\r\nAcheteur essai;Structure;souhaité\r\n',
    'Nom;Rôle\r\nA\u0000B;Acheteur\r\n',
    'Nom;Rôle\r\n"jamais fermé;Acheteur',
    `Nom;Rôle\r\n${'x'.repeat(5000)};Acheteur\r\n=1+1;Acheteur\r\n`,
    'PK\u0003\u0004 pas une archive',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
)
const logo = Buffer.from(writePng(2, 2, new Uint8Array(12)))
const ownIds = [...Object.values(idsOf('A')), '77777777-0000-7000-8000-000000000007']
const everyId = [...ownIds, ...Object.values(idsOf('B'))]
const words = fc.constantFrom('Rencontre', 'Ada Essai', 'Équipe d’accueil', 'a', 'Salle 2, étage 1')
const mailOf = fc.constantFrom('ada@example.org', `gestion-${startOf('A')}@a.exemple.fr`, 'B@EXAMPLE.ORG')
/** What an honest page sends in fields whose schema takes any text, so that what was typed can be shown again. */
const usualWords: Readonly<Record<string, readonly string[]>> = {
  siren: ['', '732829320'],
  kinds: ['buyer', 'structure'],
  departments: ['93', '75'],
  website: ['', 'https://www.exemple.fr'],
  addresses: ['ada@example.org', 'ada@example.org\r\nbea@example.org'],
  manager: ['ada@example.org'],
  domain: ['a.exemple.fr', 'autre.exemple.fr'],
  value: ['1', '0,5'],
  subject: ['rencontre-a', `gestion-${startOf('A')}@a.exemple.fr`],
  mailFromName: ['Mission', ''],
  mapStyleUrl: ['https://fonds.exemple.fr/style.json', ''],
  department: ['93', ''],
  siret: ['', '00000001800010'],
  sector: ['nettoyage'],
  sectors: ['nettoyage'],
  quarter: [''],
  opensOn: ['2026-01-01'],
  closesOn: ['2026-12-31'],
  roles: ['public'],
  offerHours: ['48'],
  position: ['', '48.9362, 2.3574'],
  seriesName: ['', 'Série d’essai'],
  link: ['https://www.exemple.fr/'],
  recherche: ['secteur=nettoyage', ''],
  phone: ['', '01 23 45 67 89'],
  fields: ['phone'],
  question: ['D’où vient ce numéro ?'],
  message: ['Un message d’essai, assez long pour que l’on y réponde.'],
  duree: ['30'],
}

/** Whom or what a field of this name usually points at. */
const likelyId = (name: string): fc.Arbitrary<string> => {
  const own: Readonly<Record<string, string>> = idsOf('A')
  const usual: Readonly<Record<string, string>> = {
    from: 'buyer',
    to: 'supplier',
    participant: 'buyer',
    seenSlot: 'slot',
    seenTable: 'table',
    pour: 'organisation',
    liste: 'shortlist',
    ids: 'proposal',
  }
  const found = own[usual[name] ?? name]
  return found === undefined ? fc.constantFrom(...everyId) : fc.constant(found)
}

/** What an honest page could send in this field. */
const honest = (name: string, schema: JsonSchema): fc.Arbitrary<readonly (string | File)[]> => {
  const one = (value: fc.Arbitrary<string | File>) => value.map((text) => [text] as const)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((option) => honest(name, option)))
  if (schema.const !== undefined) return one(fc.constant(schema.const))
  if (schema.enum !== undefined) return one(fc.constantFrom(...schema.enum))
  if (schema.format === 'uuid')
    return one(fc.oneof({ weight: 4, arbitrary: likelyId(name) }, fc.constantFrom(...everyId)))
  if (schema.format === 'date') return one(fc.constantFrom('2099-03-09', '2099-03-10'))
  if (schema.format === 'base64') return one(tables.map((text) => Buffer.from(text).toString('base64')))
  if (schema.pattern?.includes('[0-5]') === true) return one(fc.constantFrom('09:00', '10:20', '17:45'))
  // That of a record, which each change before bumped.
  if (name === 'version') return one(fc.integer({ min: 1, max: 6 }).map(String))
  if (schema.type === 'integer' || schema.type === 'number') {
    const min = schema.minimum ?? 0
    return one(fc.integer({ min, max: Math.min(schema.maximum ?? 100, min + 40) }).map(String))
  }
  if (schema.type === 'boolean') return fc.constantFrom(['on'], [])
  if (schema.type === 'array')
    return fc.array(honest(name, schema.items ?? {}), { maxLength: 3 }).map((items) => items.flat())
  const usual = usualWords[name]
  if (schema.type === 'string' && usual !== undefined) return one(fc.constantFrom(...usual))
  if (schema.type === 'string') return one(/mail|courriel/i.test(name) ? mailOf : words)
  if (name === 'logo') return one(fc.constant(new File([logo], 'logo.png', { type: 'image/png' })))
  return one(
    fc.oneof(
      tables.map((text) => new File([text], 'essai.csv', { type: 'text/csv' })),
      fc.constant(new File([logo], 'photo.png', { type: 'image/png' })),
    ),
  )
}

/** Text that should break something: in the parser, the rules, the queries, the page that shows it again. */
export const nastyText = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '\u0000', 'a\u0000b', '\u202e\u200b', '%00', '%', '\r\nBcc: espion@example.org'],
    ...['-1', '0', '1e309', 'NaN', 'Infinity', '0x10', '1,5', '٣', '9'.repeat(400), '2147483648'],
    ...['2026-02-31', '0000-00-00', '99999-12-31', '2026-13-01T00:00:00Z', '25:61', '24:00'],
    ...["' or 1=1 --", '"; drop table person; --', '{{7*7}}', '#{7*7}', '\\', "\\'"],
    ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)', ']]>'],
    ...['=cmd|calc', '../../../etc/passwd', '//autre.example', 'https://autre.example', '/\\autre.example'],
    ...['__proto__', 'constructor', 'toString', 'null', 'undefined', 'true', '[object Object]', '{}', '[]'],
    ...['a@b', 'a@b.c, d@e.f', '"a b"@c.d', `${'a'.repeat(64)}@${'b'.repeat(200)}.fr`, 'é@é.fr'],
    ...['x'.repeat(300), 'é'.repeat(7000), 'x'.repeat(70_000), '😀'.repeat(400), 'ﷺ'.repeat(60)],
    // Of tenant A alone: what is written as a text is shown again, and must not look like a leak from B.
    ...ownIds,
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ maxLength: 400 }),
  fc.integer().map(String),
  fc.double().map(String),
)

const nasty: fc.Arbitrary<string | File> = fc.oneof(
  { weight: 12, arbitrary: nastyText },
  fc.constant(new File([''], '', { type: 'a/b' })),
  fc
    .uint8Array({ maxLength: 300 })
    .map((bytes) => new File([bytes as Uint8Array<ArrayBuffer>], '../é"\r\n.xlsx')),
)

const strange = fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'territory_id', '', 'a[b]', 'é')

/** Bodies that an honest page could send to this form. */
export const honestBodies = (route: Route): fc.Arbitrary<readonly Entry[]> => {
  const fields = [...fieldsOf(route)].map(([name, schema]) =>
    honest(name, schema).map((values) => values.map((value) => [name, value] as const)),
  )
  return fc.tuple(...fields).map((parts) => parts.flat())
}

type Part = fc.Arbitrary<readonly Entry[]>

/** One field as nobody honest sends it: hostile, doubled, missing. */
const broken = (name: string): Part => {
  const named = (value: string | File): Entry => [name, value]
  return fc.oneof(
    { weight: 8, arbitrary: nasty.map((value) => [named(value)]) },
    { weight: 1, arbitrary: fc.array(nasty, { minLength: 2, maxLength: 4 }).map((all) => all.map(named)) },
    { weight: 1, arbitrary: fc.constant([]) },
  )
}

/**
 * Bodies made to break this form. Most have one field wrong, so that the others let it reach the rules and the rows; some
 * have many, or fields that nobody declared.
 */
export const hostileBodies = (route: Route): Part => {
  const fields = [...fieldsOf(route)]
  const some = ([name, schema]: (typeof fields)[number], wrong: number): Part =>
    fc.oneof(
      {
        weight: 10 - wrong,
        arbitrary: honest(name, schema).map((all) => all.map((one): Entry => [name, one])),
      },
      { weight: wrong, arbitrary: broken(name) },
    )
  const joined = (parts: readonly Part[]): Part => fc.tuple(...parts).map((all) => all.flat())
  const oneWrong = fields.map((_, index) =>
    joined(fields.map((field, other) => (index === other ? broken(field[0]) : some(field, 0)))),
  )
  const undeclared = fc.tuple(strange, nasty).map(([name, value]): readonly Entry[] => [[name, value]])
  return fc.oneof(
    ...oneWrong.map((arbitrary) => ({ weight: 12, arbitrary })),
    { weight: 4 * Math.max(1, fields.length), arbitrary: joined(fields.map((field) => some(field, 5))) },
    { weight: 1, arbitrary: joined([...fields.map((field) => some(field, 0)), undeclared]) },
    { weight: 1, arbitrary: joined(fields.map((field) => some(field, 0))) },
  )
}

/** The same bodies each time for the same seed. */
export const sample = <T>(bodies: fc.Arbitrary<T>, count: number, seed = 20261124): T[] =>
  fc.sample(bodies, { seed, numRuns: count })

/** A body as one reads it in a report. */
export const shown = (entries: readonly Entry[]): string =>
  JSON.stringify(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, 60) : `file ${value.name}`,
    ]),
  )
