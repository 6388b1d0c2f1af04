import { z } from 'zod'
import {
  concessionNatures,
  concessionProcedures,
  cpvForm,
  distinct,
  placeKinds,
  procedures,
  siretForm,
  text,
  whole,
} from './common.ts'

// Written from the field list of the order of 22 March 2019 (`marches.json`, format-commande-publique).

const day = z.string().regex(/^\d{4}-[01]\d-[0-3]\d([+-][0-2]\d:[0-5]\dZ?)?$/, { message: 'dateForm' })
const buyer = z.looseObject({ id: siretForm, nom: z.string() })
const holder = z.looseObject({
  typeIdentifiant: z.enum(['SIRET', 'TVA', 'TAHITI', 'RIDET', 'FRWF', 'IREP', 'UE', 'HORS-UE']),
  id: z.string(),
  denominationSociale: z.string(),
})
const place = z.looseObject({ code: z.string(), typeCode: z.enum(placeKinds), nom: z.string() })
const id = text(16, 7)
const uid = z
  .string()
  .regex(/^[0-9]{14}.{7,16}$/, { message: 'uidForm' })
  .optional()

export const contractV1 = z.looseObject({
  id,
  uid,
  _type: z
    .string()
    .regex(/^Marché$/)
    .optional(),
  acheteur: buyer,
  nature: z.enum(['Marché', 'Marché de partenariat', 'Accord-cadre', 'Marché subséquent']),
  objet: text(256),
  codeCPV: cpvForm,
  procedure: z.enum(procedures),
  lieuExecution: place,
  dureeMois: whole,
  dateNotification: day,
  datePublicationDonnees: day,
  montant: z.number().min(0),
  formePrix: z.enum(['Ferme', 'Ferme et actualisable', 'Révisable']),
  titulaires: distinct(holder),
  modifications: distinct(
    z.looseObject({
      objetModification: text(256),
      dateNotificationModification: day,
      datePublicationDonneesModification: day,
      dureeMois: z.int().optional(),
      montant: z.number().optional(),
      titulaires: distinct(holder).optional(),
    }),
    0,
  ),
})

export const concessionV1 = z.looseObject({
  id,
  uid,
  _type: z
    .string()
    .regex(/^Contrat de concession$/)
    .optional(),
  autoriteConcedante: buyer,
  nature: z.enum(concessionNatures),
  objet: text(256),
  procedure: z.enum(concessionProcedures),
  lieuExecution: place.extend({ code: text(6) }),
  dureeMois: whole,
  dateSignature: day,
  datePublicationDonnees: day,
  dateDebutExecution: day,
  valeurGlobale: z.number(),
  montantSubventionPublique: z.number().min(0),
  donneesExecution: distinct(
    z.looseObject({
      datePublicationDonneesExecution: day,
      depensesInvestissement: z.number().min(0),
      tarifs: z.array(z.looseObject({ intituleTarif: text(256), tarif: z.number().min(0) })).min(1),
    }),
    0,
  ),
  concessionnaires: distinct(holder),
  modifications: distinct(
    z.looseObject({
      objetModification: text(256),
      dateSignatureModification: day,
      datePublicationDonneesModification: day,
      dureeMois: whole.optional(),
      valeurGlobale: z.number().min(0).optional(),
    }),
    0,
  ),
})
