import { z } from 'zod'
import type { Clock } from '../kernel/dates.ts'
import { toDate } from '../kernel/dates.ts'
import { recent } from '../kernel/recent.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { type OutsideFailure, outsideDoor } from './door.ts'

/** What is said beside each value. */
export const COMPANIES_SOURCE = 'API Recherche d’entreprises'

/** An establishment as the register of companies knows it. */
export type RegisteredPlace = {
  readonly siret: string
  readonly name: string
  readonly naf: string | null
  /** Number and street. */
  readonly address: string | null
  readonly postCode: string | null
  readonly city: string | null
  readonly position: { readonly latitude: number; readonly longitude: number } | null
  /** The day of its end; null = at work, or closed on a day that the register does not give. */
  readonly closedOn: string | null
  readonly closed: boolean
}

export type CompanyAnswer = {
  readonly place: RegisteredPlace | null
  /** When it was asked. */
  readonly at: Date
}

export type CompanyRegister = {
  /** The establishment of this SIRET; `place` null = the register does not know it. */
  readonly find: (siret: string) => Promise<Result<CompanyAnswer, OutsideFailure>>
}

const text = z.string().max(500).nullish()
const number = z.union([z.string().regex(/^-?\d{1,3}(\.\d+)?$/), z.number()]).nullish()

const establishment = z.object({
  siret: z.string().regex(/^\d{14}$/),
  activite_principale: text,
  numero_voie: text,
  type_voie: text,
  libelle_voie: text,
  adresse: text,
  code_postal: text,
  libelle_commune: text,
  latitude: number,
  longitude: number,
  etat_administratif: z.enum(['A', 'F']),
  date_fermeture: z.iso.date().nullish(),
  liste_enseignes: z.array(z.string().max(300)).max(50).nullish(),
})
type Establishment = z.output<typeof establishment>

/** Of the answer, what is used; the rest may change without harm. */
const answer = z.object({
  results: z
    .array(
      z.object({
        nom_complet: z.string().min(1).max(500),
        nom_raison_sociale: text,
        siege: establishment.nullish(),
        matching_etablissements: z.array(establishment).max(500),
      }),
    )
    .max(25),
})

const said = (value: string | null | undefined): string | null =>
  value === null || value === undefined || value.trim() === '' || value.includes('[ND]') ? null : value.trim()

/** The address without its postal code and town, which are fields of their own. */
const streetOf = (one: Establishment): string | null => {
  const parts = [one.numero_voie, one.type_voie, one.libelle_voie].map(said).filter((part) => part !== null)
  if (parts.length > 0) return parts.join(' ')
  const whole = said(one.adresse)
  const postCode = said(one.code_postal)
  if (whole === null || postCode === null) return whole
  const at = whole.lastIndexOf(postCode)
  return at > 0 ? whole.slice(0, at).replace(/[\s,]+$/, '') || null : whole
}

const positionOf = ({ latitude, longitude }: Establishment): RegisteredPlace['position'] => {
  const at = { latitude: Number(latitude ?? Number.NaN), longitude: Number(longitude ?? Number.NaN) }
  return Math.abs(at.latitude) <= 90 && Math.abs(at.longitude) <= 180 ? at : null
}

const NAF = /^\d{2}\.?\d{2}[A-Z]$/

const placeOf = (name: string, one: Establishment): RegisteredPlace => {
  const naf = said(one.activite_principale)
  const postCode = said(one.code_postal)
  return {
    siret: one.siret,
    name,
    naf: naf !== null && NAF.test(naf) ? naf.replace('.', '') : null,
    address: streetOf(one),
    postCode: postCode !== null && /^\d{5}$/.test(postCode) ? postCode : null,
    city: said(one.libelle_commune),
    position: positionOf(one),
    closed: one.etat_administratif === 'F',
    closedOn: one.etat_administratif === 'F' ? (one.date_fermeture ?? null) : null,
  }
}

/** An answer is good for as long: the register itself changes once a day. */
const GOOD = 60 * 60_000

/**
 * The register of companies, as « API Recherche d’entreprises » answers.
 * @param base address of the API, as the operator wrote it: `https://recherche-entreprises.api.gouv.fr`
 */
export const companyRegister = ({
  base,
  clock,
}: {
  readonly base: URL
  readonly clock: Clock
}): CompanyRegister => {
  const door = outsideDoor({ hosts: new Set([base.host]), clock })
  const known = recent<string, CompanyAnswer>(500)
  return {
    find: async (siret) => {
      if (!/^\d{14}$/.test(siret)) return refuse('forbidden')
      const now = toDate(clock.now())
      const before = known.get(siret)
      if (before !== undefined && now.getTime() - before.at.getTime() < GOOD) return ok(before)
      const url = new URL(`${base.pathname.replace(/\/+$/, '')}/search`, base)
      url.search = new URLSearchParams({
        q: siret,
        per_page: '1',
        limite_matching_etablissements: '100',
      }).toString()
      const asked = await door.ask(url, answer)
      if (!asked.ok) return asked
      const found = asked.value.results.flatMap((company) =>
        [...company.matching_etablissements, ...(company.siege ? [company.siege] : [])]
          .filter((one) => one.siret === siret)
          .map((one) => placeOf(said(company.nom_raison_sociale) ?? company.nom_complet, one)),
      )
      const given = { place: found[0] ?? null, at: now }
      known.set(siret, given)
      return ok(given)
    },
  }
}
