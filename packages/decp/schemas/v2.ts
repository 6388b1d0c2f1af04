import { z } from 'zod'
import {
  concessionNatures,
  concessionProcedures,
  cpvForm,
  distinct,
  placeKinds,
  price,
  procedures,
  siretForm,
  text,
  whole,
} from './common.ts'

// Written from the field lists of the orders of 22 December 2022 (schema 2.0.4). Lists are wrapped: `titulaires[].titulaire`.

// The official pattern is not anchored; what it holds is checked apart.
const day = z.string().regex(/\d{4}-\d{2}-\d{2}/, { message: 'dateForm' })
const id = text(16, 1)
const schemes = ['SIRET', 'TVA', 'TAHITI', 'RIDET', 'FRWF', 'IREP', 'HORS-UE'] as const
const operator = z.looseObject({ typeIdentifiant: z.enum(schemes), id: z.string() })
const holders = distinct(z.looseObject({ titulaire: operator }))
const share = z.number().min(0).max(1).optional()
const environmental = z.looseObject({
  considerationEnvironnementale: distinct(
    z.enum(['Clause environnementale', 'Critère environnemental', 'Pas de considération environnementale']),
  ),
})

export const contractV2 = z.strictObject({
  id,
  acheteur: z.looseObject({ id: siretForm }),
  nature: z.enum(['Marché', 'Marché de partenariat', 'Marché de défense ou de sécurité']),
  objet: text(1000),
  codeCPV: cpvForm,
  techniques: z.looseObject({
    technique: distinct(
      z.enum([
        'Accord-cadre',
        'Concours',
        'Système de qualification',
        "Système d'acquisition dynamique",
        'Catalogue électronique',
        'Enchère électronique',
        'Sans objet',
      ]),
    ),
  }),
  modalitesExecution: z.looseObject({
    modaliteExecution: distinct(
      z.enum(['Tranches', 'Bons de commande', 'Marchés subséquents', 'Sans objet']),
    ),
  }),
  idAccordCadre: id.optional(),
  marcheInnovant: z.boolean(),
  ccag: z.enum([
    'Travaux',
    "Maitrise d'œuvre",
    'Fournitures courantes et services',
    'Marchés industriels',
    'Prestations intellectuelles',
    "Techniques de l'information et de la communication",
    'Pas de CCAG',
  ]),
  offresRecues: whole,
  attributionAvance: z.boolean(),
  tauxAvance: share,
  typeGroupementOperateurs: z.enum(['Conjoint', 'Solidaire', 'Pas de groupement']),
  sousTraitanceDeclaree: z.boolean(),
  actesSousTraitance: distinct(
    z.looseObject({
      acteSousTraitance: z.looseObject({
        id: whole,
        sousTraitant: operator,
        dureeMois: whole,
        dateNotification: day,
        datePublicationDonnees: day,
        montant: price,
        variationPrix: z.enum(['Ferme', 'Actualisable', 'Révisable']),
      }),
    }),
  ).optional(),
  procedure: z.enum(procedures),
  lieuExecution: z.looseObject({ code: z.string(), typeCode: z.enum(placeKinds) }).optional(),
  dureeMois: whole,
  dateNotification: day,
  datePublicationDonnees: day,
  montant: price,
  typesPrix: z.looseObject({
    typePrix: distinct(
      z.enum(['Définitif ferme', 'Définitif actualisable', 'Définitif révisable', 'Provisoire']),
    ),
  }),
  formePrix: z.enum(['Unitaire', 'Forfaitaire', 'Mixte']),
  // The documentation also admits null, which the schema forgot.
  origineUE: share.nullable(),
  origineFrance: share.nullable(),
  titulaires: holders,
  considerationsSociales: z.looseObject({
    considerationSociale: distinct(
      z.enum(['Clause sociale', 'Critère social', 'Marché réservé', 'Pas de considération sociale']),
    ),
  }),
  considerationsEnvironnementales: environmental,
  modifications: distinct(
    z.looseObject({
      modification: z.looseObject({
        id: whole,
        dateNotificationModification: day,
        datePublicationDonneesModification: day,
        dureeMois: whole.optional(),
        montant: price.optional(),
        titulaires: holders.optional(),
      }),
    }),
  ).optional(),
  modificationsActesSousTraitance: distinct(
    z.looseObject({
      modificationActeSousTraitance: z.looseObject({
        id: whole,
        dureeMois: whole.optional(),
        dateNotificationModificationSousTraitance: day,
        montant: price.optional(),
        datePublicationDonnees: day,
      }),
    }),
  ).optional(),
})

export const concessionV2 = z.strictObject({
  id,
  autoriteConcedante: z.looseObject({ id: siretForm }),
  nature: z.enum(concessionNatures),
  objet: text(1000),
  procedure: z.enum(concessionProcedures),
  dureeMois: whole,
  dateSignature: day,
  datePublicationDonnees: day,
  dateDebutExecution: day,
  valeurGlobale: price,
  montantSubventionPublique: z.number().min(0),
  donneesExecution: distinct(
    z.looseObject({
      donneesAnnuelles: z.looseObject({
        datePublicationDonneesExecution: day,
        depensesInvestissement: z.number().min(0),
        tarifs: z
          .array(
            z.looseObject({ tarif: z.looseObject({ intituleTarif: text(256), tarif: z.number().min(0) }) }),
          )
          .min(1),
      }),
    }),
    0,
  ).optional(),
  concessionnaires: distinct(z.looseObject({ concessionnaire: operator })),
  considerationsSociales: z.looseObject({
    considerationSociale: distinct(
      z.enum(['Clause sociale', 'Critère social', 'Concession réservée', 'Pas de considération sociale']),
    ),
  }),
  considerationsEnvironnementales: environmental,
  modifications: distinct(
    z.looseObject({
      modification: z.looseObject({
        id: whole,
        dateSignatureModification: day,
        datePublicationDonneesModification: day,
        dureeMois: whole.optional(),
        valeurGlobale: price.optional(),
      }),
    }),
  ).optional(),
})
