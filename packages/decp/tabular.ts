import type { Contract, Holder, Reading, Remark } from './contract.ts'
import { warning } from './diagnose.ts'
import { cpvOf, dayOf, isBuyer, isPlaceholder, numberOf, siretKeyHolds, textOf, uidOf } from './values.ts'
import { words } from './words.ts'

/** One row of a table by header: one holder of one contract. */
export type Row = Readonly<Record<string, string>>

/** Columns without which no contract can be told from another. */
const NEEDED = ['uid', 'acheteur_id'] as const

/** Are these the headers of the tabular format? */
export const isTabular = (headers: readonly string[]): boolean =>
  NEEDED.every((name) => headers.includes(name))

const cell = (row: Row, name: string): string => textOf(row[name]) ?? ''

const amountOf = (row: Row, remarks: Remark[]): number | null => {
  const text = cell(row, 'montant')
  if (text === '') return null
  const amount = numberOf(text)
  if (amount === null) {
    remarks.push({
      severity: 'error',
      field: 'montant',
      value: text.slice(0, 80),
      remedy: words.expected(words.types.number ?? ''),
    })
    return null
  }
  if (!isPlaceholder(amount)) return amount
  remarks.push(warning('montant', text, words.placeholder))
  return null
}

const dateOf = (row: Row, name: string, remarks: Remark[]): string | null => {
  const day = dayOf(cell(row, name))
  if (day !== 'impossible') return day
  remarks.push(warning(name, cell(row, name), words.impossibleDate))
  return null
}

const holderOf = (row: Row, remarks: Remark[]): Holder[] => {
  const id = cell(row, 'titulaire_id').replace(/\s/g, '').slice(0, 40)
  if (id === '') {
    remarks.push(warning('titulaire_id', '', words.noHolder))
    return []
  }
  const said = cell(row, 'titulaire_typeIdentifiant').slice(0, 20)
  const scheme = said !== '' ? said : /^\d{14}$/.test(id) ? 'SIRET' : 'inconnu'
  if (scheme === 'SIRET' && !siretKeyHolds(id)) remarks.push(warning('titulaire_id', id, words.siretKey))
  return [{ scheme, id }]
}

const considerationsOf = (row: Row): readonly string[] | 'unknown' => {
  if (!('considerationsSociales' in row)) return 'unknown'
  const all = cell(row, 'considerationsSociales')
    .split(/[,;|]/)
    .map((one) => one.trim().slice(0, 60))
    .filter((one) => one !== '')
  return all.length === 0 ? 'unknown' : [...new Set(all)].slice(0, 10)
}

/**
 * What one row says of its contract: its own holder only. Rows of one contract may stand anywhere in the file; `merged`
 * brings them together in whatever order they come.
 */
export const readRow = (row: Row, number: number): Reading => {
  const remarks: Remark[] = []
  const buyerSiret = cell(row, 'acheteur_id').replace(/\s/g, '')
  const id = cell(row, 'id')
  const uid = id === '' ? cell(row, 'uid').slice(0, 80) : uidOf(buyerSiret, id)
  if (!isBuyer(buyerSiret) || uid === '') {
    const field = uid === '' ? 'uid' : 'acheteur_id'
    return {
      number,
      contract: null,
      remarks: [{ severity: 'error', field, value: buyerSiret.slice(0, 40), remedy: words.unidentified }],
    }
  }
  if (!siretKeyHolds(buyerSiret)) remarks.push(warning('acheteur_id', buyerSiret, words.siretKey))
  const buyerName = textOf(cell(row, 'acheteur_nom'))?.slice(0, 300) ?? null
  if (buyerName === null) remarks.push(warning('acheteur_nom', '', words.noBuyerName))
  const cpv = cpvOf(cell(row, 'codeCPV'))
  if (cpv === null)
    remarks.push({
      severity: 'error',
      field: 'codeCPV',
      value: cell(row, 'codeCPV').slice(0, 40),
      remedy: words.cpvForm,
    })
  const code = cell(row, 'lieuExecution_code').slice(0, 20)
  const kind = cell(row, 'lieuExecution_typeCode').slice(0, 30)
  const told = code !== '' && kind !== ''
  const home = cell(row, 'acheteur_departement_code').slice(0, 3)
  const contract: Contract = {
    uid,
    kind: /concession|délégation/i.test(cell(row, 'nature')) ? 'concession' : 'contract',
    shape: 'table',
    buyerSiret,
    buyerName,
    title: textOf(cell(row, 'objet')),
    cpv,
    amount: amountOf(row, remarks),
    procedure: textOf(cell(row, 'procedure'))?.slice(0, 120) ?? null,
    notifiedOn: dateOf(row, 'dateNotification', remarks),
    publishedOn: dateOf(row, 'datePublicationDonnees', remarks),
    place: told ? { code, kind } : home === '' ? null : { code: home, kind: 'Code département' },
    placeOfBuyer: !told && home !== '',
    holders: holderOf(row, remarks),
    considerations: considerationsOf(row),
  }
  return { number, contract, remarks }
}

/** Reads rows one by one. */
export async function* readTable(rows: AsyncIterable<Row>): AsyncGenerator<Reading> {
  let number = 0
  for await (const row of rows) {
    number += 1
    yield readRow(row, number)
  }
}
