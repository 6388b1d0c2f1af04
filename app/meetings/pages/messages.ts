import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../../platform/i18n/format.ts'

/** Words of the parties' pages. */
export const p = catalogue({
  fr: {
    wishes: {
      title: 'Mes besoins et mes souhaits',
      lead: (until: string) => `Vos réponses comptent jusqu’au ${until}. Vous pouvez les changer jusque-là.`,
      closed: 'Les souhaits sont clos. Ce que vous aviez dit est gardé ci-dessous.',
      needs: 'Mes besoins à venir',
      needsLead:
        'Ce que vous pensez acheter dans les dix-huit mois, même approximatif. Les structures qui savent y répondre vous sont suggérées. Rien ne vous engage.',
      noNeed: 'Aucun besoin indiqué pour l’instant.',
      needTitle: 'Besoin',
      needTitleHint: 'Par exemple\u00a0: entretien des espaces verts du siège',
      sector: 'Secteur',
      departments: 'Départements concernés',
      quarter: 'Trimestre prévu',
      quarterUnknown: 'Pas encore connu',
      quarterName: (text: string) => {
        const [year = '', rank = ''] = text.split('-T')
        return `${rank === '1' ? '1er' : `${rank}e`} trimestre ${year}`
      },
      band: 'Ordre de grandeur',
      bandUnknown: 'Pas encore connu',
      addNeed: 'Ajouter un besoin',
      added: 'Le besoin est ajouté. Les suggestions en tiennent compte.',
      withdraw: 'Retirer',
      withdrawn: 'Le besoin est retiré.',
      actions: 'Actions',
      offer: 'Ce que nous faisons',
      offerLead:
        'Vos secteurs et les départements où vous travaillez. Ils s’ajoutent à votre fiche de l’annuaire, et servent à vous suggérer des acheteurs.',
      sectors: 'Secteurs',
      saveOffer: 'Enregistrer nos activités',
      offerSaved: 'Vos activités sont enregistrées. Les suggestions en tiennent compte.',
      list: (side: 'buyer' | 'supplier') =>
        side === 'buyer' ? 'Structures que vous pouvez rencontrer' : 'Acheteurs que vous pouvez rencontrer',
      listLead:
        'Dites pour chacun si vous voulez le rencontrer. Votre réponse n’est lue que par l’organisateur. Les suggestions viennent en tête.',
      nobody: 'Personne d’autre n’est encore inscrit. Revenez dans quelques jours.',
      who: 'Participant',
      why: 'Pourquoi',
      answer: 'Votre réponse',
      none: 'Sans réponse',
      noneYet: 'Pas de point commun connu',
      same: (need: string) => `«\u00a0${need}\u00a0»`,
      where: (places: string) => `, ${places}`,
      whereUnknown: ', lieu à vérifier',
      save: 'Enregistrer mes souhaits',
      saved: (count: number) =>
        count === 0
          ? 'Rien n’a changé.'
          : `${plural(count, 'réponse enregistrée', 'réponses enregistrées')}.`,
      delegation: 'Qui vient aux rendez-vous',
      delegationLead: (people: number) =>
        people < 2
          ? 'Une seule personne est inscrite pour vous. À plusieurs, vous pouvez vous partager les rendez-vous.'
          : `${people} personnes sont inscrites pour vous.`,
      delegationLegend: 'Comment vous répartissez-vous\u00a0?',
      delegationSave: 'Enregistrer la délégation',
      delegationSaved: 'Votre délégation est enregistrée.',
      availability: 'Mes disponibilités',
      availabilityLead: 'Cochez les créneaux où vous ne pouvez pas avoir de rendez-vous.',
      closedSlots: 'Je ne suis pas disponible',
      noSlot: 'Les créneaux ne sont pas encore fixés.',
      saveAvailability: 'Enregistrer mes disponibilités',
      availabilitySaved: 'Vos disponibilités sont enregistrées.',
    },
    requests: {
      title: 'Mes rendez-vous',
      lead: (free: boolean) =>
        free
          ? 'Demandez un rendez-vous dans un créneau libre pour vous deux. Le créneau est pris aussitôt.'
          : 'Demandez un rendez-vous dans un créneau libre pour vous deux. L’autre partie accepte ou décline.',
      received: 'Demandes reçues',
      sent: 'Demandes envoyées',
      noReceived: 'Aucune demande reçue.',
      noSent: 'Aucune demande envoyée.',
      from: 'De',
      to: 'À',
      slot: 'Créneau',
      message: 'Message',
      messageHint: 'Ce que vous souhaitez aborder, en une ou deux phrases.',
      held: 'Mes rendez-vous pris',
      noHeld: 'Aucun rendez-vous pris pour l’instant.',
      with: 'Avec',
      table: 'Table',
      cancel: 'Annuler ce rendez-vous',
      cancelOf: (name: string) => `le rendez-vous avec ${name}`,
      cancelText: (name: string) =>
        `Le créneau redevient libre pour vous deux, et d’autres peuvent le prendre. ${name} reçoit un message. Vous pourrez vous redemander un rendez-vous tant que les demandes sont ouvertes.`,
      cancelWord: (name: string) => `Un mot pour ${name}`,
      cancelWordHint: 'Par exemple\u00a0: la raison, ou ce que vous proposez à la place.',
      cancelled: (name: string) =>
        `Le rendez-vous est annulé, et son créneau est libre. ${name} reçoit un message.`,
      cancelledUntold: (name: string) =>
        `Le rendez-vous est annulé, et son créneau est libre. ${name} n’a pas donné d’adresse\u00a0: prévenez-le vous-même.`,
      cancelledBy: (name: string) => `Par ${name}`,
      cancelledByYou: 'Par vous',
      cancelledByOrganiser: 'Par l’organisateur',
      until: 'Réponse avant le',
      state: 'État',
      reason: 'Raison',
      accept: 'Accepter',
      decline: 'Décliner',
      withdraw: 'Retirer la demande',
      answer: (name: string) => `la demande de ${name}`,
      answerTo: (name: string) => `la demande à ${name}`,
      accepted: 'Le rendez-vous est pris. Les deux parties reçoivent un message.',
      declined: 'La demande est déclinée.',
      withdrawn: 'La demande est retirée.',
      asked: 'La demande est envoyée. Vous recevrez un message avec la réponse.',
      taken: 'Le rendez-vous est pris. Les deux parties reçoivent un message.',
      choose: 'Demander un rendez-vous',
      chooseLead: 'Les suggestions viennent en tête.',
      met: (hour: string) => `Rendez-vous pris à ${hour}`,
      free: (count: number) =>
        count === 0
          ? 'Aucun créneau commun'
          : plural(count, 'créneau libre en commun', 'créneaux libres en commun'),
      ask: 'Demander',
      askTo: (name: string) => `un rendez-vous à ${name}`,
      form: (name: string) => `Demander un rendez-vous à ${name}`,
      send: 'Envoyer la demande',
      book: 'Prendre ce créneau',
      waiting: 'Demande en attente',
      noSlot: 'Vous n’avez pas de créneau libre en commun. Ouvrez d’autres créneaux dans vos disponibilités.',
      quota: (left: number) =>
        `Il vous reste ${plural(left, 'demande', 'demandes')} à envoyer en même temps.`,
    },
    organiser: {
      title: 'Prise de rendez-vous',
      lead: 'Qui place les rendez-vous, comment, et jusqu’à quand les participants ont la parole.',
      mode: 'Qui place les rendez-vous',
      acceptance: 'Quand un participant demande un rendez-vous',
      wishesUntil: 'Dernier jour pour les souhaits et les demandes',
      wishesUntilHint: 'Laissez vide pour les garder ouverts jusqu’au jour de la rencontre.',
      requestHours: 'Délai pour répondre à une demande, en heures',
      mostRequests: 'Demandes en attente au plus par participant',
      mostRequestsHint: 'Laissez vide pour ne pas limiter.',
      save: 'Enregistrer ces règles',
      saved: 'Les règles de prise de rendez-vous sont enregistrées.',
      progress: 'Où en sont les participants',
      said: (said: number, all: number) =>
        `${formatNumber(said)} sur ${plural(all, 'participant a dit ses souhaits', 'participants ont dit leurs souhaits')}`,
      needs: (count: number) => plural(count, 'besoin indiqué', 'besoins indiqués'),
      requests: (waiting: number, accepted: number) =>
        `${plural(waiting, 'demande en attente', 'demandes en attente')}, ${plural(accepted, 'acceptée', 'acceptées')}`,
      booked: 'Rendez-vous pris par les participants',
      parties: 'Acheteur et structure',
      cancel: 'Annuler ce rendez-vous',
      cancelText:
        'Le créneau et la table redeviennent libres. Les deux parties reçoivent un message, et peuvent se redemander un rendez-vous.',
      word: 'Un mot pour les deux parties',
      cancelled: 'Le rendez-vous est annulé. Les deux parties reçoivent un message.',
      cancelledUntold:
        'Le rendez-vous est annulé. Une partie n’a pas donné d’adresse\u00a0: prévenez-la vous-même.',
      silent: 'N’ont encore rien dit',
      nobodySilent: 'Tous les participants ont dit leurs souhaits.',
      needsTitle: 'Besoins indiqués par les acheteurs',
      buyer: 'Acheteur',
    },
  },
})
