import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'

/** Words of the pages of those who register. */
export const p = catalogue({
  fr: {
    title: 'S’inscrire',
    lead: 'Sans compte et en une page. Vous recevez une confirmation par courriel.',
    steps: { role: 'Rôle', answers: 'Vos réponses', check: 'Vérification', done: 'Confirmation' },
    closed: 'Les inscriptions sont fermées',
    closedText: (contact: string) =>
      `Elles se sont terminées le ${contact}. Consultez le programme et les prochaines rencontres.`,
    notYet: 'Les inscriptions ne sont pas encore ouvertes',
    notYetText: (from: string) =>
      `Elles ouvrent le ${from}. Ajoutez la rencontre à votre calendrier en attendant.`,
    none: 'Cette rencontre ne prend pas d’inscription en ligne',
    noneText: 'Consultez sa page pour savoir comment participer.',
    chooseRole: 'Vous venez en tant que',
    otherRole: 'Changer de rôle',
    chooseRoleHint: 'Les questions et les places dépendent de votre rôle.',
    roleHints: {
      buyer: 'Collectivité, établissement ou entreprise qui achète. Vous pourrez rencontrer des structures.',
      supplier:
        'Structure de l’insertion, du handicap ou de l’économie sociale et solidaire. Vous pourrez rencontrer des acheteurs.',
      partner: 'Réseau, financeur ou organisme qui soutient la rencontre.',
      exhibitor: 'Organisme qui tient un stand.',
      press: 'Journaliste ou média.',
      public: 'Toute personne intéressée.',
    },
    continue: 'Continuer',
    you: 'Vous',
    body: 'Organisme',
    bodyHint: 'Le nom sous lequel il est connu. Il figure dans le programme des rendez-vous.',
    siret: 'SIRET',
    siretHint: '14 chiffres. Il relie votre inscription à votre fiche de l’annuaire.',
    name: 'Prénom et nom',
    email: 'Adresse de courriel',
    emailHint: 'La confirmation et votre lien personnel y sont envoyés.',
    jobTitle: 'Fonction',
    access: 'Accueil et accessibilité',
    accessNeeds: 'De quoi avez-vous besoin pour participer\u00a0?',
    accessNeedsHint:
      'Par exemple\u00a0: place pour un fauteuil, documents en gros caractères, régime alimentaire. Lu par l’organisateur seulement.',
    signLanguage: 'Je souhaite une interprétation en langue des signes française',
    questions: 'Questions de l’organisateur',
    fileLater:
      'Vous joindrez ce fichier après la confirmation, sur votre page «\u00a0Mon inscription\u00a0».',
    fileToJoin: 'À joindre après la confirmation',
    listed: 'J’accepte que le nom de mon organisme figure dans la liste des participants',
    privacy: (months: number) =>
      `L’organisateur utilise ces réponses pour préparer la rencontre. Noms, adresses et réponses sont effacés ${months} mois après. Vous pouvez les changer ou annuler à tout moment depuis le message de confirmation.`,
    check: 'Vérifier mes réponses',
    checkTitle: 'Vérifiez vos réponses',
    checkLead: 'Rien n’est encore enregistré.',
    edit: 'Modifier mes réponses',
    send: 'Confirmer mon inscription',
    sendWaiting: 'Rejoindre la liste d’attente',
    yes: 'Oui',
    no: 'Non',
    done: 'Votre inscription est confirmée',
    doneWaiting: 'Vous êtes sur la liste d’attente',
    doneText:
      'Un message de confirmation vient de partir. Il contient votre lien personnel\u00a0: gardez-le pour changer vos réponses, transmettre votre place ou annuler. Regardez aussi dans les indésirables.',
    doneWaitingText:
      'Un message vient de partir. Si une place se libère, elle vous sera proposée dans l’ordre des inscriptions.',
    back: 'Revenir à la rencontre',
    tooMany: (minutes: number) =>
      `Trop d’inscriptions viennent de cette connexion. Attendez ${plural(minutes, 'minute', 'minutes')}, puis recommencez\u00a0: vos réponses sont gardées sur cette page.`,
    list: {
      title: 'Participants',
      lead: 'Les organismes dont les personnes inscrites ont accepté de figurer ici.',
      none: 'Aucun organisme à montrer pour l’instant',
      noneText: 'Cette liste se remplit quand des personnes inscrites acceptent que leur organisme y figure.',
    },
    mine: {
      title: 'Mon inscription',
      reference: 'Référence',
      role: 'Rôle',
      state: 'État',
      rank: (before: number) =>
        before === 0
          ? 'Vous êtes en tête de la liste d’attente.'
          : `${plural(before, 'personne est', 'personnes sont')} avant vous sur la liste d’attente.`,
      offered: (until: string) => `Une place vous est réservée jusqu’au ${until}.`,
      offeredText: 'Confirmez-la avant cette heure\u00a0: ensuite elle sera proposée à la personne suivante.',
      accept: 'Confirmer ma place',
      accepted: 'Votre place est confirmée. Un message de confirmation vient de partir.',
      wishes: 'Indiquer mes besoins et mes souhaits',
      answers: 'Changer mes réponses',
      save: 'Enregistrer mes réponses',
      saved: 'Vos réponses sont enregistrées.',
      transfer: 'Transmettre ma place',
      transferText:
        'La place reste à votre organisme. La personne reçoit son propre lien, le vôtre s’arrête, et vos réponses personnelles sont effacées.',
      transferSubmit: 'Transmettre la place',
      transferred: 'La place est transmise. Un message vient de partir à cette personne.',
      cancel: 'Annuler mon inscription',
      cancelText:
        'Votre place est proposée aussitôt à la personne suivante. Pour revenir, il faudra vous inscrire de nouveau.',
      cancelled: 'Votre inscription est annulée.',
      files: {
        title: 'Fichiers à joindre',
        lead: 'Lus par l’organisateur seulement, et effacés si vous transmettez votre place ou l’annulez.',
        later: 'Vous les joindrez quand votre place sera confirmée.',
        missing: (count: number) =>
          `Il reste ${plural(count, 'fichier obligatoire', 'fichiers obligatoires')} à joindre`,
        file: 'Fichier',
        hint: 'PDF, PNG ou JPEG, 5\u00a0Mo au plus. Ce que les appareils ajoutent aux photos (lieu, date) est retiré.',
        give: 'Joindre ce fichier',
        replace: 'Remplacer ce fichier',
        replaceSubmit: 'Remplacer',
        other: 'Autre fichier',
        withdraw: 'Retirer ce fichier',
        given: (name: string) => `Le fichier ${name} est joint.`,
        withdrawn: 'Le fichier est retiré.',
        of: (question: string) => `pour «\u00a0${question}\u00a0»`,
      },
      over: 'Cette inscription est terminée',
      overText: 'Vous pouvez vous inscrire de nouveau tant que les inscriptions sont ouvertes.',
    },
  },
})
