import { type Contract, type Holder, holdersOnce, type Place, type Reading, type Remark } from './contract.ts'
import { schemaRemarks, warning } from './diagnose.ts'
import { concessionV1, contractV1 } from './schemas/v1.ts'
import { concessionV2, contractV2 } from './schemas/v2.ts'
import type { Piece } from './split.ts'
import { MOST_MEGABYTES } from './split.ts'
import { cpvOf, dayOf, isBuyer, isPlaceholder, numberOf, siretKeyHolds, textOf, uidOf } from './values.ts'
import { words } from './words.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

/** A list, or the lone element that some writers put in its place; wrapped elements unwrapped. */
const listOf = (value: unknown, wrapper?: string): unknown[] => {
  const all = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return wrapper === undefined
    ? all
    : all.map((one) => (isFields(one) && wrapper in one ? one[wrapper] : one))
}

const MOST_HOLDERS = 200

const holderOf = (value: unknown): Holder[] => {
  const { id, typeIdentifiant } = fieldsOf(value)
  const digits = (textOf(id) ?? '').replace(/\s/g, '').slice(0, 40)
  if (digits === '') return []
  const scheme = textOf(typeIdentifiant)?.slice(0, 20) ?? (/^\d{14}$/.test(digits) ? 'SIRET' : 'inconnu')
  return [{ scheme, id: digits }]
}

const placeOf = (value: unknown): Place | null => {
  const { code, typeCode } = fieldsOf(value)
  const text = textOf(code)
  const kind = textOf(typeCode)
  return text === null || kind === null ? null : { code: text.slice(0, 20), kind: kind.slice(0, 30) }
}

/** The date in words of a day, and what to say of one that no calendar has. */
const checkedDay = (fields: Fields, name: string, remarks: Remark[]): string | null => {
  const day = dayOf(fields[name])
  if (day !== 'impossible') return day
  remarks.push(warning(name, fields[name], words.impossibleDate))
  return null
}

const checkedAmount = (field: string, value: unknown, remarks: Remark[]): number | null => {
  const amount = numberOf(value)
  if (amount === null) return null
  if (!isPlaceholder(amount)) return amount
  remarks.push(warning(field, value, words.placeholder))
  return null
}

/** The social considerations: « none » beside another value gives way to it. */
const considerationsOf = (fields: Fields, remarks: Remark[]): readonly string[] | 'unknown' => {
  const held = fieldsOf(fields.considerationsSociales).considerationSociale
  if (held === undefined) return 'unknown'
  const all = [...new Set(listOf(held).flatMap((one) => textOf(one)?.slice(0, 60) ?? []))].slice(0, 10)
  const other = all.filter((one) => !one.startsWith('Pas de'))
  if (other.length === 0 || other.length === all.length) return all
  remarks.push(warning('considerationsSociales.considerationSociale', all.join(', '), words.noneBesideOther))
  return other
}

/** The last modification that says something of it, by date; the first word stands otherwise. */
const modified = (fields: Fields, name: 'montant' | 'valeurGlobale' | 'titulaires'): unknown => {
  const changes = listOf(fields.modifications, 'modification')
    .map(fieldsOf)
    .filter((change) => change[name] !== undefined && change[name] !== null)
  const dated = changes.map((change) => ({
    on: String(change.dateNotificationModification ?? change.dateSignatureModification ?? ''),
    value: change[name],
  }))
  return dated.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).at(-1)?.value ?? fields[name]
}

const identifierWarnings = (
  fields: Fields,
  buyerField: string,
  holderPath: (index: number) => string,
  holders: readonly unknown[],
) => {
  const remarks: Remark[] = []
  const buyer = fieldsOf(fields[buyerField]).id
  if (typeof buyer === 'string' && /^\d{14}$/.test(buyer) && !siretKeyHolds(buyer))
    remarks.push(warning(`${buyerField}.id`, buyer, words.siretKey))
  for (const [index, one] of holders.slice(0, MOST_HOLDERS).entries()) {
    const { id, typeIdentifiant } = fieldsOf(one)
    if (typeIdentifiant !== 'SIRET' || typeof id !== 'string') continue
    const field = `${holderPath(index)}.id`
    if (!/^\d{14}$/.test(id)) remarks.push(warning(field, id, words.holderIdentifier))
    else if (!siretKeyHolds(id)) remarks.push(warning(field, id, words.siretKey))
  }
  return remarks
}

