import { catalogue } from '../../../platform/i18n/catalogue.ts'

export const s = catalogue({
  fr: {
    title: 'Réglages',
    lead: 'Ce que l’installation dit d’elle-même, et ce qu’elle permet. Un changement vaut aussitôt, sur toutes les pages.',
    saved: 'Les réglages sont enregistrés.',
    nothing: 'Rien n’a changé.',
    byDefault: (value: string) => `D’origine\u00a0: ${value}.`,
    territory: {
      title: 'Territoire et contacts',
      name: 'Nom du territoire',
      nameHint: 'Montré sur la page d’accueil et dans les courriels.',
      nameMissing: 'Écrivez le nom du territoire.',
      contact: 'Adresse de contact de la plateforme',
      contactHint: 'Montrée dans les mentions légales et sur la page des données personnelles.',
      privacy: 'Adresse de la personne déléguée à la protection des données',
      privacyHint: 'Montrée sur la page des données personnelles.',
      submit: 'Enregistrer les contacts',
    },
    notices: {
      title: 'Mentions légales',
      lead: 'Qui publie ce site, et qui l’héberge. La page publique montre ce qui est rempli.',
      publisher: 'Organisme éditeur',
      address: 'Adresse postale',
      director: 'Responsable de la publication',
      directorHint: 'Une fonction suffit, par exemple «\u00a0la direction du groupement\u00a0».',
      host: 'Hébergeur',
      hostHint: 'Nom, adresse et téléphone.',
      see: 'Voir les mentions légales',
      submit: 'Enregistrer les mentions',
    },
    signIn: {
      title: 'Façons de se connecter',
      legend: 'Façons ouvertes',
      hint: 'Une façon fermée disparaît de la page de connexion\u00a0; les personnes déjà connectées le restent.',
      methods: {
        link: 'Lien reçu par courriel',
        password: 'Mot de passe',
        passkey: 'Clé d’accès',
        proconnect: 'ProConnect',
      },
      methodHints: {
        link: 'C’est aussi le secours de qui a oublié son mot de passe ou perdu sa clé.',
        password: '',
        passkey: '',
        proconnect: 'Proposée seulement si l’installation y est inscrite.',
      },
      rescue:
        'Sur le serveur, la commande «\u00a0openmap admin invite ADRESSE\u00a0» rouvre toujours un accès à l’administration.',
      submit: 'Enregistrer les façons de se connecter',
    },
    sessions: {
      title: 'Durée des connexions',
      lead: 'Après ce temps sans activité, il faut se reconnecter.',
      idle: 'Toutes les personnes',
      idlePlatform: 'Mission régionale et administration',
      hours: 'heures',
      submit: 'Enregistrer les durées',
    },
    map: {
      title: 'Fond de carte',
      lead: 'La carte de l’annuaire dessine elle-même ses contours\u00a0: aucun autre site n’est appelé. Un style d’un autre site montre les rues, mais ce site voit alors l’adresse de qui regarde la carte.',
      style: 'Adresse du style',
      styleHint:
        'En https, au format MapLibre. Le style, ses tuiles et ses images viennent du même site. Vide\u00a0: contours seuls.',
      styleWrong:
        'Cette adresse ne peut pas servir\u00a0: écrivez une adresse entière qui commence par https://, sans nom ni mot de passe, ou laissez vide.',
      submit: 'Enregistrer le fond de carte',
    },
    mail: {
      title: 'Courriels',
      name: 'Nom de l’expéditeur',
      nameHint: 'Montré à côté de l’adresse d’envoi, réglée sur le serveur. Vide\u00a0: celui du serveur.',
      nameWrong: 'Écrivez un nom sans les signes < > " ni @.',
      submit: 'Enregistrer le nom',
    },
  },
})
