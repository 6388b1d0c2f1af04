import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../../platform/i18n/format.ts'

/** Words of the pages of applicants and of the jury. */
export const p = catalogue({
  fr: {
    apply: {
      title: 'Candidater à une présentation express',
      short: 'Candidature',
      lead: (event: string) =>
        `Quelques minutes devant les acheteurs publics, le jour de «\u00a0${event}\u00a0».`,
      about: 'L’appel',
      opens: 'Ouverture',
      closes: 'Date limite',
      places: 'Places',
      placesText: (places: number, substitutes: number) =>
        substitutes === 0
          ? plural(places, 'place', 'places')
          : `${plural(places, 'place', 'places')}, et ${plural(substitutes, 'remplaçant', 'remplaçants')}`,
      criteria: 'Critères du jury',
      criterion: (label: string, weight: number) => `${label} (poids ${weight})`,
      quotas: 'Équilibre de la sélection',
      ties: 'En cas d’égalité',
      blind: 'Anonymat',
      blindText: 'Le jury lit les candidatures sans le nom des structures.',
      none: 'Pas d’appel pour cette rencontre',
      noneText: 'L’organisateur n’a pas ouvert d’appel à présentations express.',
      coming: (when: string) => `L’appel ouvre le ${when}`,
      comingText: 'Revenez à cette date\u00a0: le formulaire sera ici, sans compte à créer.',
      closed: (when: string) => `L’appel est clos depuis le ${when}`,
      closedText: 'Les candidatures reçues sont entre les mains du jury.',
      next: (title: string) => `Voir l’appel de «\u00a0${title}\u00a0»`,
      programme: 'Voir le programme',
      back: 'Revenir à la rencontre',
      form: 'Votre candidature',
      formLead:
        'Sans compte\u00a0: enregistrez un brouillon, nous vous envoyons un lien personnel pour le reprendre. Rien n’est lu tant que vous n’avez pas envoyé.',
      resume: 'Reprendre ma candidature',
      structure: 'Nom de la structure',
      siret: 'SIRET',
      siretHint: '14 chiffres. Facultatif\u00a0: il évite les confusions entre structures.',
      sector: 'Secteur',
      department: 'Département',
      firstTimer: 'Vous êtes-vous déjà présenté lors d’une rencontre OpenMap ESS\u00a0?',
      firstTime: 'Non, ce serait la première fois',
      notFirst: 'Oui',
      contact: 'Personne à contacter',
      contactName: 'Nom',
      contactEmail: 'Adresse de courriel',
      contactEmailHint: 'Le lien personnel et la réponse y sont envoyés.',
      contactKept: 'Le nom et l’adresse sont effacés 12 mois après la rencontre.',
      eligibility: 'Conditions pour candidater',
      questions: 'Votre projet de présentation',
      yes: 'Oui',
      no: 'Non',
      atMost: (count: number) => `${formatNumber(count)}\u00a0caractères au plus.`,
      save: 'Enregistrer le brouillon',
      check: 'Enregistrer et vérifier',
      started: (email: string) =>
        `Le brouillon est enregistré. Un lien personnel part vers ${email}\u00a0: il rouvre la candidature.`,
      startedElsewhere: (email: string) =>
        `Le brouillon est enregistré. Ouvrez le lien personnel envoyé à ${email} pour le reprendre.`,
      saved: 'Le brouillon est enregistré.',
      autosave: 'Ce que vous écrivez s’enregistre au fur et à mesure.',
      savedAt: (hour: string) => `Brouillon enregistré à ${hour}.`,
      savedBut: (hour: string, problem: string) =>
        `Brouillon enregistré à ${hour}, sauf un champ à corriger. ${problem}`,
      wait: 'Trop de candidatures ont été commencées depuis cette connexion. Réessayez dans une heure.',
    },
    mine: {
      title: (number: number) => `Candidature n°\u00a0${number}`,
      draft: 'Brouillon',
      draftLead: (when: string) => `À envoyer avant le ${when}. Personne ne lit ce brouillon avant l’envoi.`,
      late: 'Ce brouillon n’a pas été envoyé',
      submitted: 'Envoyée',
      submittedLead: (when: string) => `Le jury l’examine jusqu’au ${when}. La réponse arrive par courriel.`,
      withdrawn: 'Retirée',
      withdrawnLead: 'Cette candidature est retirée\u00a0: le jury ne la lit pas.',
      again: 'Commencer une autre candidature',
      answer: 'Réponse du jury',
      content: 'Ce que vous avez écrit',
      withdraw: 'Retirer ma candidature',
      withdrawText: 'Le jury ne la lira plus. Cette décision ne s’annule pas.',
      withdrawDone: 'Votre candidature est retirée.',
      checkTitle: 'Vérifier et envoyer',
      checkLead: 'Relisez vos réponses. Une fois envoyée, une candidature ne se modifie plus.',
      missing: 'À compléter avant l’envoi',
      edit: 'Modifier le brouillon',
      consent:
        'J’accepte que le jury et l’organisateur lisent cette candidature, pour choisir les présentations de cette rencontre.',
      send: 'Envoyer ma candidature',
      sent: 'Votre candidature est envoyée. Un courriel le confirme.',
      halfDay: 'Votre demi-journée de préparation',
      halfDayLead:
        'Choisissez une demi-journée. Vous pouvez en changer tant qu’il reste des places ailleurs.',
      halfDayLegend: 'Demi-journée',
      halfDayPlaces: (count: number) => (count === 0 ? 'complet' : plural(count, 'place', 'places')),
      halfDayChosen: (when: string) => `Votre préparation est le ${when}.`,
      choose: 'Choisir cette demi-journée',
    },
    jury: {
      title: 'Jury',
      heading: 'Évaluer les candidatures',
      lead: (event: string) => `Présentations express de «\u00a0${event}\u00a0».`,
      until: (when: string) =>
        `À terminer avant le ${when}. Déclarez un conflit d’intérêts avant de noter\u00a0: la candidature vous est alors cachée.`,
      over: 'La sélection est enregistrée\u00a0: les notes ne changent plus.',
      progress: 'Vos évaluations',
      progressText: (done: number, total: number) =>
        `${done} sur ${plural(total, 'candidature', 'candidatures')}`,
      hidden: (count: number) =>
        `${plural(count, 'candidature vous est cachée', 'candidatures vous sont cachées')}\u00a0: conflit d’intérêts.`,
      none: 'Aucune candidature pour l’instant',
      noneText: 'Elles apparaissent ici dès qu’elles sont envoyées.',
      caption: 'Candidatures à évaluer',
      application: 'Candidature',
      sector: 'Secteur',
      department: 'Département',
      state: 'Votre évaluation',
      mean: 'Votre moyenne',
      states: { todo: 'À faire', draft: 'Brouillon', complete: 'Terminée' },
      named: (number: number, structure: string) => `N°\u00a0${number} – ${structure}`,
      blindName: (number: number) => `Candidature n°\u00a0${number}`,
      firstTimer: 'Première présentation',
      grid: 'Grille de notation',
      gridLead: 'De 0 (absent) à 5 (excellent). La moyenne tient compte du poids de chaque critère.',
      weight: (weight: number) => `Poids ${weight}`,
      comment: 'Commentaire',
      commentHint:
        'Pour l’organisateur et les autres membres. Restez factuel\u00a0: la personne peut le demander.',
      saveDraft: 'Garder en brouillon',
      complete: 'Terminer l’évaluation',
      savedDraft: 'L’évaluation est gardée en brouillon.',
      completed: 'L’évaluation est terminée.',
      conflict: 'Conflit d’intérêts',
      conflictText:
        'Vous connaissez cette structure, vous y travaillez ou l’avez conseillée\u00a0? Déclarez-le\u00a0: la candidature vous sera cachée et vous ne la noterez pas. Seul l’organisateur peut lever une déclaration faite par erreur.',
      declare: 'Déclarer un conflit d’intérêts',
      declared: 'Le conflit d’intérêts est déclaré\u00a0: cette candidature vous est cachée.',
      back: 'Revenir à la liste',
    },
    juryInvitation: {
      title: 'Rejoindre le jury',
      lead: (until: string) =>
        `Les membres du jury notent les candidatures aux présentations express, jusqu’au ${until}.`,
      join: 'Rejoindre le jury',
      joined: 'Vous êtes membre du jury.',
      none: 'Aucune invitation à votre adresse',
      noneText:
        'Vous êtes connecté avec une autre adresse que celle de l’invitation, ou l’organisateur l’a retirée. Connectez-vous avec l’adresse qui a reçu le courriel.',
    },
    segments: {
      applicants: 'Structures candidates à une présentation express',
      chosen: 'Structures retenues pour une présentation express',
      jury: 'Membres du jury',
    },
    actions: {
      apply: 'Candidater à une présentation express',
      applyText: (when: string, places: number) =>
        `${plural(places, 'place', 'places')}, jusqu’au ${when}. Sans compte à créer.`,
      jury: 'Évaluer les candidatures',
      juryText: (when: string) => `Vous êtes membre du jury, jusqu’au ${when}.`,
    },
    steps: {
      open: 'Ouvrir l’appel à présentations express',
      openText: 'Dates, questions et critères.',
      opened: (count: number, when: string) =>
        `${plural(count, 'candidature reçue', 'candidatures reçues')}\u00a0; clôture le ${when}.`,
      jury: 'Faire évaluer les candidatures par le jury',
      juryText: (done: number, total: number, members: number) =>
        members === 0
          ? 'Aucun membre désigné.'
          : `${done} sur ${plural(total, 'évaluation faite', 'évaluations faites')}, ${plural(members, 'membre', 'membres')}.`,
      decide: 'Choisir les présentations et répondre',
      decideText: (chosen: number, places: number, answered: boolean) =>
        `${chosen} sur ${plural(places, 'place', 'places')}\u00a0; ${answered ? 'réponses envoyées' : 'réponses à envoyer'}.`,
      prepare: 'Préparer les présentations',
      prepareText: (chosen: number, total: number, published: boolean) =>
        `${chosen} sur ${total} ont choisi leur préparation\u00a0; ${published ? 'ordre publié' : 'ordre à publier'}.`,
    },
  },
})
