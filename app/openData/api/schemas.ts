import { z } from 'zod'
import { kindCodes, sectorCodes } from '../../directory/index.ts'
import { t } from '../messages.ts'

const f = t.fields
const date = z.iso.date()
const text = (description: string) => z.string().describe(description)
const orNull = (description: string) => z.string().nullable().describe(description)

/** One structure as the API and the files give it: each field is chosen here, so that nothing else ever leaves. */
export const structureSchema = z
  .strictObject({
    id: z.uuid().describe(f.id),
    url: text(f.url),
    siret: orNull(f.siret),
    nom: text(f.nom),
    enseigne: orNull(f.enseigne),
    types: z
      .array(
        z.strictObject({
          code: z.enum(kindCodes as [string, ...string[]]),
          nom: z.string(),
          source: z.string(),
          date: date.nullable(),
        }),
      )
      .describe(f.types),
    activites: z
      .array(
        z.strictObject({
          secteur: z.enum(sectorCodes as [string, ...string[]]),
          mode: z.enum(['prestation', 'mise-a-disposition']),
          zone: z.strictObject({
            portee: z.enum(['france', 'departements', 'communes', 'rayon', 'inconnue']),
            departements: z.array(z.string()),
            communes: z.array(z.string()),
            rayon_km: z.number().nullable(),
          }),
          deduite: z.boolean(),
        }),
      )
      .describe(f.activites),
    presentation: orNull(f.presentation),
    naf: orNull(f.naf),
    adresse: orNull(f.adresse),
    code_postal: orNull(f.code_postal),
    commune: orNull(f.commune),
    code_insee: orNull(f.code_insee),
    departement: orNull(f.departement),
    latitude: z.number().nullable().describe(f.latitude),
    longitude: z.number().nullable().describe(f.longitude),
    site_web: orNull(f.site_web),
    source: text(f.source),
    date_source: date.nullable().describe(f.date_source),
    mise_a_jour: z.iso.datetime().describe(f.mise_a_jour),
    fictive: z.boolean().describe(f.fictive),
  })
  .meta({ id: 'Structure', title: f.structure })

export type ApiStructure = z.output<typeof structureSchema>

/** What goes with every answer: under which licence, and of which day. */
const envelope = {
  licence: z.string().describe(f.licence),
  date_donnees: z.iso.datetime().nullable().describe(f.date_donnees),
}

const listOf = <T extends z.ZodType>(item: T) => z.strictObject({ ...envelope, donnees: z.array(item) })

const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    ...envelope,
    total: z.int().describe(f.total),
    approche: z.boolean().describe(f.approche),
    suivant: z.string().nullable().describe(f.suivant),
    donnees: z.array(item),
  })

export const structurePage = pageOf(structureSchema)
export const structureAnswer = z.strictObject({ ...envelope, donnees: structureSchema })

export const featureCollection = z.strictObject({
  type: z.literal('FeatureCollection'),
  ...envelope,
  features: z.array(
    z.strictObject({
      type: z.literal('Feature'),
      id: z.uuid(),
      geometry: z.strictObject({
        type: z.literal('Point'),
        coordinates: z.array(z.number()).length(2),
      }),
      properties: z.strictObject({
        nom: z.string(),
        siret: z.string().nullable(),
        types: z.array(z.string()),
        secteurs: z.array(z.string()),
        url: z.string(),
        fictive: z.boolean(),
      }),
    }),
  ),
})

/** Fields of data·inclusion (schema v1) that the directory knows; the others are left out. */
export const inclusionStructure = z
  .strictObject({
    source: z.string(),
    id: z.string(),
    nom: z.string().min(3).max(150),
    date_maj: date,
    siret: z.string().nullable(),
    adresse: z.string().nullable(),
    code_postal: z.string().nullable(),
    commune: z.string().nullable(),
    code_insee: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    site_web: z.string().nullable(),
    description: z.string().min(5).max(10_000).nullable(),
    reseaux_porteurs: z.array(z.string()).nullable(),
    lien_source: z.string(),
  })
  .meta({ id: 'StructureDataInclusion', title: f.inclusionStructure })

export const inclusionService = z
  .strictObject({
    source: z.string(),
    structure_id: z.string(),
    id: z.string(),
    nom: z.string().min(3).max(150),
    description: z.string().min(5).max(10_000),
    date_maj: date,
    adresse: z.string().nullable(),
    code_postal: z.string().nullable(),
    commune: z.string().nullable(),
    code_insee: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    zone_eligibilite: z.array(z.string()).nullable(),
    lien_source: z.string(),
  })
  .meta({ id: 'ServiceDataInclusion', title: f.inclusionService })

export const inclusionStructurePage = pageOf(inclusionStructure)
export const inclusionServicePage = pageOf(inclusionService)

export const sectorList = listOf(
  z.strictObject({
    code: z.string(),
    nom: z.string(),
    cpv: z.array(z.string()).describe(f.cpv),
    naf: z.array(z.string()).describe(f.nafPrefixes),
  }),
)
export const kindList = listOf(
  z.strictObject({ code: z.string(), nom: z.string(), fondement: z.string().describe(f.fondement) }),
)
export const departmentList = listOf(z.strictObject({ code: z.string(), nom: z.string() }))
export const eventList = listOf(
  z.strictObject({
    url: z.string(),
    titre: z.string(),
    theme: z.string().nullable(),
    jour: date,
    lieu: z.string().nullable(),
    commune: z.string().nullable(),
    etat: z.enum(['annoncee', 'passee']),
    fictive: z.boolean(),
  }),
)

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    reference: z.string().optional(),
    erreurs: z
      .array(
        z.strictObject({
          parametre: z.string(),
          valeur: z.string().nullable(),
          message: z.string(),
          remede: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Probleme', title: f.problem })