const wrapped = (value: unknown, list: string): unknown[] => listOf(fieldsOf(value)[list])

/** Rules that the official schema does not hold. */
const ruleWarnings = (fields: Fields, holders: number): Remark[] => {
  const remarks: Remark[] = []
  const modes = wrapped(fields.modalitesExecution, 'modaliteExecution')
  if (wrapped(fields.techniques, 'technique').includes('Accord-cadre') && modes.includes('Sans objet'))
    remarks.push(warning('modalitesExecution.modaliteExecution', 'Sans objet', words.frameworkMode))
  if (holders >= 2 && fields.typeGroupementOperateurs === 'Pas de groupement')
    remarks.push(warning('typeGroupementOperateurs', 'Pas de groupement', words.groupMissing))
  return remarks
}

const schemas = {
  v1: { contract: contractV1, concession: concessionV1 },
  v2: { contract: contractV2, concession: concessionV2 },
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const nothing = (number: number, remedy: string): Reading => ({
  number,
  contract: null,
  remarks: [{ severity: 'error', field: '', value: '', remedy }],
})

/** What one piece of a JSON file says: the contract as far as it can be used, and all that is to be mended in it. */
export const readPiece = ({ list, text }: Piece, number: number): Reading => {
  if (text === null) return nothing(number, words.oversized(MOST_MEGABYTES))
  const fields = parsed(text)
  if (!isFields(fields)) return nothing(number, words.unreadable)
  const version = list === 'v1' ? 'v1' : 'v2'
  const concession =
    list === 'contrat-concession' ||
    (list === 'v1' && ('autoriteConcedante' in fields || fields._type === 'Contrat de concession'))
  const kind = concession ? 'concession' : 'contract'
  const remarks = schemaRemarks(schemas[version][kind], fields)
  const buyerField = concession ? 'autoriteConcedante' : 'acheteur'
  const holdersField = concession ? 'concessionnaires' : 'titulaires'
  const wrapper = version === 'v1' ? undefined : concession ? 'concessionnaire' : 'titulaire'
  const first = listOf(fields[holdersField], wrapper)
  const path = (index: number): string =>
    `${holdersField}[${index}]${wrapper === undefined ? '' : `.${wrapper}`}`
  remarks.push(...identifierWarnings(fields, buyerField, path, first), ...ruleWarnings(fields, first.length))

  const buyer = fieldsOf(fields[buyerField])
  // Some consolidations write nested keys flat.
  const buyerSiret = [buyer.id, fields[`${buyerField}.id`], fields[`${buyerField}_id`]].find(
    (one): one is string => typeof one === 'string' && isBuyer(one.trim()),
  )
  const id = textOf(fields.id)
  if (buyerSiret === undefined || id === null) {
    remarks.push({
      severity: 'error',
      field: buyerSiret === undefined ? `${buyerField}.id` : 'id',
      value: '',
      remedy: words.unidentified,
    })
    return { number, contract: null, remarks }
  }
  const amountField = concession ? 'valeurGlobale' : 'montant'
  const holders = concession ? first : listOf(modified(fields, 'titulaires'), wrapper)
  const contract: Contract = {
    uid: uidOf(buyerSiret.trim(), id),
    kind,
    shape: version,
    buyerSiret: buyerSiret.trim(),
    buyerName: textOf(buyer.nom)?.slice(0, 300) ?? null,
    title: textOf(fields.objet),
    cpv: cpvOf(fields.codeCPV),
    amount: checkedAmount(amountField, modified(fields, amountField), remarks),
    procedure: textOf(fields.procedure)?.slice(0, 120) ?? null,
    notifiedOn: checkedDay(fields, concession ? 'dateSignature' : 'dateNotification', remarks),
    publishedOn: checkedDay(fields, 'datePublicationDonnees', remarks),
    place: placeOf(fields.lieuExecution),
    placeOfBuyer: false,
    holders: holdersOnce(holders.slice(0, MOST_HOLDERS).flatMap(holderOf)),
    considerations: version === 'v1' ? 'unknown' : considerationsOf(fields, remarks),
  }
  return { number, contract, remarks }
}
