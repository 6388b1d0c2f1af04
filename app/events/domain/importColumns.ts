import { tidy } from '../../platform/kernel/text.ts'
import { headerKey, matchColumns } from '../../platform/tables/columns.ts'
import type { Expected, Mapping } from '../../platform/tables/propose.ts'
import { isEmail, type ParticipantField } from './judgeParticipants.ts'
import { readRole } from './participant.ts'
import { readLevel } from './wish.ts'

export const importKinds = ['participants', 'wishes'] as const
export type ImportKind = (typeof importKinds)[number]

export type WishField = 'from' | 'to' | 'level'

/** Headers that people write, for each field. The first one is the one of the sample file. */
export const participantColumns = {
  name: [
    'nom',
    'participant',
    'organisme',
    'nom de l’organisme',
    'raison sociale',
    'dénomination',
    'dénomination sociale',
    'structure',
    'nom de la structure',
    'acheteur',
    'nom de l’acheteur',
    'acheteurs nom',
    'titulaires dénomination',
    'collectivité',
    'entité',
    'établissement',
    'entreprise',
    'société',
    'association',
    'organisation participante',
    'name',
  ],
  role: ['rôle', 'type', 'profil', 'catégorie', 'qualité', 'côté', 'vous êtes', 'role'],
  siret: ['siret', 'n° siret', 'numéro siret', 'siret de l’établissement', 'acheteurs id', 'titulaires id'],
  organisation: ['organisme lié', 'identifiant', 'slug', 'organisation'],
  quota: [
    'quota',
    'nombre de rendez-vous',
    'rendez-vous maximum',
    'rendez-vous max',
    'nombre maximum de rendez-vous',
    'nb rdv',
    'nb max rdv',
  ],
  unavailable: ['indisponible', 'créneaux indisponibles', 'indisponibilités', 'unavailable'],
  firstName: ['prénom', 'prénom du représentant', 'prénom du contact', 'prénom contact', 'first name'],
  representative: [
    'représentant',
    'représentants',
    'contact',
    'nom du représentant',
    'nom du contact',
    'nom contact',
    'nom de famille',
    'interlocuteur',
    'référent',
    'personne présente',
    'prénom et nom',
    'nom et prénom',
    'nom prénom',
    'representative',
  ],
  email: [
    'courriel',
    'email',
    'e-mail',
    'mail',
    'adresse électronique',
    'adresse mail',
    'adresse e-mail',
    'adresse courriel',
    'courriel du contact',
    'mail contact',
    'mèl',
  ],
} as const satisfies Record<ParticipantField, readonly string[]>

/** Headers that people write, for each field. The first one is the one of the sample file. */
export const wishColumns = {
  from: ['de', 'demandeur', 'souhait de', 'émetteur', 'qui', 'from', 'participant'],
  to: ['vers', 'souhaite rencontrer', 'pour', 'destinataire', 'avec', 'à rencontrer', 'rencontrer', 'to'],
  level: ['niveau', 'priorité', 'souhait', 'degré', 'réponse', 'level'],
} as const satisfies Record<WishField, readonly string[]>

const isSiret = (cell: string): boolean => /^\d{14}$/.test(cell.replace(/\s/g, ''))

/**
 * What a file of participants may hold. « Nom » is the body, unless first names stand beside it and another column names
 * the body: it is then somebody.
 */
export const participantsExpected = (headers: readonly string[]): Expected<ParticipantField> => {
  const keys = new Set(headers.map(headerKey))
  const [plain, ...others] = participantColumns.name
  const ofSomebody =
    keys.has(headerKey(plain)) &&
    participantColumns.firstName.some((name) => keys.has(headerKey(name))) &&
    [...keys].some((key) => others.some((name) => ` ${key} `.includes(` ${headerKey(name)} `)))
  return {
    names: ofSomebody
      ? {
          ...participantColumns,
          name: others,
          representative: [...participantColumns.representative, plain],
        }
      : participantColumns,
    required: ['name', 'role'],
    looks: { email: isEmail, siret: isSiret, role: (cell) => readRole(cell) !== null },
  }
}

export const wishesExpected = (): Expected<WishField> => ({
  names: wishColumns,
  required: ['from', 'to', 'level'],
  looks: { level: (cell) => tidy(cell) !== '' && readLevel(cell) !== null },
})

/** The columns that carry exactly an expected header. */
export const exactMapping = <Field extends string>(
  headers: readonly string[],
  { names }: Expected<Field>,
): Mapping<Field> => {
  const { found } = matchColumns(headers, names)
  return Object.fromEntries(
    (Object.entries(found) as [Field, string][]).map(([field, header]) => [field, { header }]),
  ) as Mapping<Field>
}

/** Fields that a mapping leaves without any origin though they are needed. */
export const lacking = <Field extends string>(
  mapping: Mapping<Field>,
  { required }: Expected<Field>,
): readonly Field[] => required.filter((field) => mapping[field] === undefined)
