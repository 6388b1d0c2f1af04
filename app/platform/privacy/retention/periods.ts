import { catalogue } from '../../i18n/catalogue.ts'

const RECOMMENDATION = 'Délibération CNIL n° 2021-122 sur la journalisation\u00a0: 6 à 12 mois'
const CONTROL = 'Contrôle interne\u00a0: jusqu’à 3 ans si c’est justifié (délibération CNIL n° 2021-122)'
const MINIMAL = 'Minimisation, article 5, paragraphe 1, c, du RGPD'

const MONTHS_12 = 365
const MONTHS_36 = 1096

/** Days that each rule leaves to its data, where the deployment has not decided otherwise. */
export const defaultDays = {
  accounts: MONTHS_36,
  sessions: 1,
  attempts: 1,
  replies: 3,
  mails: MONTHS_12,
  events: MONTHS_12,
  exports: 7,
  imports: 30,
  requests: MONTHS_12,
  lists: MONTHS_36,
  contacts: MONTHS_12,
  unproved: 2,
  discarded: 30,
  trash: 30,
  facts: MONTHS_12,
  readings: MONTHS_36,
  audit: MONTHS_36,
  erasures: MONTHS_12,
} as const satisfies { readonly [rule: string]: number }

export type RuleId = keyof typeof defaultDays
export const ruleIds = Object.keys(defaultDays) as readonly RuleId[]

/**
 * What each rule says. `from` = what the time counts from; `anchor` = where the figure comes from: the data protection
 * officer has the last word.
 */
export const periods = catalogue({
  fr: {
    accounts: {
      title: 'Comptes sans activité',
      from: 'la dernière visite',
      effect: 'le compte est effacé, après un courriel envoyé 30 jours avant',
      anchor: 'Pratique de services publics comparables\u00a0: 36 mois',
    },
    sessions: {
      title: 'Connexions et preuves terminées',
      from: 'la fin de la connexion ou de la preuve',
      effect: 'la ligne est effacée',
      anchor: MINIMAL,
    },
    attempts: {
      title: 'Décompte des essais de connexion',
      from: 'la fin de la période de décompte',
      effect: 'la ligne est effacée',
      anchor: MINIMAL,
    },
    replies: {
      title: 'Réponses gardées contre les doubles envois',
      from: 'l’envoi du formulaire',
      effect: 'la ligne est effacée',
      anchor: 'Au moins 72 heures, le temps d’un nouvel essai',
    },
    mails: {
      title: 'Courriels et notifications',
      from: 'l’écriture',
      effect:
        'le destinataire, le texte et les pièces d’un courriel sont effacés\u00a0; reste la preuve d’un envoi, sans personne\u00a0; la notification est effacée',
      anchor: `${RECOMMENDATION}, par analogie`,
    },
    events: {
      title: 'Personnes présentes aux rencontres',
      from: 'le jour de la rencontre',
      effect:
        'les noms, les adresses, les textes libres des candidatures et les liens personnels sont effacés\u00a0; restent les organismes, les souhaits, les rendez-vous et les notes',
      anchor: 'Proposition\u00a0: 12 mois, le temps des suites de la rencontre',
    },
    exports: {
      title: 'Copies de données préparées',
      from: 'la préparation de la copie',
      effect: 'le fichier est effacé',
      anchor: 'Minimisation\u00a0: le temps de le télécharger',
    },
    imports: {
      title: 'Fichiers importés dans l’annuaire',
      from: 'le dépôt du fichier',
      effect: 'la copie du fichier et le détail de ses lignes sont effacés ; les comptes de l’import restent',
      anchor: MINIMAL,
    },
    requests: {
      title: 'Invitations, demandes, propositions, délégations et copies closes',
      from: 'la réponse, le retrait ou la fin',
      effect: 'la ligne est effacée',
      anchor: `${RECOMMENDATION}, par analogie`,
    },
    lists: {
      title: 'Listes de structures',
      from: 'le dernier changement de la liste',
      effect: 'la liste et ses notes sont effacées',
      anchor: 'Proposition\u00a0: 36 mois, le temps d’un achat et de son renouvellement',
    },
    contacts: {
      title: 'Messages écrits à des structures',
      from: 'l’envoi',
      effect: 'le message est effacé',
      anchor: `${RECOMMENDATION}, par analogie`,
    },
    unproved: {
      title: 'Messages à des structures jamais confirmés',
      from: 'l’écriture',
      effect: 'le message est effacé sans avoir été envoyé',
      anchor: MINIMAL,
    },
    discarded: {
      title: 'Listes, lignes, liens et recherches supprimés',
      from: 'la suppression, ou la fin du lien',
      effect: 'la ligne est effacée',
      anchor: 'Minimisation\u00a0: le temps de revenir sur une erreur',
    },
    trash: {
      title: 'Fiches retirées de l’annuaire',
      from: 'le retrait',
      effect: 'la fiche, ses photos, son historique et ce qui la nomme sont effacés',
      anchor: 'Proposition\u00a0: 30 jours, le temps de revenir sur une erreur',
    },
    facts: {
      title: 'Faits techniques',
      from: 'l’enregistrement du fait',
      effect: 'la ligne est effacée',
      anchor: RECOMMENDATION,
    },
    readings: {
      title: 'Journal des consultations',
      from: 'la consultation',
      effect: 'la ligne est effacée, la chaîne reste vérifiable',
      anchor: CONTROL,
    },
    audit: {
      title: 'Journal des changements',
      from: 'le changement',
      effect: 'la ligne est effacée',
      anchor: CONTROL,
    },
    erasures: {
      title: 'Liste des effacements à rejouer',
      from: 'l’effacement',
      effect: 'la ligne est effacée\u00a0: aucune sauvegarde plus ancienne ne doit être gardée',
      anchor: 'Âge le plus grand d’une sauvegarde',
    },
  },
})

/** Data that no clock takes away: they go with what they describe, or say nothing of anybody. */
export const standing = catalogue({
  fr: {
    account: 'aussi longtemps que le compte',
    body: 'aussi longtemps que l’organisme',
    event: 'avec la rencontre, sans personne physique',
    structure: 'aussi longtemps que la fiche',
    reference: 'référentiel ou réglage, sans donnée personnelle',
    proof: 'preuve d’un effacement, sans donnée personnelle',
  },
})

export type RetentionId = RuleId | keyof typeof standing

const words = catalogue({
  fr: {
    months: (count: number) => `${count}\u00a0mois`,
    days: (count: number) => `${count}\u00a0${count < 2 ? 'jour' : 'jours'}`,
    after: (period: string, from: string) => `${period} après ${from}`,
  },
})

const MONTH = 30.4375

/** `36 mois`, `12 mois`, `7 jours`: as people count. */
export const periodText = (days: number): string => {
  const months = Math.round(days / MONTH)
  return days >= 90 && Math.abs(days - months * MONTH) <= 2 ? words.months(months) : words.days(days)
}

const isRule = (id: RetentionId): id is RuleId => id in defaultDays

/** How long, in words. */
export const retentionText = (id: RetentionId, days?: number): string =>
  isRule(id) ? words.after(periodText(days ?? defaultDays[id]), periods[id].from) : standing[id]
