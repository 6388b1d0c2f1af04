import { catalogue } from '../platform/i18n/catalogue.ts'
import { formatDateTime, plural } from '../platform/i18n/format.ts'
import { Temporal } from '../platform/kernel/dates.ts'

const when = (local: string): string => formatDateTime(Temporal.PlainDateTime.from(local))

/** Sentences of the module that are not those of a page: refusals, what is missing, reasons. */
export const t = catalogue({
  fr: {
    session: 'Présentations express',
    refusals: {
      eventCancelled: 'La rencontre est annulée\u00a0: elle ne reçoit plus de candidature.',
      closesBeforeOpening: 'L’appel doit se clore après son ouverture. Corrigez la date de clôture.',
      closesAfterDay: 'L’appel doit se clore au plus tard le jour de la rencontre.',
      juryBeforeClosing: 'Le jury ne peut pas finir avant la clôture de l’appel.',
      juryAfterDay: 'Le jury doit finir au plus tard le jour de la rencontre.',
      presentationMissing: 'Présentez l’appel en quelques phrases.',
      noCriterion: 'Donnez au moins un critère de notation.',
      rowIncomplete: (line: number) =>
        `Ligne ${line}\u00a0: complétez tous les champs de la ligne, ou videz-la entièrement.`,
      quotaNeedsCode: (line: number) =>
        `Ligne ${line}\u00a0: dites pour quel secteur ou quel département ce minimum vaut.`,
      callFrozen: (count: number) =>
        `${plural(count, 'candidature est déjà envoyée', 'candidatures sont déjà envoyées')}\u00a0: les questions, les critères et l’anonymat ne changent plus. Les dates, la présentation, les places et les quotas restent modifiables.`,
      callDecided: 'La sélection est enregistrée\u00a0: l’appel ne change plus.',
      noCall: 'Cette rencontre n’a pas d’appel à présentations express.',
      notOpen: (local: string) => `L’appel ouvre le ${when(local)}. Revenez à cette date.`,
      tooLate: (local: string) =>
        `L’appel est clos depuis le ${when(local)}. Une candidature ne peut plus être envoyée ni modifiée.`,
      notDraft: {
        draft: '',
        submitted:
          'Votre candidature est envoyée\u00a0: elle ne peut plus être modifiée. Vous pouvez encore la retirer.',
        withdrawn: 'Cette candidature est retirée. Vous pouvez en commencer une autre.',
      },
      emailInvalid: 'Écrivez une adresse de courriel entière, par exemple prenom.nom@exemple.fr.',
      consentMissing: 'Cochez la case d’accord pour envoyer votre candidature.',
      alreadyWithdrawn: 'Cette candidature est déjà retirée.',
      withdrawAfterAnswer:
        'La réponse est déjà envoyée. Pour renoncer à votre place, écrivez à l’organisateur.',
      notSubmitted: 'Cette candidature n’est pas envoyée, ou elle est retirée.',
      alreadyInvited: 'Cette adresse est déjà invitée au jury.',
      invitationGone: 'Cette invitation au jury n’est plus valable.',
      noConflict: 'Aucun conflit d’intérêts n’est déclaré ici.',
      answerMissing: 'Écrivez la réponse.',
      notSubstitute: 'Choisissez une structure remplaçante.',
      alreadyJuror: 'Cette personne est déjà membre du jury.',
      notJuror: 'Cette personne ne siège plus au jury.',
      jurorScored: 'Ce membre a déjà évalué des candidatures\u00a0: il reste dans le jury.',
      conflictDeclared:
        'Vous avez déclaré un conflit d’intérêts\u00a0: vous n’évaluez pas cette candidature.',
      ownApplication: 'Cette candidature est la vôtre\u00a0: vous ne l’évaluez pas.',
      scoredAlready:
        'Vous avez déjà terminé l’évaluation de cette candidature\u00a0: rouvrez-la en brouillon, puis déclarez le conflit.',
      scoreInvalid: 'Donnez une note entière de 0 à 5.',
      scoreMissing: (label: string) => `Donnez une note au critère «\u00a0${label}\u00a0».`,
      juryOver: 'La sélection est enregistrée\u00a0: les notes ne changent plus.',
      stillOpen: (local: string) => `L’appel reçoit des candidatures jusqu’au ${when(local)}. Décidez après.`,
      tooManyChosen: (count: number, places: number) =>
        `Vous retenez ${plural(count, 'candidature', 'candidatures')} pour ${plural(places, 'place', 'places')}. Retirez-en, ou augmentez le nombre de places de l’appel.`,
      nobodyChosen: 'Retenez au moins une candidature.',
      reasonMissing:
        'Votre choix s’écarte de la proposition\u00a0: dites pourquoi. La raison est conservée avec la décision.',
      notDecided: 'Enregistrez d’abord la sélection.',
      alreadyAnswered: 'Les réponses sont déjà envoyées\u00a0: elles partent une seule fois.',
      answeredFrozen: 'Les réponses sont envoyées\u00a0: la sélection ne change plus.',
      notAnswered: 'Envoyez d’abord les réponses aux candidats.',
      notChosen: 'Cette candidature n’est pas retenue.',
      halfDayInvalid: 'La fin doit suivre le début, le même jour.',
      halfDayExists: 'Cette demi-journée existe déjà à cet endroit.',
      unknownHalfDay: 'Cette demi-journée n’existe plus. Choisissez-en une autre.',
      halfDayFull: 'Cette demi-journée est complète. Choisissez-en une autre.',
      halfDayTaken: 'Quelqu’un a déjà choisi cette demi-journée\u00a0: elle ne se retire plus.',
      unknownApplication: 'Cette candidature n’existe plus.',
    },
    missing: {
      structure: 'Donnez le nom de votre structure.',
      sector: 'Choisissez votre secteur.',
      department: 'Choisissez votre département.',
      firstTimer: 'Dites si vous vous êtes déjà présenté lors d’une rencontre.',
      contactName: 'Donnez le nom de la personne à contacter.',
      contactEmail: 'Donnez une adresse de courriel.',
      answer: (question: string) => `Répondez à la question «\u00a0${question}\u00a0».`,
      tooLong: (question: string, most: number) =>
        `Votre réponse à «\u00a0${question}\u00a0» est trop longue\u00a0: ${most} caractères au plus.`,
    },
    quota: {
      most: (count: number, what: string) => `au plus ${count}\u00a0${what}`,
      least: (count: number, what: string) => `au moins ${count}\u00a0${what}`,
      sameSector: 'du même secteur',
      sameDepartment: 'du même département',
      ofSector: (name: string) => `du secteur «\u00a0${name}\u00a0»`,
      ofDepartment: (name: string) => `du département ${name}`,
      firstTimers: 'pour une première présentation',
    },
    reasons: {
      unscored: 'Aucun membre du jury ne l’a notée.',
      below: 'Moins bien notée que toutes les candidatures retenues.',
      tie: (rule: string) =>
        `À égalité avec une candidature retenue\u00a0; départage annoncé\u00a0: ${rule}.`,
      quota: (quotas: readonly string[]) =>
        `Mieux notée qu’une candidature retenue, mais la retenir ne respecterait pas\u00a0: ${quotas.join('\u00a0; ')}.`,
    },
    tieRules: {
      'main-criterion': 'la meilleure note au critère qui pèse le plus',
      'first-timer': 'une première présentation passe devant',
      earliest: 'la première candidature envoyée passe devant',
    },
    outcomes: {
      chosen: 'Retenue',
      substitute: 'Remplaçante',
      declined: 'Non retenue',
    },
    answer: {
      chosen: 'Votre candidature est retenue.',
      substitute: (position: number) =>
        `Votre candidature est sur la liste des remplaçants, en position ${position}. Nous vous écrivons si une place se libère.`,
      declined: 'Votre candidature n’est pas retenue cette fois.',
      promoted: 'Une place s’est libérée\u00a0: votre candidature est maintenant retenue.',
      released: 'Vous nous avez dit renoncer à votre place. Elle est donnée à une structure remplaçante.',
      received: (count: number, places: number) =>
        `Le jury a examiné ${plural(count, 'candidature', 'candidatures')} pour ${plural(places, 'place', 'places')}.`,
      mean: (mean: string) => `La vôtre a obtenu ${mean} sur 5 en moyenne.`,
      best: (label: string, mean: string) => `Critère le mieux noté\u00a0: ${label} (${mean} sur 5).`,
      worst: (label: string, mean: string) => `Critère à renforcer\u00a0: ${label} (${mean} sur 5).`,
      quotas: (quotas: readonly string[]) =>
        `L’appel demandait une sélection équilibrée (${quotas.join('\u00a0; ')})\u00a0: c’est ce qui a départagé des candidatures proches.`,
    },
    export: {
      applications: 'Candidatures',
      scores: 'Notes',
      columns: {
        number: 'Numéro',
        structure: 'Structure',
        siret: 'SIRET',
        sector: 'Secteur',
        department: 'Département',
        firstTimer: 'Première présentation',
        contactName: 'Contact',
        contactEmail: 'Courriel',
        submittedAt: 'Envoyée le',
        rank: 'Rang',
        mean: 'Moyenne sur 5',
        votes: 'Membres qui ont noté',
        outcome: 'Décision',
        juror: 'Membre du jury',
        state: 'État',
        comment: 'Commentaire',
      },
      yes: 'oui',
      no: 'non',
      states: { draft: 'brouillon', complete: 'terminée', conflict: 'conflit d’intérêts' },
    },
  },
})
