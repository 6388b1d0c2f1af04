import { catalogue } from '../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../platform/i18n/format.ts'

/** Words of registrations: refusals, and what several pages say. */
export const t = catalogue({
  fr: {
    forThemselves: 'À titre personnel',
    states: {
      waiting: 'Liste d’attente',
      offered: 'Place proposée',
      confirmed: 'Confirmée',
      cancelled: 'Annulée',
      expired: 'Sans réponse',
    },
    kinds: {
      text: 'Réponse courte',
      long: 'Réponse longue',
      choice: 'Un choix parmi plusieurs',
      choices: 'Plusieurs choix',
      consent: 'Accord à donner',
      file: 'Fichier à joindre',
    },
    left: (left: number) =>
      left === 0
        ? 'complet\u00a0: inscription sur liste d’attente'
        : plural(left, 'place disponible', 'places disponibles'),
    funnel: { asked: 'Inscriptions reçues', confirmed: 'Inscriptions confirmées' },
    segments: {
      registered: 'Personnes inscrites et confirmées',
      waiting: 'Personnes en liste d’attente',
    },
    action: {
      label: 'S’inscrire',
      open: (until: string, places: string) => `Inscriptions ouvertes jusqu’au ${until}. ${places}`,
      left: (left: number) =>
        left === 0
          ? 'La rencontre est complète\u00a0: vous pouvez rejoindre la liste d’attente.'
          : `Il reste ${plural(left, 'place', 'places')}.`,
      soon: (from: string) => `Les inscriptions ouvrent le ${from}.`,
      see: 'Voir qui peut s’inscrire',
      list: 'Voir les participants',
      listText: 'Les organismes qui ont accepté d’y figurer.',
    },
    abandoned: {
      title: 'Retirer les organismes qui n’ont plus personne',
      text: (names: readonly string[]) =>
        names.length <= 3
          ? names.join(', ')
          : `${names.slice(0, 3).join(', ')} et ${plural(names.length - 3, 'autre', 'autres')}`,
    },
    step: {
      title: 'Ouvrir les inscriptions',
      none: 'dates, rôles et places',
      text: (taken: number, places: number | null, waiting: number) =>
        `${plural(taken, 'inscription', 'inscriptions')}${places === null ? '' : ` sur ${formatNumber(places)} places`}, ${formatNumber(waiting)} en attente`,
    },
    columns: {
      reference: 'Référence',
      role: 'Rôle',
      state: 'État',
      body: 'Organisme',
      siret: 'SIRET',
      name: 'Nom',
      jobTitle: 'Fonction',
      email: 'Courriel',
      accessNeeds: 'Besoins d’accueil',
      signLanguage: 'Langue des signes',
      listed: 'Nommé dans la liste',
      createdAt: 'Inscription le',
    },
    files: {
      given: (name: string) => `fichier joint\u00a0: ${name}`,
      missing: 'manquant',
    },
    yes: 'oui',
    no: 'non',
    refusals: {
      noCall: 'Ouvrez d’abord les inscriptions\u00a0: dates, rôles et places.',
      closesBeforeOpening:
        'Les inscriptions se ferment avant de s’ouvrir. Choisissez une date de fermeture plus tardive.',
      closesAfterDay: 'Les inscriptions se ferment au plus tard le jour de la rencontre. Avancez cette date.',
      noRole: 'Cochez au moins un rôle qui peut s’inscrire.',
      placesBelowTaken: (places: number, taken: number) =>
        `${formatNumber(taken)} places sont déjà prises\u00a0: ${formatNumber(places)} ne suffit pas. Écrivez au moins ${formatNumber(taken)}, ou annulez d’abord des inscriptions.`,
      roleInUse: (taken: number) =>
        `${plural(taken, 'personne est inscrite', 'personnes sont inscrites')} dans un rôle que vous fermez. Gardez ce rôle coché, avec ${formatNumber(taken)} places pour ne plus accepter personne.`,
      unknownQuestion: 'Cette question n’existe plus. Rouvrez la page.',
      tooManyQuestions: (most: number) =>
        `Un formulaire compte au plus ${most} questions. Retirez-en une d’abord.`,
      optionsMissing: 'Écrivez au moins deux choix différents, un par ligne.',
      notOpen: 'Les inscriptions ne sont pas ouvertes aujourd’hui.',
      roleClosed: 'Ce rôle n’est pas ouvert à l’inscription. Choisissez-en un autre.',
      bodyMissing: 'Donnez le nom de l’organisme pour lequel vous venez.',
      bodyFull: (body: string, most: number) =>
        `«\u00a0${body}\u00a0» a déjà ${plural(most, 'personne inscrite', 'personnes inscrites')}, le maximum par organisme. Demandez à l’une d’elles de vous transmettre sa place depuis son message de confirmation.`,
      answerMissing: (label: string) => `Répondez à la question «\u00a0${label}\u00a0».`,
      consentMissing: 'Cochez cette case pour vous inscrire.',
      answerTooLong: (most: number, length: number) =>
        `Écrivez au plus ${formatNumber(most)} caractères\u00a0; il y en a ${formatNumber(length)}.`,
      choiceUnknown: 'Choisissez parmi les réponses proposées.',
      unknownRegistration: 'Cette inscription n’existe plus.',
      registrationOver: 'Cette inscription est déjà annulée.',
      offerOver:
        'Cette place n’est plus réservée pour vous\u00a0: le délai est passé. Inscrivez-vous de nouveau pour rejoindre la liste d’attente.',
      samePerson:
        'Cette adresse est déjà celle de l’inscription. Donnez celle de la personne qui vous remplace.',
      tooManyFiles: (most: number) =>
        `Un formulaire demande au plus ${most} fichiers, pour rester léger. Retirez-en un d’abord.`,
      filesGiven: (count: number) =>
        `${plural(count, 'personne a joint un fichier', 'personnes ont joint un fichier')} à cette question. Pour la retirer avec ce qui a été joint, choisissez «\u00a0Modifier\u00a0», puis «\u00a0Retirer et effacer\u00a0».`,
      notConfirmed: 'Vous joindrez ce fichier quand votre place sera confirmée.',
      fileMissing: 'Choisissez un fichier sur votre appareil.',
      fileTooLarge: 'Ce fichier dépasse 5\u00a0Mo. Réduisez-le, puis joignez-le de nouveau.',
      fileInvalid: 'Ce fichier n’est ni un PDF, ni une image PNG ou JPEG. Enregistrez-le en PDF.',
      unknownFile: 'Ce fichier n’est plus joint. Rouvrez la page.',
      addressTaken:
        'Cette adresse ne peut pas recevoir la place. Donnez celle d’une personne qui n’est pas encore inscrite.',
    },
  },
})
