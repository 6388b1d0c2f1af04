import { catalogue } from '../../../platform/i18n/catalogue.ts'

/** `name` is the label of the provider: « ProConnect », unless the deployment says otherwise. */
export const t = catalogue({
  fr: {
    door: {
      title: (name: string) => `Avec ${name}`,
      lead: 'Pour les agents publics, et pour les professionnels dont l’organisme l’utilise\u00a0: votre identifiant habituel suffit.',
      button: (name: string) => `S’identifier avec ${name}`,
      down: (name: string) =>
        `${name} ne répondait pas il y a quelques minutes. Si cela dure, entrez avec votre adresse de courriel.`,
    },
    departure: {
      title: (name: string) => `Vers ${name}`,
      lead: (name: string) => `Votre navigateur ouvre ${name}. Vous reviendrez ici une fois identifié.`,
      button: (name: string) => `Continuer vers ${name}`,
    },
    leaving: {
      title: 'Déconnexion',
      lead: (name: string) =>
        `Vous êtes déconnecté d’OpenMap ESS. Votre navigateur ferme maintenant votre session ${name}.`,
      button: (name: string) => `Fermer ma session ${name}`,
      left: (name: string) => `Vous êtes déconnecté d’OpenMap ESS et de ${name}.`,
      leftHere: (name: string) =>
        `Vous êtes déconnecté d’OpenMap ESS. ${name} n’a pas répondu\u00a0: sur un ordinateur partagé, fermez aussi le navigateur.`,
      unknownTitle: 'Retour inattendu',
      unknown:
        'Cette adresse ne termine aucune déconnexion commencée dans ce navigateur. Rien n’a changé\u00a0: si le menu montre encore votre compte, déconnectez-vous depuis le menu.',
      home: 'Revenir à l’accueil',
    },
    refused: {
      unavailableTitle: (name: string) => `${name} ne répond pas`,
      unavailable: (name: string) =>
        `Nous n’avons pas pu joindre ${name}. Rien n’est perdu\u00a0: entrez par un autre moyen, ou réessayez dans quelques minutes.`,
      lostTitle: 'Connexion à recommencer',
      lost: 'Cette connexion a expiré, a déjà servi ou a commencé dans un autre navigateur. Recommencez dans celui-ci.',
      declinedTitle: 'Connexion non terminée',
      declined: (name: string, code: string) =>
        `${name} indique que la connexion n’est pas allée à son terme${code === '' ? '' : ` (${code})`}. Recommencez, ou entrez par un autre moyen.`,
      refusedTitle: 'Connexion refusée',
      refused: (name: string) =>
        `La réponse reçue de ${name} n’a pas pu être vérifiée. Par précaution, aucun compte n’a été ouvert. Recommencez\u00a0; si cela se reproduit, entrez par un autre moyen et prévenez la personne qui administre ce site.`,
      noAddressTitle: 'Adresse de courriel manquante',
      noAddress: (name: string) =>
        `${name} ne nous a pas donné d’adresse de courriel utilisable, et votre compte en a besoin. Demandez à votre organisme de la compléter, ou entrez avec votre adresse.`,
      knownTitle: 'Vous avez déjà un compte',
      known: (name: string, email: string) =>
        `Un compte existe déjà pour ${email}. Pour le protéger, ${name} ne l’ouvre pas tant que vous ne l’avez pas demandé depuis ce compte.`,
      unprovedTitle: 'Adresse à vérifier',
      unproved: (name: string, email: string) =>
        `${name} n’a pas vérifié que l’adresse ${email} est la vôtre. Vérifions-la une fois, ensemble.`,
      linkFirst: 'Entrez d’abord avec un lien reçu par courriel, ou comme d’habitude.',
      linkThen: 'Ouvrez «\u00a0Mon compte\u00a0», puis «\u00a0Sécurité du compte\u00a0».',
      linkLast: (name: string) =>
        `Appuyez sur «\u00a0Relier ${name}\u00a0». La fois suivante, ${name} suffira.`,
      closedTitle: 'Compte fermé',
      closed: 'Ce compte a été fermé. Pour le rouvrir, écrivez à la personne qui administre ce site.',
      otherTitle: 'Identité déjà reliée',
      other: (name: string) =>
        `Cette identité ${name} ouvre déjà un autre compte. Entrez dans cet autre compte et déliez-la, puis recommencez ici.`,
      changedTitle: 'Session changée',
      changed:
        'Vous n’êtes plus connecté comme au moment où vous avez demandé ce lien. Rien n’a été relié\u00a0: connectez-vous, puis recommencez.',
      choose: 'Choisir comment entrer',
      security: 'Revenir à la sécurité du compte',
    },
    security: {
      lead: (name: string) =>
        `Reliez ${name} pour entrer dans ce compte avec votre identifiant professionnel. Le lien reçu par courriel reste toujours possible.`,
      identity: (name: string, rank: number) => `Identité ${name}${rank > 1 ? ` nº\u00a0${rank}` : ''}`,
      since: (when: string) => `Reliée le ${when}`,
      link: (name: string) => `Relier ${name}`,
      linkOther: (name: string) => `Relier une autre identité ${name}`,
      unlink: 'Délier',
      linked: (name: string) => `${name} est relié à votre compte.`,
      known: (name: string) => `${name} était déjà relié à votre compte.`,
      unlinked: (name: string) => `${name} n’ouvre plus votre compte.`,
      notLinked: (name: string) => `Cette identité ${name} n’était plus reliée à votre compte.`,
    },
    workplace: {
      title: 'Votre lieu de travail',
      stated: (name: string, siret: string) =>
        `${name} indique que vous travaillez dans l’établissement ${siret}.`,
      body: (body: string) => `Il correspond à «\u00a0${body}\u00a0», déjà présent sur OpenMap ESS.`,
      join: 'Demander à rejoindre cet organisme',
      settle: 'Ne plus proposer',
      settled: 'Cette proposition ne sera plus montrée.',
    },
    mail: {
      title: (name: string) => `${name} ouvre maintenant votre compte`,
      text: (name: string, when: string) => `Le ${when}, ${name} a été relié à votre compte OpenMap ESS.`,
      advice: 'Si ce n’est pas vous, déliez-le depuis la page de sécurité de votre compte.',
      button: 'Voir la sécurité de mon compte',
    },
  },
})
