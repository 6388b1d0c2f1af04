import { type Area, type Kind, kinds, type Structure, sectors } from '../../directory/index.ts'
import type { ApiStructure } from './schemas.ts'

const zoneOf = (area: Area): ApiStructure['activites'][number]['zone'] => {
  const none = { departements: [], communes: [], rayon_km: null }
  switch (area.kind) {
    case 'country':
      return { portee: 'france', ...none }
    case 'departments':
      return { portee: 'departements', ...none, departements: [...area.departments] }
    case 'communes':
      return { portee: 'communes', ...none, communes: [...area.communes] }
    case 'radius':
      return { portee: 'rayon', ...none, rayon_km: area.km }
    case 'unknown':
      return { portee: 'inconnue', ...none }
  }
}

/** What a reader needs besides the record. */
export type Around = { readonly publicUrl: string; readonly updatedAt: Date }

export const urlOf = (structure: { readonly slug: string }, publicUrl: string): string =>
  `${publicUrl}/structures/${structure.slug}`

export const presentStructure = (one: Structure, { publicUrl, updatedAt }: Around): ApiStructure => ({
  id: one.id,
  url: urlOf(one, publicUrl),
  siret: one.siret,
  nom: one.name,
  enseigne: one.brand,
  types: one.kinds.map(({ kind, source, sourceDate }) => ({
    code: kind,
    nom: kinds[kind].name,
    source,
    date: sourceDate,
  })),
  activites: one.activities.map(({ sector, service, area, deduced }) => ({
    secteur: sector,
    mode: service === 'secondment' ? 'mise-a-disposition' : 'prestation',
    zone: zoneOf(area),
    deduite: deduced,
  })),
  presentation: one.description,
  naf: one.naf,
  adresse: one.address,
  code_postal: one.postCode,
  commune: one.city,
  code_insee: one.communeCode,
  departement: one.department,
  latitude: one.position?.latitude ?? null,
  longitude: one.position?.longitude ?? null,
  site_web: one.website,
  source: one.source,
  date_source: one.sourceDate,
  mise_a_jour: updatedAt.toISOString(),
  fictive: one.fictitious,
})

/** Null without a position: a map has nowhere to draw it. */
export const presentFeature = (one: Structure, publicUrl: string) =>
  one.position === null
    ? null
    : {
        type: 'Feature' as const,
        id: one.id,
        geometry: {
          type: 'Point' as const,
          coordinates: [one.position.longitude, one.position.latitude],
        },
        properties: {
          nom: one.name,
          siret: one.siret,
          types: one.kinds.map(({ kind }) => kind),
          secteurs: [...new Set(one.activities.map(({ sector }) => sector))],
          url: urlOf(one, publicUrl),
          fictive: one.fictitious,
        },
      }

/** Networks of data·inclusion that a kind of ours is. */
const NETWORKS: { readonly [K in Kind]?: string } = {
  EI: 'ei',
  ACI: 'aci',
  AI: 'ai',
  ETTI: 'etti',
  EITI: 'eiti',
  GEIQ: 'geiq',
  EA: 'ea',
  EATT: 'eatt',
  ESAT: 'esat',
}

const SOURCE = 'openmap-ess'
const idOf = (id: string): string => `${SOURCE}--${id}`

/** A name that the schema takes: between 3 and 150 characters, without a full stop at its end. */
const nameOf = (name: string): string =>
  name
    .slice(0, 150)
    .replace(/[.\s]+$/u, '')
    .padEnd(3, '\u00a0')

const fitting = (text: string | null, pattern: RegExp): string | null =>
  text !== null && pattern.test(text) ? text : null

const placeOf = (one: Structure) => ({
  adresse: one.address,
  code_postal: fitting(one.postCode, /^\d{5}$/),
  commune: one.city,
  code_insee: fitting(one.communeCode, /^\w{5}$/),
  latitude: one.position?.latitude ?? null,
  longitude: one.position?.longitude ?? null,
})

const addressOfSite = (website: string | null): string | null =>
  website !== null && website.length <= 2083 && URL.canParse(website) ? website : null

export const inclusionStructureOf = (one: Structure, { publicUrl, updatedAt }: Around) => {
  const networks = one.kinds.flatMap(({ kind }) => NETWORKS[kind] ?? [])
  return {
    source: SOURCE,
    id: idOf(one.id),
    nom: nameOf(one.name),
    date_maj: updatedAt.toISOString().slice(0, 10),
    siret: one.siret,
    ...placeOf(one),
    site_web: addressOfSite(one.website),
    description:
      one.description !== null && one.description.length >= 5 ? one.description.slice(0, 10_000) : null,
    reseaux_porteurs: networks.length === 0 ? null : networks,
    lien_source: urlOf(one, publicUrl),
  }
}

const eligibleIn = (area: Area): string[] | null => {
  if (area.kind === 'departments' && area.departments.length > 0) return [...area.departments]
  if (area.kind === 'communes' && area.communes.length > 0) return [...area.communes]
  return null
}

/** One service for each activity: data·inclusion puts the trade and the area there. */
export const inclusionServicesOf = (one: Structure, { publicUrl, updatedAt }: Around) =>
  one.activities.map(({ sector, service, area }, index) => ({
    source: SOURCE,
    structure_id: idOf(one.id),
    id: `${idOf(one.id)}--${index + 1}-${sector}-${service === 'secondment' ? 'mise-a-disposition' : 'prestation'}`,
    nom: sectors[sector].name,
    description:
      one.description !== null && one.description.length >= 5
        ? one.description.slice(0, 10_000)
        : `${sectors[sector].name}, par ${one.name}`.slice(0, 10_000),
    date_maj: updatedAt.toISOString().slice(0, 10),
    ...placeOf(one),
    zone_eligibilite: eligibleIn(area),
    lien_source: urlOf(one, publicUrl),
  }))
