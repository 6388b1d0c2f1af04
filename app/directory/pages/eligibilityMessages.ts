import type { ReservationReason } from '../../../packages/rules/index.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import type { EligibilityAnswer, EligibilityArticle, Missing } from '../domain/eligibility.ts'

export const e = catalogue({
  fr: {
    directory: 'Structures',
    title: 'Vérifier une structure',
    lead: 'Puis-je réserver ce contrat à cette entreprise, et sous quel article\u00a0? La réponse s’appuie sur l’annuaire, à la date choisie.',
    register: {
      atWork: (name: string, when: string) =>
        `${name}\u00a0: établissement en activité d’après le registre des entreprises, consulté le ${when}.`,
      closed: (name: string, when: string) =>
        `${name}\u00a0: établissement fermé d’après le registre des entreprises, consulté le ${when}.`,
      closedOn: (name: string, day: string, when: string) =>
        `${name}\u00a0: établissement fermé le ${day} d’après le registre des entreprises, consulté le ${when}.`,
      unknown: (when: string) => `Le registre des entreprises, consulté le ${when}, ne connaît pas ce SIRET.`,
      silent: 'Le registre des entreprises ne répond pas\u00a0: la réponse repose sur l’annuaire seul.',
      silentDated: (day: string) =>
        `Le registre des entreprises ne répond pas\u00a0: la réponse repose sur la fiche, à jour du ${day}.`,
    },
    form: 'La structure et le contrat',
    siret: 'SIRET de l’établissement',
    siretHint: '14\u00a0chiffres, espaces permis.',
    day: 'Date du contrat',
    dayHint: 'Laissez vide pour aujourd’hui\u00a0: les conventions se jugent au jour du contrat.',
    dayWrong: 'Cette date n’existe pas\u00a0: choisissez un jour du calendrier.',
    article: 'Article ou type de contrat',
    everything: 'Tous les articles',
    more: 'Préciser le contrat et les effectifs',
    object: 'L’objet est-il un service de santé, social ou culturel de la liste légale\u00a0?',
    objectHint: 'Demandé par l’article L2113-15 seulement.',
    yes: 'Oui',
    no: 'Non',
    unknown: 'Je ne sais pas',
    months: 'Durée du contrat',
    monthsUnit: 'mois',
    award: 'Dernier contrat semblable réservé par vous à cette entreprise',
    awardHint: 'Date du dernier contrat réservé au titre de l’article L2113-15.',
    never: 'Je ne lui en ai jamais réservé',
    workers: 'Effectif de la structure',
    disabled: 'dont travailleurs handicapés',
    disadvantaged: 'dont travailleurs défavorisés',
    workersHint:
      'Pour une structure «\u00a0équivalente\u00a0»\u00a0: donnez les trois nombres, tels qu’elle vous les a écrits.',
    workersWrong: 'Donnez les trois nombres\u00a0: l’effectif, puis les deux parts, qui ne le dépassent pas.',
    check: 'Vérifier',
    verdicts: { yes: 'oui', 'to-confirm': 'à confirmer', no: 'non' } satisfies Record<
      EligibilityAnswer['verdict'],
      string
    >,
    answers: 'Réponse par article',
    answerOf: (name: string, day: string) => `${name}, au ${day}`,
    asked: 'demandé',
    reason: 'Pourquoi',
    missing: 'Ce qui manque pour être sûr',
    write: 'À écrire ou à respecter par l’acheteur',
    articles: {
      'L2113-12': 'Entreprises adaptées, ESAT et équivalents',
      'L2113-13': 'Structures d’insertion par l’activité économique et équivalents',
      'L2113-14': 'Handicap et insertion réunis',
      'L2113-15': 'Entreprises de l’ESS, pour les services de santé, sociaux et culturels',
      'L3113-1': 'Concessions (articles L3113-1 et suivants)',
    } satisfies Record<EligibilityArticle, string>,
    evidence: 'Preuves connues de l’annuaire',
    noEvidence: 'L’annuaire ne connaît aucun type reconnu pour cette structure.',
    kind: 'Type',
    basis: 'Base légale',
    source: 'Source',
    sourceDate: 'Date de la source',
    validity: 'Validité à cette date',
    valid: (span: string) => `valable (${span})`,
    invalid: (span: string) => `non valable (${span})`,
    noValidity: 'non renseignée',
    from: (day: string) => `depuis le ${day}`,
    to: (day: string) => `jusqu’au ${day}`,
    number: (number: string) => `n°\u00a0${number}`,
    unknownDate: 'date inconnue',
    closed: (day: string) =>
      `Cet établissement est fermé depuis le ${day}\u00a0: rien ne peut lui être réservé. Cherchez son successeur sur sa fiche.`,
    record: 'Ouvrir la fiche',
    proof: 'Télécharger la preuve (PDF)',
    notOpinion:
      'Ce document n’est pas un avis juridique. Il dit ce que l’annuaire savait à la date d’édition\u00a0; l’acheteur vérifie les pièces de l’entreprise et reste seul juge.',
    absent: 'Cette structure n’est pas dans l’annuaire',
    absentText: (siret: string) =>
      `Le SIRET ${siret} est bien formé, mais aucune fiche ne le porte. Cela ne veut pas dire que l’entreprise ne peut pas répondre.`,
    absentSteps: {
      other:
        'Cherchez un autre établissement de la même entreprise\u00a0: seul l’un d’eux porte parfois la convention.',
      ask: 'Demandez à l’entreprise sa convention, son agrément ou son autorisation, avec ses dates.',
      add: 'Demandez-lui d’ajouter sa fiche à l’annuaire\u00a0: la prochaine vérification en tiendra compte.',
    },
    sameCompany: 'Chercher la même entreprise',
    faultReferential:
      'Les paramètres juridiques ne donnent pas de réponse à cette date\u00a0: choisissez une date plus proche.',
    reasons: {
      kind: 'Reconnue par son type, valable à cette date.',
      'kind-not-valid':
        'Son type est reconnu, mais la convention ou l’agrément n’est pas valable à cette date.',
      'kind-to-verify': 'Son type est sans doute reconnu\u00a0: un juriste doit encore le confirmer.',
      'share-reached': 'La part de travailleurs demandée est atteinte.',
      'share-too-low': 'La part de travailleurs demandée n’est pas atteinte.',
      'too-long': 'Le contrat est trop long.',
      'awarded-lately': 'Un contrat semblable lui a été réservé il y a trop peu de temps.',
      'service-not-listed': 'L’objet n’est pas un service de la liste légale.',
      'not-in-force': 'Cet article n’existait pas encore à cette date.',
      'duration-unknown': 'Son statut est reconnu.',
      'service-unknown': 'Son statut est reconnu.',
      'last-award-unknown': 'Son statut est reconnu.',
    } satisfies Record<ReservationReason['code'], string>,
    kindUndated: 'Son type est visé par cet article.',
    noReason: 'Aucun de ses types n’est visé par cet article.',
    missings: {
      'validity-unknown':
        'Les dates de validité de la convention ou de l’agrément\u00a0: demandez la pièce à l’entreprise.',
      'evidence-old':
        'Une source de moins d’un an\u00a0: celle de l’annuaire est plus ancienne, ou sans date.',
      'share-unknown':
        'La part de travailleurs handicapés ou défavorisés\u00a0: ce type n’est pas nommé par l’article, il peut être «\u00a0équivalent\u00a0» s’il en emploie assez.',
      'kind-to-verify': 'La confirmation d’un juriste\u00a0: la loi ne nomme pas clairement ce type.',
      'duration-unknown': 'La durée du contrat.',
      'service-unknown': 'Si l’objet est un service de la liste légale (santé, social, culturel).',
      'last-award-unknown': 'La date du dernier contrat semblable réservé à cette entreprise.',
      'article-to-verify': 'L’article exact des concessions, à confirmer par un juriste.',
    } satisfies Record<Missing, string>,
    cite: (article: string) =>
      `Citez l’article ${article} du code de la commande publique dans l’avis de publicité.`,
    citeConcession: 'Citez dans l’avis l’article des concessions réservées (L3113-1 et suivants).',
    condition: (label: string, value: string, article: string) => `${label}\u00a0: ${value} (${article}).`,
    noArticle: 'article à confirmer',
    pdf: {
      title: 'Vérification d’une structure',
      reference: 'Référence',
      structure: 'Structure',
      siret: 'SIRET',
      record: 'Fiche',
      recordSource: 'Source de la fiche',
      contract: 'Date du contrat',
      made: 'Édité le',
      question: 'Ce que l’acheteur a précisé',
      object: 'Service de la liste légale',
      months: 'Durée (mois)',
      award: 'Dernier contrat réservé',
      never: 'aucun',
      workers: 'Effectif\u00a0; handicapés\u00a0; défavorisés',
      footer: (reference: string, when: string) =>
        `Vérification ${reference}, éditée le ${when}. Ceci n’est pas un avis juridique.`,
      evidenceCaption: 'Types, sources et validité',
    },
  },
})
