import { catalogue } from '../platform/i18n/catalogue.ts'

const minutes = (seconds: number): string => {
  const count = Math.max(1, Math.ceil(seconds / 60))
  return count === 1 ? 'une minute' : `${count} minutes`
}

export const t = catalogue({
  fr: {
    link: {
      over: 'Ce lien a expiré ou a été retiré. Demandez-en un nouveau à la personne qui vous l’a donné.',
      overTitle: 'Lien expiré',
      title: 'Ouvrir votre espace',
      lead: 'Ce lien ouvre votre espace pour cette rencontre\u00a0: agenda ou candidature. Il est personnel\u00a0: ne le transmettez pas.',
      open: 'Ouvrir',
      left: 'Vous êtes déconnecté.',
      opened: 'Votre espace est ouvert.',
      doorTitle: 'Tenir l’accueil avec cet appareil',
      doorLead:
        'Ce lien permet à cet appareil d’accueillir les participants d’une rencontre, même sans connexion. Ne le transmettez pas\u00a0: l’organisateur en crée un pour chaque appareil.',
      doorOpened: 'Cet appareil peut tenir l’accueil.',
      back: 'Revenir à l’accueil',
    },
    signIn: {
      title: 'Connexion',
      lead: 'Pour préparer une rencontre, suivre votre organisme ou vos rendez-vous. Chercher une structure ne demande pas de compte.',
      linkTitle: 'Avec votre adresse de courriel',
      linkLead: 'Nous vous envoyons un lien qui ouvre votre compte. Il n’y a pas de mot de passe à retenir.',
      email: 'Adresse de courriel',
      emailHint: 'Par exemple prenom.nom@exemple.fr',
      sendLink: 'Recevoir un lien de connexion',
      passwordTitle: 'J’ai un mot de passe',
      password: 'Mot de passe',
      withPassword: 'Se connecter avec le mot de passe',
      passwordForgotten:
        'Mot de passe oublié\u00a0? Demandez un lien de connexion, puis choisissez-en un autre.',
      wrongPassword:
        'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou demandez un lien de connexion.',
      passkeyTitle: 'Avec une clé d’accès',
      passkeyLead:
        'Votre téléphone ou votre ordinateur vous reconnaît, par votre empreinte, votre visage ou son code.',
      withPasskey: 'Se connecter avec une clé d’accès',
      wait: (seconds: number) =>
        `Trop d’essais. Attendez ${minutes(seconds)}, puis recommencez\u00a0; un lien de connexion déjà reçu reste valable.`,
      waitTitle: 'Trop d’essais',
      sentTitle: 'Regardez vos courriels',
      sent: 'Si cette adresse peut recevoir nos courriels, un lien de connexion y arrive dans la minute. Il est valable dix minutes et ne sert qu’une fois.',
      sentLate: 'Rien reçu\u00a0? Regardez dans les courriers indésirables, puis redemandez un lien.',
      again: 'Redemander un lien',
      openTitle: 'Ouvrir votre compte',
      openLead: 'Appuyez sur le bouton pour finir la connexion sur cet appareil.',
      name: 'Votre prénom et votre nom',
      nameHint: 'Seulement si c’est votre première visite\u00a0: vos collègues vous reconnaîtront à ce nom.',
      open: 'Se connecter',
      over: 'Ce lien de connexion a expiré ou a déjà servi. Il n’est valable que dix minutes, une seule fois.',
      overTitle: 'Lien expiré',
      newLink: 'Demander un nouveau lien',
      welcome: (name: string) =>
        name === '' ? 'Vous êtes connecté.' : `Bonjour ${name}, vous êtes connecté.`,
      codeTitle: 'Deuxième étape',
      codeLead:
        'Ouvrez l’application d’authentification de votre téléphone et recopiez le code à six chiffres.',
      code: 'Code',
      codeHint: 'Six chiffres, ou l’un de vos codes de secours.',
      checkCode: 'Vérifier le code',
      otherWay: 'Entrer plutôt par une clé d’accès',
      wrongCode:
        'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant dans votre application, puis recopiez-le.',
      demoTitle: 'Comptes de démonstration',
      demoLead: 'Ce territoire est fictif\u00a0: entrez d’un clic dans chacun de ces rôles.',
      demoOpen: (name: string) => `Entrer\u00a0: ${name}`,
      demoOver:
        'Ce compte de démonstration n’existe pas ici. Choisissez-en un autre sur la page de connexion.',
      methodClosed: 'Cette façon de se connecter est fermée ici. Choisissez-en une autre sur cette page.',
      already: (name: string) => `Vous êtes connecté sous le nom de ${name}.`,
      toAccount: 'Aller à mon compte',
    },
    invitation: {
      title: 'Invitation',
      lead: (body: string) => `${body} vous invite à rejoindre son équipe.`,
      platformLead: 'Vous êtes invité à administrer cette installation d’OpenMap ESS.',
      forWhom: 'Adresse invitée',
      role: 'Rôle',
      until: 'Valable jusqu’au',
      accept: 'Accepter l’invitation',
      accepted: (body: string) => `Vous faites maintenant partie de l’équipe\u00a0: ${body}.`,
      platformAccepted:
        'Votre compte est ouvert. Protégez-le maintenant par une seconde preuve\u00a0: vos droits s’ouvriront ensuite.',
      over: 'Cette invitation a expiré, a été retirée ou a déjà été acceptée. Demandez-en une nouvelle à la personne qui vous a invité.',
      overTitle: 'Invitation expirée',
      otherPerson: (email: string) =>
        `Cette invitation est pour ${email}, et vous êtes connecté avec une autre adresse. Déconnectez-vous, puis rouvrez le lien.`,
    },
    roles: {
      reader: 'lecture',
      contributor: 'contribution',
      manager: 'gestion',
      mission: 'mission régionale',
      administrator: 'administration de l’installation',
    },
    account: {
      title: 'Mon compte',
      hello: (name: string) => `Bonjour ${name}`,
      bodies: 'Mes organismes',
      noBody: 'Vous ne faites partie d’aucun organisme',
      noBodyText:
        'Demandez à rejoindre le vôtre\u00a0: la personne qui le gère sur OpenMap ESS vous répondra.',
      protect: 'Protéger mon compte',
      asleep: 'Des droits attendent votre seconde preuve',
      asleepText: (roles: string) =>
        `Vous avez le rôle «\u00a0${roles}\u00a0». Il s’ouvre lorsque vous avez donné deux preuves\u00a0: une clé d’accès, ou votre code à six chiffres.`,
      security: 'Sécurité du compte',
      api: 'Accès à l’API',
      apiText: 'Créer une clé pour lire l’annuaire par programme.',
      securityText: 'Clés d’accès, mot de passe, codes, adresse, appareils connectés.',
      privacy: 'Mes données',
      privacyText: 'Ce que nous conservons sur vous, qui l’a lu, copie et effacement.',
      administration: 'Administration',
      administrationText: 'Courriels, tâches, journal et réglages de cette installation.',
      organise: 'Organiser une rencontre',
      parameters: 'Lire les paramètres juridiques',
      parametersText: 'Seuils, parts et durées que les règles appliquent, à chaque date.',
      organiseText: 'Créer une rencontre, ou reprendre celles que vous préparez.',
    },
    security: {
      title: 'Sécurité du compte',
      lead: 'Ce qui protège votre compte, et les appareils où il est ouvert.',
      factorTitle: 'Seconde preuve à la connexion',
      factorLead:
        'Une application de votre téléphone donne un code à six chiffres, demandé après votre lien ou votre mot de passe. Elle, ou une clé d’accès, est nécessaire aux rôles qui s’étendent à tout le territoire.',
      factorOn: 'Un code à six chiffres est demandé à chaque connexion.',
      add: 'Ajouter une application d’authentification',
      already: 'Une application d’authentification protège déjà votre compte.',
      remove: 'Retirer l’application d’authentification',
      codeHint: 'Six chiffres, tels que l’application les montre.',
      enrolTitle: 'Ajouter une application d’authentification',
      enrolLead:
        'Trois gestes, dans cet ordre. Rien ne change tant que vous n’avez pas donné le premier code.',
      scan: '1. Photographiez ce code avec l’application',
      scanAlt:
        'Code à photographier avec l’application d’authentification\u00a0; le texte qui suit dit la même chose.',
      byHand: 'Ou écrivez cette clé dans l’application\u00a0:',
      recovery: '2. Gardez vos codes de secours',
      recoveryLead:
        'Sans votre téléphone, chacun d’eux ouvre votre compte une fois. Ils ne seront plus montrés\u00a0: imprimez-les.',
      confirm: '3. Donnez le premier code',
      confirmButton: 'Vérifier et activer',
      startAgain: 'Recommencer depuis le début',
      added: 'Votre compte demande maintenant deux preuves.',
      removed: 'L’application d’authentification est retirée.',
      sessions: 'Appareils connectés',
      sessionsLead: 'Vous n’en reconnaissez pas un\u00a0? Fermez-le\u00a0: il est refusé à la page suivante.',
      device: 'Appareil',
      unknownDevice: 'Appareil inconnu',
      thisOne: 'celui-ci',
      method: 'Entrée par',
      methods: {
        link: 'lien reçu par courriel',
        password: 'mot de passe',
        passkey: 'clé d’accès',
        proconnect: 'ProConnect',
        demo: 'démonstration',
      },
      opened: 'Ouvert le',
      seen: 'Dernière page le',
      close: 'Fermer',
      closeOthers: 'Fermer tous les autres appareils',
      closed: 'L’appareil est déconnecté.',
      closedOthers: 'Les autres appareils sont déconnectés.',
      notClosed: 'Cet appareil était déjà déconnecté.',
    },
    mails: {
      linkSubject: 'Votre lien de connexion, valable 10 minutes',
      linkTitle: 'Votre lien de connexion',
      linkText: 'Vous, ou quelqu’un qui connaît votre adresse, avez demandé à entrer sur OpenMap ESS.',
      linkButton: 'Ouvrir mon compte',
      linkIgnore: 'Si ce n’est pas vous, ne faites rien\u00a0: le lien s’éteint de lui-même.',
      deviceSubject: 'Changement de sécurité sur votre compte',
      deviceTitle: 'Connexion depuis un nouvel appareil',
      deviceText: (when: string) =>
        `Votre compte a été ouvert le ${when} depuis un appareil ou un navigateur que nous ne connaissions pas.`,
      deviceAdvice:
        'Si ce n’est pas vous, fermez cette connexion depuis la page de sécurité de votre compte.',
      deviceButton: 'Voir mes connexions',
      hello: 'Bonjour,',
      linkReason:
        'Vous recevez ce courriel parce que quelqu’un a donné votre adresse sur la page de connexion.',
    },
  },
})
