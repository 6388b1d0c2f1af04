import { catalogue } from '../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../platform/i18n/format.ts'

const meetings = (count: number): string => plural(count, 'rendez-vous', 'rendez-vous')

/** Sentences of the rules and use cases: refusals, reasons, proof. The words of the pages are in `pages/messages.ts`. */
export const t = catalogue({
  fr: {
    roles: {
      buyer: 'Acheteur',
      supplier: 'Structure',
      partner: 'Partenaire',
      exhibitor: 'Exposant',
      press: 'Presse',
      public: 'Public',
    },
    rolesMany: {
      buyer: 'Acheteurs',
      supplier: 'Structures',
      partner: 'Partenaires',
      exhibitor: 'Exposants',
      press: 'Presse',
      public: 'Public',
    },
    delegations: { fixed: 'Délégation fixe', shared: 'Délégation partagée' },
    delegationHints: {
      fixed: 'La même personne tient tous les rendez-vous, l’un après l’autre.',
      shared: 'Les représentants se partagent les rendez-vous\u00a0: autant en même temps que de personnes.',
    },
    funnel: { asked: 'Rendez-vous demandés', planned: 'Rendez-vous au plan publié' },
    segments: {
      everybody: 'Tous les participants',
      silent: 'Acheteurs et structures sans souhait exprimé',
      withoutMeeting: 'Acheteurs et structures sans rendez-vous au plan publié',
    },
    levels: { must: 'Prioritaire', nice: 'Souhaité', no: 'À éviter' },
    refusals: {
      unknownEvent: 'Cette rencontre n’existe pas ou n’existe plus. Vérifiez son adresse.',
      slugTaken: (slug: string) => `Une rencontre a déjà l’adresse «\u00a0${slug}\u00a0». Changez le titre.`,
      titleMissing: 'Donnez un titre à la rencontre.',
      sessionUntitled: 'Donnez un titre à la séance.',
      sessionStartMissing: 'Cette séance a une heure de fin\u00a0: indiquez aussi son heure de début.',
      sessionEndsFirst: (start: string) =>
        `La séance commence à ${start}\u00a0: indiquez une fin plus tardive.`,
      unknownSession: 'Cette séance n’est plus dans le programme. Rouvrez la page du programme.',
      tooManySessions: (most: number) =>
        `Le programme compte déjà ${formatNumber(most)} séances\u00a0: retirez-en une avant d’en ajouter.`,
      unknownSeries: 'Cette série n’existe plus. Choisissez-en une autre, ou nommez-en une nouvelle.',
      seriesUntitled: 'Donnez à la série un nom fait de lettres ou de chiffres.',
      seriesTaken: (name: string) =>
        `Un autre organisme a déjà une série nommée «\u00a0${name}\u00a0». Choisissez un autre nom.`,
      positionInvalid:
        'Écrivez la latitude puis la longitude en degrés, séparées par une virgule, par exemple\u00a0: 48.9362, 2.3574.',
      sessionsOverlap: (session: string, other: string, room: string | null) =>
        room === null
          ? `«\u00a0${session}\u00a0» et «\u00a0${other}\u00a0» ont lieu en même temps. Donnez à chacune sa salle, ou changez l’heure de l’une des deux.`
          : `«\u00a0${session}\u00a0» et «\u00a0${other}\u00a0» ont lieu en même temps dans le même lieu (${room}). Changez la salle ou l’heure de l’une des deux.`,
      unknownPartner: 'Cet organisme n’est plus dans la liste. Rouvrez la page des partenaires.',
      partnerUnnamed: 'Donnez le nom de l’organisme.',
      partnerNamedTwice: (name: string) => `${name} est déjà nommé à ce titre. Modifiez sa ligne.`,
      tooManyPartners: (most: number) => `La rencontre nomme déjà ${formatNumber(most)} organismes.`,
      linkInvalid: 'Écrivez l’adresse entière du site, qui commence par https://.',
      logoInvalid:
        'Ce fichier n’est pas une image PNG ou JPEG lisible de 2\u00a0000 pixels de côté au plus. Enregistrez le logo en PNG, puis recommencez.',
      logoTooLarge: 'Ce logo dépasse 200\u00a0Ko. Réduisez l’image, puis recommencez.',
      logoWords:
        'Écrivez ce que montre le logo, pour qui ne le voit pas\u00a0: par exemple, le nom de l’organisme.',
      fileInvalid:
        'Ce fichier n’est pas un PDF ni une image PNG ou JPEG. Enregistrez-le en PDF, puis recommencez.',
      fileTooLarge: 'Ce fichier dépasse 5\u00a0Mo. Réduisez-le, ou donnez plutôt le lien d’une page.',
      fileOrLink: 'Choisissez un fichier ou donnez un lien\u00a0: l’un des deux, pas les deux.',
      fileUntitled: 'Donnez un titre au document.',
      unknownFile: 'Ce document n’existe plus. Rouvrez la page des documents.',
      tooManyFiles: (most: number) =>
        `La rencontre a déjà ${formatNumber(most)} documents\u00a0: retirez-en un.`,
      notAnnounced: 'Seule une rencontre annoncée et à venir s’annule ou se reporte.',
      movedMeanwhile:
        'Quelqu’un d’autre vient de changer la date ou l’état de cette rencontre. Rouvrez la page, puis recommencez.',
      notCalledOff: 'Cette rencontre n’est pas annulée.',
      reasonMissing: 'Écrivez le motif\u00a0: il figure dans le courriel et sur la page publique.',
      dayPast: 'La nouvelle date est déjà passée. Choisissez une date à venir.',
      sameDay: 'C’est la date actuelle de la rencontre. Choisissez-en une autre.',
      noSlot: 'Il n’y a aucun créneau\u00a0: indiquez au moins un créneau.',
      noTable: 'Il n’y a aucune table\u00a0: indiquez au moins une table.',
      slotOutsideDay: (slot: number) =>
        `Le créneau ${slot} finirait après minuit. Diminuez le nombre de créneaux, leur durée ou l’intervalle.`,
      slotClockChange: (slot: number) =>
        `Le créneau ${slot} tombe pendant le changement d’heure de la nuit\u00a0: il ne durerait pas ce qu’il annonce. Changez l’heure de début.`,
      slotOutsideEvent: (value: string) =>
        `Le créneau «\u00a0${value}\u00a0» n’est pas un créneau de cette rencontre. Choisissez parmi les créneaux affichés.`,
      planBreaks: (count: number) =>
        `Ce plan supprime le créneau ou la table de ${meetings(count)}. Relisez la liste, puis confirmez.`,
      stillRepresented: (name: string) =>
        `${name} a encore des personnes inscrites. Annulez d’abord leur inscription.`,
      hasMeetings: (name: string) =>
        `${name} a des rendez-vous dans une version du plan. Retirez-les d’abord, ou gardez cet organisme.`,
      unknownParticipant: 'Cette personne ou cet organisme n’est pas inscrit à la rencontre.',
      participantExists: (name: string) => `${name} est déjà inscrit avec ce rôle.`,
      nameMissing: 'Donnez le nom du participant.',
      roleUnknown: 'Choisissez un rôle.',
      emailInvalid: 'Cette adresse électronique est incomplète\u00a0: elle s’écrit nom@domaine.fr.',
      wishSameSide:
        'Un souhait relie un acheteur et une structure\u00a0: ces deux participants sont du même côté.',
      wishNoSide: 'Seuls les acheteurs et les structures expriment des souhaits et en reçoivent.',
      noBuyer: 'Aucun acheteur n’est inscrit. Ajoutez les acheteurs avant de proposer un plan.',
      noSupplier: 'Aucune structure n’est inscrite. Ajoutez les structures avant de proposer un plan.',
      noWish: 'Aucun rendez-vous n’est souhaité. Importez ou saisissez les souhaits.',
      problemInvalid: (field: string) =>
        `Les données de la rencontre se contredisent (${field}). Relisez les rendez-vous épinglés, les quotas et les disponibilités.`,
      solverFailed:
        'Le calcul n’a pas abouti. Recommencez avec un temps plus court\u00a0; rien n’a été enregistré.',
      checkFailed: (constraint: string) =>
        `Le plan calculé a été refusé par la vérification indépendante (${constraint}). Rien n’a été enregistré\u00a0; signalez-le.`,
      infeasible:
        'Les rendez-vous épinglés sont incompatibles\u00a0: aucun plan ne peut les respecter tous. Libérez-en au moins un.',
      quotaBelowPins: (party: string, quota: number, pinned: number) =>
        `${party} a ${plural(pinned, 'rendez-vous épinglé', 'rendez-vous épinglés')} pour un quota de ${formatNumber(quota)}\u00a0: relevez son quota, ou libérez un de ses rendez-vous épinglés.`,
      leastOverQuota: (party: string, quota: number, least: number) =>
        `${party} a une garantie de ${meetings(least)} pour un quota de ${formatNumber(quota)}\u00a0: relevez son quota, ou baissez sa garantie.`,
      pinForbidden: (buyer: string, supplier: string) =>
        `Le rendez-vous ${buyer} – ${supplier} est épinglé là où vous l’avez interdit\u00a0: libérez-le, ou retirez l’interdiction.`,
      runUnderWay:
        'Un calcul est déjà en cours pour cette rencontre. Suivez-le, ou arrêtez-le pour en lancer un autre.',
      noRun: 'Aucun calcul n’est en cours\u00a0: il vient de se terminer.',
      forbidKnown: 'Cette interdiction existe déjà.',
      unknownForbid: 'Cette interdiction n’existe plus.',

      unknownVersion: 'Cette version du plan n’existe pas.',
      versionFrozen:
        'Cette version est publiée\u00a0: elle ne change plus. Proposez un nouveau plan ou reprenez un brouillon.',
      nothingPublished:
        'Aucun plan de rendez-vous n’est publié pour cette rencontre\u00a0: publiez-en un, puis recommencez.',
      versionEmpty: 'Cette version ne contient aucun rendez-vous\u00a0: il n’y a rien à publier.',
      dayOver: 'Tous les créneaux de la journée ont commencé\u00a0: il n’y a plus rien à replacer.',
      changedMeanwhile:
        'Quelqu’un d’autre vient de changer ce rendez-vous. Le plan affiché est à jour\u00a0: reprenez votre geste si vous le voulez encore.',
      pairPlaced: 'Ces deux participants ont déjà un rendez-vous dans cette version.',
      nothingToUndo: 'Il n’y a rien à annuler dans cette version.',
      nothingToRedo: 'Il n’y a rien à rétablir dans cette version.',
      unknownMeeting: 'Ce rendez-vous n’existe pas dans cette version.',
      videoInvalid:
        'Écrivez l’adresse entière de la visioconférence, qui commence par https:// et ne contient pas de mot de passe.',
      unknownTable: 'Cette table n’est pas une table de la rencontre. Choisissez parmi les tables affichées.',
      doubleBooking:
        'Ce plan place une même personne ou une même table deux fois au même créneau. Il n’est pas publié\u00a0: corrigez les rendez-vous signalés.',
      outsidePlan: (count: number) =>
        `${meetings(count)} hors des créneaux ou des tables du plan actuel. Déplacez-les ou proposez un nouveau plan.`,
      columnsMissing: (columns: string) =>
        `Colonne absente\u00a0: ${columns}. Ajoutez-la à la première ligne du fichier, ou partez du fichier modèle.`,
      unknownImport: 'Cet import n’existe pas ou n’existe plus.',
      importUndone: 'Cet import est déjà annulé.',
      tooManyRows: (most: number) =>
        `Ce fichier dépasse ${formatNumber(most)} lignes. Découpez-le en plusieurs fichiers.`,
    },
    /** Headers of the exports; those of participants and wishes are read by the imports. */
    export: {
      participants: {
        name: 'Nom',
        role: 'Rôle',
        siret: 'SIRET',
        organisation: 'Organisme lié',
        quota: 'Quota',
        unavailable: 'Indisponible',
        representative: 'Représentant',
        email: 'Courriel',
      },
      wishes: { from: 'De', to: 'Vers', level: 'Niveau' },
      timetable: {
        start: 'Début',
        end: 'Fin',
        table: 'Table',
        buyer: 'Acheteur',
        supplier: 'Structure',
        weight: 'Poids',
      },
    },
    proof: {
      countOptimal: (held: number, bound: number) =>
        `${meetings(held)} sur ${formatNumber(bound)} au plus (optimum prouvé).`,
      countBetween: (held: number, bound: number) =>
        `${meetings(held)}. Le maximum possible est compris entre ${formatNumber(held)} et ${formatNumber(bound)}\u00a0: optimum non prouvé.`,
      countUnproved: (held: number) => `${meetings(held)}. Aucune borne n’est prouvée pour cette version.`,
      weightOptimal: (weight: number, bound: number, held: number) =>
        `Poids ${formatNumber(weight)} sur ${formatNumber(bound)} au plus (optimum prouvé), soit ${meetings(held)}.`,
      weightBetween: (weight: number, bound: number, held: number) =>
        `Poids ${formatNumber(weight)}, soit ${meetings(held)}. Le poids maximal est compris entre ${formatNumber(weight)} et ${formatNumber(bound)}\u00a0: optimum non prouvé.`,
      weightUnproved: (weight: number, held: number) =>
        `Poids ${formatNumber(weight)}, soit ${meetings(held)}. Aucune borne n’est prouvée pour cette version.`,
      infeasible: 'Aucun plan ne respecte tous les rendez-vous épinglés.',
      unknown: 'Le calcul s’est arrêté avant de trouver un plan.',
      withPins: (count: number) =>
        `Ces chiffres tiennent compte de ${plural(count, 'rendez-vous épinglé', 'rendez-vous épinglés')}.`,
    },
    reasons: {
      noCommonSlot: (buyer: string, supplier: string) =>
        `${buyer} et ${supplier} ne sont jamais disponibles au même créneau.`,
      quota: (party: string, quota: number) => `${party} a atteint son quota de ${meetings(quota)}.`,
      full: (party: string) => `${party} a déjà un rendez-vous à chacun de ses créneaux disponibles.`,
      tablesFull: (slots: readonly string[]) =>
        `Toutes les tables sont prises ${slots.length === 1 ? 'au seul créneau où les deux sont libres' : 'aux créneaux où les deux sont libres'} (${slots.join(', ')}).`,
      pinned: 'Un rendez-vous épinglé occupe chaque créneau possible.',
      forbidden: (buyer: string, supplier: string) =>
        `${buyer} et ${supplier} ne peuvent se rencontrer à aucun de leurs créneaux communs.`,
      guaranteed:
        'À chaque créneau possible, il faudrait défaire un rendez-vous épinglé ou priver une autre partie d’un rendez-vous garanti.',
      outweighed: (buyer: string, supplier: string) =>
        `À chaque créneau commun, ${buyer} ou ${supplier} a déjà un rendez-vous de poids au moins égal.`,
      planChanged: 'Son créneau ou sa table a été retiré du plan de la rencontre.',
      notPlaced:
        'Sans place dans cette version\u00a0: retiré à la main, demandé après le calcul, ou écarté par un remplacement.',
      vetoed: 'L’une des deux parties ne souhaite pas ce rendez-vous.',
      displaced: (pairs: readonly string[]) =>
        `Pour le tenir, il faudrait renoncer à\u00a0: ${pairs.join('\u00a0; ')}.`,
    },
    warnings: {
      'buyer-clash': (party: string) => `${party} a deux rendez-vous à ce créneau.`,
      'supplier-clash': (party: string) => `${party} a deux rendez-vous à ce créneau.`,
      'table-clash': () => 'Cette table sert deux fois à ce créneau.',
      unavailable: (party: string) => `${party} a dit ne pas être disponible à ce créneau.`,
      'outside-plan': () => 'Ce créneau ou cette table n’est plus au plan de la rencontre.',
      refused: () => 'L’une des deux parties ne souhaite pas ce rendez-vous.',
      forbidden: () => 'Vous avez interdit ce rendez-vous à ce créneau.',
      'over-quota': (party: string) => `${party} dépasse son quota.`,
    },
    import: {
      formula: 'Cette cellule contient une formule\u00a0: elle n’est pas exécutée. Collez plutôt sa valeur.',
      nameMissing: 'Écrivez le nom du participant.',
      roleUnknown: 'Écrivez acheteur, structure, partenaire, exposant, presse ou public.',
      quotaInvalid: 'Écrivez un nombre entier d’au moins 1, ou laissez vide pour le quota de la rencontre.',
      emailInvalid: 'Écrivez une adresse complète, comme nom@domaine.fr. Elle est laissée vide.',
      siretUnknown:
        'Ce SIRET n’est pas dans l’annuaire\u00a0: le participant est inscrit sans lien avec une fiche.',
      siretInvalid:
        'Le SIRET compte 14 chiffres et suit une clé de contrôle\u00a0: vérifiez-le. Il est laissé vide.',
      organisationUnknown: 'Cet organisme n’est pas connu\u00a0: le participant est inscrit sans lien.',
      slotUnknown: (last: number) =>
        last === 0
          ? 'La rencontre n’a pas encore de créneaux\u00a0: définissez-les, puis importez les disponibilités.'
          : `Écrivez des numéros de créneau de 1 à ${last}, ou des heures de début comme 9:20, séparés par des virgules.`,
      duplicateRow: (row: number) =>
        `Ce participant est déjà à la ligne ${row}\u00a0: gardez une seule ligne.`,
      alreadyRegistered: 'Déjà inscrit\u00a0: sa fiche est mise à jour.',
      participantUnknown:
        'Ce nom n’est pas inscrit à la rencontre\u00a0: corrigez-le ou inscrivez d’abord ce participant.',
      participantAmbiguous:
        'Plusieurs participants portent ce nom\u00a0: distinguez-les dans la liste des participants.',
      levelUnknown: 'Écrivez prioritaire, souhaité ou à éviter.',
      sameSide: 'Un souhait relie un acheteur et une structure\u00a0: changez l’un des deux noms.',
      noSide: 'Seuls les acheteurs et les structures ont des rendez-vous\u00a0: retirez cette ligne.',
      toItself: 'Un participant ne peut pas souhaiter se rencontrer lui-même.',
      repeated: (row: number) =>
        `Ce souhait est déjà à la ligne ${row}\u00a0: cette répétition est sans effet.`,
      contradictory: (row: number, level: string) =>
        `La ligne ${row} dit «\u00a0${level}\u00a0» pour les mêmes participants\u00a0: gardez une seule réponse.`,
      replaced: (level: string) => `Remplace la réponse précédente (${level}).`,
      otherRefuses: 'L’autre partie ne souhaite pas ce rendez-vous\u00a0: il n’aura pas lieu.',
    },
    planChanged: (count: number) =>
      `Créneaux ou tables changés\u00a0: ${plural(count, 'rendez-vous retiré', 'rendez-vous retirés')}`,
    replan: {
      /** Names the version: what changes, and whether less was possible. */
      name: (figures: {
        readonly cancelled: number
        readonly moved: number
        readonly removed: number
        readonly added: number
        readonly proved: boolean
      }) => {
        const parts = [
          plural(figures.cancelled, 'annulé', 'annulés'),
          plural(figures.moved, 'déplacé', 'déplacés'),
          ...(figures.removed === 0 ? [] : [plural(figures.removed, 'retiré', 'retirés')]),
          plural(figures.added, 'ajouté', 'ajoutés'),
        ]
        return `Remplacement\u00a0: ${parts.join(', ')}${figures.proved ? ' (changement minimal, prouvé)' : ''}`
      },
    },
  },
})

/** Names of the roles of participants, as screens say them. */
export const roleNames = t.roles

/** The same, of several. */
export const roleNamesMany = t.rolesMany

/** Names of what one participant may say of another. */
export const wishLevelNames = t.levels

/** How the representatives of a participant share its meetings, as screens say it. */
export const delegationNames = t.delegations
export const delegationHints = t.delegationHints
