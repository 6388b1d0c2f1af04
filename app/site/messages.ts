import { catalogue } from '../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    menu: {
      structures: 'Structures',
      events: 'Rencontres',
      help: 'Aide',
      administration: 'Administration',
      leave: 'Se déconnecter',
      signIn: 'Se connecter',
      account: 'Mon compte',
      myAgenda: 'Mon agenda',
      search: 'Rechercher une structure',
    },
    demo: 'Données de démonstration\u00a0: les rencontres de 2017 reprennent des faits publiés, tout le reste est fictif.',
    footer: {
      about:
        'Logiciel libre qui relie acheteurs publics et structures de l’économie sociale et solidaire, du besoin aux heures d’insertion.',
      site: 'Le site',
      legal: 'Informations légales',
      credits:
        'Découpage administratif\u00a0: INSEE, Etalab (Licence Ouverte). Positions des communes\u00a0: GeoNames (CC BY 4.0). Caractères\u00a0: Atkinson Hyperlegible Next (SIL OFL). Icônes\u00a0: Lucide (ISC).',
      accessibility: 'Accessibilité\u00a0: non conforme',
    },
    home: {
      title: 'Acheteurs publics et structures de l’ESS, enfin face à face',
      lead: (territory: string) =>
        `OpenMap ESS montre qui fait quoi en ${territory}, prépare les rencontres et calcule le meilleur plan de rendez-vous.`,
      doors: 'Par où commencer',
      find: 'Trouver une structure',
      findText: 'Cherchez par métier, par lieu ou par type de structure, en liste ou sur la carte.',
      findAction: 'Ouvrir l’annuaire',
      meet: 'Participer à une rencontre',
      meetText: 'Programme, présentations express et rendez-vous entre acheteurs et structures.',
      meetAction: 'Voir les rencontres',
      organise: 'Organiser une rencontre',
      organiseText:
        'Importez les souhaits, obtenez un plan de rendez-vous dont l’optimum est prouvé, publiez-le.',
      organiseAction: 'Lire le mode d’emploi',
      next: 'Prochaines rencontres',
      none: 'Aucune rencontre annoncée pour l’instant',
      noneText: 'Les rencontres passées restent consultables, avec leurs chiffres.',
      figures: 'Chiffres',
      structures: 'structures référencées',
      held: 'rencontres tenues',
      source: 'base de cette installation',
    },
    errors: {
      reference: (reference: string) => `Référence à donner si vous demandez de l’aide\u00a0: ${reference}`,
      home: 'Revenir à l’accueil',
      search: 'Chercher une structure',
      e400: 'Demande incomprise',
      e400Text: 'Le formulaire est arrivé incomplet. Rouvrez la page, puis recommencez.',
      e403: 'Accès réservé',
      e403Text:
        'Cette page est réservée à d’autres rôles que le vôtre. Demandez l’accès à la personne qui gère votre organisme\u00a0; si vous participez à une rencontre, ouvrez le lien reçu de l’organisateur. Si vous veniez d’envoyer un formulaire, rouvrez la page et recommencez.',
      e404: 'Page introuvable',
      e404Text: 'L’adresse est peut-être incomplète, ou la page a été retirée.',
      e405: 'Action impossible à cette adresse',
      e405Text: 'Cette adresse ne s’ouvre pas de cette façon. Revenez à la page précédente.',
      e413: 'Fichier trop lourd',
      e413Text: 'Le fichier dépasse 20\u00a0Mo. Découpez-le, ou importez-le par la ligne de commande.',
      e422: 'Des valeurs sont à corriger',
      e422Text: 'La page n’a pas pu être préparée avec ces valeurs\u00a0:',
      e500: 'Une erreur est survenue',
      e500Text: 'Elle est enregistrée. Rien n’a été modifié\u00a0: vous pouvez recommencer.',
      e503: 'Service momentanément indisponible',
      e503Text: 'Réessayez dans quelques secondes\u00a0: rien n’est perdu.',
      unrecorded: 'Consultation impossible',
      unrecordedText:
        'Cette page montre des données personnelles, et chaque consultation doit être enregistrée. L’enregistrement n’a pas abouti\u00a0: rien n’est montré. Réessayez dans un moment\u00a0; si le message revient, prévenez l’administration de l’installation.',
    },
    status: {
      up: 'Le service répond',
      database: (ms: string) => `La base de données a répondu en ${ms}\u00a0ms.`,
      home: 'Accueil',
    },
    legal: {
      accessibility: 'Accessibilité',
      notices: 'Mentions légales',
      privacy: 'Données personnelles',
      map: 'Plan du site',
      status: 'État du service',
      help: 'Aide',
    },
  },
})
