import { catalogue } from '../i18n/catalogue.ts'

/**
 * One purpose for which personal data are held: a line of the register that article 30 RGPD asks for. In French, since
 * people and the data protection officer read it.
 */
export type Processing = {
  readonly title: string
  readonly purpose: string
  readonly legalBasis: string
  readonly people: string
  readonly recipients: string
}

const MISSION = 'Mission d’intérêt public (article 6, paragraphe 1, e, du RGPD)'
const DUTY = 'Obligation légale (article 6, paragraphe 1, c, du RGPD)'
const ADMINISTRATION = 'la personne elle-même\u00a0; l’administration de l’installation'

export const processings = catalogue({
  fr: {
    account: {
      title: 'Comptes',
      purpose: 'Reconnaître la personne qui se connecte et lui ouvrir ce à quoi elle a droit.',
      legalBasis: MISSION,
      people: 'personnes qui ont un compte',
      recipients: `${ADMINISTRATION}\u00a0; les membres des mêmes organismes (nom et adresse)`,
    },
    security: {
      title: 'Protection des comptes',
      purpose:
        'Tenir les connexions ouvertes, vérifier les preuves d’identité, reconnaître un appareil nouveau, freiner les essais répétés.',
      legalBasis: `${DUTY}\u00a0: sécurité du traitement, article 32`,
      people: 'personnes qui ont un compte ou qui essaient d’entrer',
      recipients: ADMINISTRATION,
    },
    bodies: {
      title: 'Organismes, appartenances et rôles',
      purpose: 'Savoir qui agit pour quel organisme et avec quels droits, inviter et répondre aux demandes.',
      legalBasis: MISSION,
      people: 'membres des organismes, personnes invitées, personnes qui demandent à rejoindre un organisme',
      recipients:
        'la personne elle-même\u00a0; les personnes qui gèrent l’organisme\u00a0; l’administration de l’installation',
    },
    events: {
      title: 'Rencontres',
      purpose: 'Organiser les rendez-vous d’une rencontre et remettre à chacun son agenda.',
      legalBasis: MISSION,
      people: 'personnes qui représentent un participant\u00a0; intervenants annoncés au programme',
      recipients: 'l’organisme qui organise la rencontre',
    },
    directory: {
      title: 'Annuaire des structures',
      purpose: 'Faire connaître les structures de l’économie sociale et solidaire aux acheteurs.',
      legalBasis: MISSION,
      people:
        'structures\u00a0; leur nom ou leur adresse peuvent être ceux d’une personne (entreprise individuelle)\u00a0; personnes à contacter',
      recipients: 'tout public\u00a0; pour les personnes à contacter, les personnes connectées seulement',
    },
    curation: {
      title: 'Propositions sur l’annuaire',
      purpose:
        'Corriger et compléter l’annuaire avec ceux qui le lisent, remettre une fiche à la structure qu’elle décrit, et leur répondre.',
      legalBasis: MISSION,
      people: 'personnes qui proposent une correction, une structure, ou demandent à tenir une fiche',
      recipients:
        'la mission régionale et la coordination du département ; l’adresse laissée pour la réponse n’est montrée à personne',
    },
    shortlists: {
      title: 'Listes de structures et recherches suivies',
      purpose: 'Garder les structures qu’une personne met de côté, ses notes et les recherches qu’elle suit.',
      legalBasis: MISSION,
      people: 'personnes qui ont un compte\u00a0; personnes nommées dans une note',
      recipients:
        'la personne elle-même\u00a0; les membres de l’organisme avec lequel une liste est partagée',
    },
    contact: {
      title: 'Messages aux structures',
      purpose:
        'Transmettre un message à une structure sans montrer son adresse, et écarter la publicité et les abus.',
      legalBasis: MISSION,
      people: 'personnes qui écrivent à une structure par sa fiche',
      recipients:
        'la structure\u00a0; les membres de l’organisme qui tient sa fiche\u00a0; la mission régionale, si le message est signalé',
    },
    mails: {
      title: 'Courriels envoyés',
      purpose: 'Envoyer les courriels du service et prouver qu’ils sont partis.',
      legalBasis: MISSION,
      people: 'destinataires des courriels',
      recipients: 'le destinataire\u00a0; l’administration de l’installation',
    },
    audit: {
      title: 'Journal des changements',
      purpose: 'Répondre des changements de droits, d’organismes et de réglages\u00a0: qui, quand, quoi.',
      legalBasis: `${DUTY}\u00a0: responsabilité et sécurité, articles 5, paragraphe 2, et 32`,
      people: 'personnes qui ont fait ou subi un changement, par leur seul identifiant',
      recipients: 'l’administration de l’installation\u00a0; les personnes qui gèrent l’organisme concerné',
    },
    readings: {
      title: 'Journal des consultations',
      purpose: 'Dire à chacun qui a lu ses données, quand et pourquoi, et dissuader la curiosité.',
      legalBasis: `${DUTY}\u00a0: responsabilité et sécurité, articles 5, paragraphe 2, et 32`,
      people:
        'personnes qui lisent des données et personnes dont les données sont lues, par leur seul identifiant',
      recipients: 'la personne dont les données ont été lues\u00a0; l’administration de l’installation',
    },
    rights: {
      title: 'Droits des personnes et durées de conservation',
      purpose:
        'Remettre les copies demandées, effacer, suspendre un effacement en cas de litige, prouver ce qui a été effacé, garder les accords donnés.',
      legalBasis: `${DUTY}\u00a0: articles 7, 12 et 15 à 21`,
      people: 'personnes qui exercent leurs droits',
      recipients: ADMINISTRATION,
    },
    operation: {
      title: 'Fonctionnement du service',
      purpose:
        'Faire le travail en arrière-plan, ne jamais faire deux fois la même action, tenir les réglages et les référentiels.',
      legalBasis: MISSION,
      people: 'aucune, sauf par identifiant technique',
      recipients: 'l’administration de l’installation',
    },
  },
})

export type ProcessingId = keyof typeof processings
