import { z } from 'zod'
import { tidy } from '../../platform/kernel/text.ts'
import { t } from '../messages.ts'
import { type Cells, readDate, splitCell } from './cells.ts'
import { namesSomebody } from './genericEmail.ts'
import { readPhone } from './phone.ts'
import { siret } from './siret.ts'
import {
  type AmountBand,
  amountBands,
  type LegalBasis,
  type RecordDetails,
  type Reference,
} from './structure.ts'

/** Columns of what a record says beyond identity and activities, with the titles that people give them. */
export const moreColumns = {
  phone: ['phone', 'telephone', 'tel', 'n telephone', 'telephone de la structure'],
  email: ['email', 'courriel', 'mail', 'e mail', 'adresse electronique', 'courriel de la structure'],
  headcount: ['effectif', 'effectifs', 'nombre de salaries', 'salaries'],
  insertionPlaces: ['postes d insertion', 'nombre de postes d insertion', 'places'],
  insertionFte: ['etp d insertion', 'etp', 'etp en insertion', 'nombre d etp'],
  capacity: ['personnes mobilisables', 'capacite'],
  capacityText: ['capacite en clair', 'moyens', 'capacite de production'],
  labels: ['labels', 'label', 'certifications', 'labels nationaux'],
  networks: ['reseaux', 'reseau', 'federation', 'federations', 'reseaux porteurs'],
  references: ['references', 'reference', 'clients'],
  closedOn: ['date de fermeture', 'fermee le', 'date fermeture'],
  successorSiret: ['siret du successeur', 'successeur'],
  basisNumber: ['numero de convention', 'n convention', 'n agrement', 'convention', 'agrement'],
  validFrom: ['debut de validite', 'date de debut', 'valable du'],
  validTo: ['fin de validite', 'date de fin', 'valable jusqu au'],
  evidence: ['justificatif', 'preuve'],
} as const

export type MoreField = keyof typeof moreColumns

export type DraftMore = {
  readonly [F in Exclude<
    keyof RecordDetails,
    'photos' | 'organisationId' | 'deletedAt' | 'version'
  >]?: RecordDetails[F]
}

export const MOST_LINES = 30
export const MOST_NUMBER = 100_000
const MOST_TEXT = 300

const listOf = (text: string): string[] =>
  [...new Set(splitCell(text).map((part) => part.slice(0, MOST_TEXT)))].slice(0, MOST_LINES)

const numberIn = (cells: Cells<MoreField>, field: MoreField, decimals = false): number | undefined => {
  const text = cells.text(field).replace(/\s/g, '').replace(',', '.')
  if (text === '') return undefined
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (value <= MOST_NUMBER) return decimals ? Math.round(value * 100) / 100 : Math.round(value)
  cells.doubt(field, 'number', t.import.number)
  return undefined
}

const emailIn = (cells: Cells<MoreField>, names: string): string | undefined => {
  const text = cells.text('email').toLowerCase()
  if (text === '') return undefined
  if (!z.email().safeParse(text).success || text.length > 254) cells.doubt('email', 'email', t.import.email)
  else if (namesSomebody(text, names)) cells.doubt('email', 'email-of-somebody', t.import.emailOfSomebody)
  else return text
  return undefined
}

const phoneIn = (cells: Cells<MoreField>): string | undefined => {
  const text = cells.text('phone')
  if (text === '') return undefined
  const phone = readPhone(text)
  if (phone === null) cells.doubt('phone', 'phone', t.import.phone)
  return phone ?? undefined
}

/** « client ; object ; year ; amount », references parted by `|`. */
const referencesIn = (cells: Cells<MoreField>): Reference[] =>
  cells
    .text('references')
    .split(/[|\n]/)
    .flatMap((part): Reference[] => {
      const [client = '', object = '', year = '', amount = ''] = part.split(';').map(tidy)
      if (client === '') return []
      const known = amountBands.find((band) => tidy(t.amounts[band]) === amount || band === amount)
      const when = /^(19|20|21)\d\d$/.test(year) ? Number(year) : null
      return [
        {
          client: client.slice(0, MOST_TEXT),
          object: object.slice(0, MOST_TEXT),
          year: when,
          amount: known ?? null,
        },
      ]
    })
    .slice(0, MOST_LINES)

export const referenceCell = ({ client, object, year, amount }: Reference): string =>
  [client, object, year ?? '', amount === null ? '' : t.amounts[amount as AmountBand]]
    .map((part) => String(part).replace(/[;|\n]/g, ','))
    .join(' ; ')
    .replace(/(?: ;\s*)+$/, '')

/** Only what the row says: a field that is absent says nothing. */
export const readMore = (cells: Cells<MoreField>, names: string): DraftMore => {
  const said: { [F in keyof DraftMore]: DraftMore[F] | undefined } = {
    phone: phoneIn(cells),
    email: emailIn(cells, names),
    headcount: numberIn(cells, 'headcount'),
    insertionPlaces: numberIn(cells, 'insertionPlaces'),
    insertionFte: numberIn(cells, 'insertionFte', true),
    capacity: numberIn(cells, 'capacity'),
    capacityText: cells.text('capacityText').slice(0, 2000) || undefined,
    closedOn: readDate(cells, 'closedOn') ?? undefined,
  }
  const lists = {
    labels: listOf(cells.text('labels')),
    networks: listOf(cells.text('networks')),
    references: referencesIn(cells),
  }
  const successor = cells.text('successorSiret')
  const number = successor === '' ? null : siret(successor)
  if (number?.ok === false) cells.doubt('successorSiret', 'successor', number.refusal.sentence)
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(Object.entries(lists).filter(([, value]) => value.length > 0)),
    ...(number?.ok === true ? { successorSiret: number.value } : {}),
  }
}

export const readBasis = (cells: Cells<MoreField>): LegalBasis | null => {
  const number = cells.text('basisNumber').slice(0, 100) || null
  const validFrom = readDate(cells, 'validFrom')
  let validTo = readDate(cells, 'validTo')
  const evidence = cells.text('evidence').slice(0, 1000) || null
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    cells.doubt('validTo', 'validity', t.import.validity)
    validTo = null
  }
  if (number === null && validFrom === null && validTo === null && evidence === null) return null
  return { number, validFrom, validTo, evidence, checkedBy: null, checkedAt: null }
}
