import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { plural } from '../../../platform/i18n/format.ts'

/** Sentences of the pages where people exercise their rights. */
export const w = catalogue({
  fr: {
    account: 'Mon compte',
    title: 'Mes données',
    lead: 'Ce que cette installation conserve sur vous, pourquoi, combien de temps, et qui l’a lu. Vous pouvez en prendre une copie, ou tout effacer.',
    menu: 'Sur cette page',
    shared:
      'Ce compte de démonstration est partagé entre visiteurs\u00a0: ses connexions ne sont pas montrées, et il ne peut être ni copié ni effacé.',
    sharedTitle: 'Compte de démonstration',
    held: {
      title: 'Ce que nous conservons',
      lead: 'Les cinq lignes les plus récentes de chaque sorte\u00a0; la copie les contient toutes.',
      summary: (title: string, count: number) => `${title} – ${plural(count, 'ligne', 'lignes')}`,
      purpose: 'Pourquoi',
      basis: 'Base légale',
      kept: 'Durée',
      recipients: 'Qui peut les lire',
      caption: (title: string, shown: number, all: number) =>
        shown < all
          ? `${title}\u00a0: les ${shown} dernières lignes sur ${all}`
          : `${title}\u00a0: ${plural(all, 'ligne', 'lignes')}`,
      hidden: (names: string) => `Conservé et jamais montré, même à vous\u00a0: ${names}.`,
      unproved:
        'Votre adresse n’est pas encore vérifiée\u00a0: ce qui n’est rattaché à vous que par elle (rencontres, courriels, invitations) n’est pas montré ici. Connectez-vous une fois par un lien reçu à cette adresse.',
    },
    readings: {
      title: 'Qui a lu vos données',
      lead: 'Chaque consultation de vos données par une autre personne est enregistrée. Son organisme et sa fonction sont indiqués, pas son nom.',
      none: 'Personne d’autre n’a lu vos données',
      noneText:
        'Une ligne apparaîtra ici quand, par exemple, la personne qui gère votre organisme ouvrira la liste des membres.',
      all: (count: number) => `Voir les ${count} consultations`,
      pageLead: 'De la plus récente à la plus ancienne. Elles sont gardées trois ans.',
      when: 'Le',
      who: 'Par',
      what: 'Données lues',
      why: 'Pourquoi',
      capacities: {
        body: (name: string) => (name === '' ? 'un organisme' : name),
        mission: 'mission régionale',
        administrator: 'administration de l’installation',
        agent: 'accueil d’une rencontre, par un appareil',
        system: 'commande lancée sur le serveur',
      },
      list: (what: string, count: number) => `${what} (${plural(count, 'personne', 'personnes')})`,
    },
    copies: {
      title: 'Prendre une copie',
      lead: 'Un fichier ZIP\u00a0: une page à lire, des tableaux, et les mêmes données pour un autre logiciel. Il est préparé en quelques instants, gardé sept jours, et vous seul pouvez le télécharger.',
      ask: 'Préparer une copie de mes données',
      mine: 'Mes copies',
      asked: 'Demandée le',
      what: 'Contenu',
      kinds: { person: 'mes données', members: 'membres d’un organisme' },
      state: 'État',
      states: {
        waiting: 'en préparation',
        running: 'en préparation',
        ready: 'prête',
        refused: 'refusée',
        failed: 'échouée',
        gone: 'effacée',
      },
      expired: 'effacée',
      open: 'Ouvrir',
    },
    copy: {
      preparing: 'Copie en préparation',
      preparingLead:
        'Elle est prête en quelques instants. Vous pouvez quitter cette page\u00a0: un courriel vous préviendra.',
      progress: 'Préparation',
      progressText: (percent: number) => `${percent}\u00a0%`,
      ready: 'Votre copie est prête',
      readyLead: (until: string) => `Vous pouvez la télécharger jusqu’au ${until}, puis elle sera effacée.`,
      download: 'Télécharger la copie',
      size: 'Taille',
      kilobytes: (count: string) => `${count}\u00a0ko`,
      content: 'Contenu',
      prepared: 'Préparée le',
      warning:
        'Gardez ce fichier pour vous\u00a0: il contient des données personnelles. Effacez-le quand il ne sert plus.',
      refused: 'Copie refusée',
      refusedLead:
        'Entre la demande et la préparation, votre droit de l’obtenir a pris fin\u00a0: compte désactivé, rôle retiré, ou déconnexion de l’appareil qui l’a demandée. Rien n’a été écrit.',
      failed: 'Copie non préparée',
      failedLead: 'La préparation n’a pas abouti. Demandez une autre copie.',
      gone: 'Copie effacée',
      goneLead:
        'Une copie est effacée au bout de sept jours, ou plus tôt si une personne dont elle parle a été effacée. Demandez-en une autre.',
      notAllowed: 'Copie réservée',
      again: 'Demander une autre copie',
      back: 'Revenir à mes données',
    },
    consents: {
      title: 'Mes accords',
      lead: 'Rien de ceci n’est nécessaire pour utiliser le service. Changez d’avis quand vous voulez.',
      subjects: {
        news: {
          title: 'Recevoir des nouvelles par courriel',
          text: 'Quelques courriels par an\u00a0: les prochaines rencontres, les publications de la mission régionale.',
        },
        'event-name': {
          title: 'Voir mon nom dans la liste des participants d’une rencontre',
          text: 'Votre nom et votre organisme, visibles des autres participants inscrits à la même rencontre.',
        },
      },
      given: (when: string) => `Accord donné le ${when}.`,
      withdrawn: (when: string) => `Accord retiré le ${when}.`,
      never: 'Pas d’accord donné.',
      newWords: 'Le texte a changé depuis votre accord\u00a0: il ne compte plus.',
      give: 'Donner mon accord',
      withdraw: 'Retirer mon accord',
      done: { given: 'Votre accord est enregistré.', withdrawn: 'Votre accord est retiré.' },
    },
    erase: {
      title: 'Effacer mon compte',
      lead: 'Votre compte et vos données disparaissent au bout de sept jours, pendant lesquels vous pouvez changer d’avis.',
      open: 'Voir ce qui sera effacé',
      under: (when: string) => `Votre compte sera effacé le ${when}`,
      underText: 'D’ici là, tout fonctionne comme avant.',
      blocked: 'L’effacement de votre compte attend',
      see: 'Voir ma demande, ou garder mon compte',
    },
    erasure: {
      lead: 'Lisez ce qui part et ce qui reste. Rien ne se passe avant sept jours.',
      goes: 'Ce qui sera effacé',
      goesItems: {
        identity: 'votre nom, votre adresse, vos mots de passe, vos clés d’accès et vos connexions',
        rights: 'vos appartenances, vos rôles, vos invitations et vos demandes',
        events: 'votre nom et votre adresse dans les rencontres où vous représentez un participant',
        mails: 'les courriels que nous vous avons envoyés, et votre nom dans ceux des autres',
        copies: 'les copies de données déjà préparées, et vos accords',
      },
      stays: 'Ce qui reste, et pourquoi',
      statistics:
        'Les rencontres gardent leurs organismes, leurs souhaits et leurs rendez-vous, sans personne\u00a0: ce sont des statistiques.',
      proof:
        'Un identifiant sans nom et une empreinte de votre adresse restent un an, pour vous effacer encore si une ancienne sauvegarde devait être remise en place.',
      mailed:
        'Les courriels déjà reçus par d’autres personnes sont dans leurs boîtes\u00a0: nous ne pouvons pas les reprendre.',
      stands: 'Avant d’effacer votre compte',
      understood: 'J’ai compris que mon compte et mes données seront effacés, sans retour possible.',
      understoodMissing: 'Cochez cette case pour confirmer que vous avez compris.',
      submit: 'Effacer mon compte dans sept jours',
      asked: 'Votre demande est enregistrée. Un courriel vous la confirme.',
      underTitle: 'Effacement demandé',
      keep: 'Garder mon compte',
      kept: 'Votre compte est gardé.',
      notAsked: 'Aucun effacement n’était demandé.',
      due: 'Effacement prévu le',
      askedOn: 'Demandé le',
    },
    more: {
      title: 'Autres questions',
      text: 'Pour faire corriger une donnée, en limiter l’usage ou vous y opposer, écrivez à l’organisme qui exploite cette installation.',
      policy: 'Lire la page sur les données personnelles',
    },
  },
})
