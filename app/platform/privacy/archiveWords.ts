import { catalogue } from '../i18n/catalogue.ts'

/** Sentences of the copy that people take away. */
export const archiveWords = catalogue({
  fr: {
    readable: 'Vos données',
    readme: (name: string, when: string, territory: string) =>
      [
        'Vos données personnelles',
        '',
        `Copie préparée le ${when} pour ${name}, par OpenMap ESS – ${territory}.`,
        '',
        'donnees.html   à lire dans un navigateur : tout ce que nous conservons sur vous, pourquoi et combien de temps',
        'csv/           les mêmes données, un fichier par sorte, à ouvrir dans un tableur (séparateur : point-virgule)',
        'json/          les mêmes données, complètes, pour un autre logiciel',
        'fichiers/      les pièces jointes des courriels que nous vous avons envoyés',
        '',
        'Ce qui n’y est pas',
        'Les mots de passe, les jetons et les clés : nous n’en gardons que des empreintes, ou une forme chiffrée, et les donner ouvrirait votre compte à qui lirait cette copie. Leurs noms sont écrits dans donnees.html.',
        'Le nom des personnes qui ont lu vos données : leur organisme et leur fonction suffisent à demander des comptes.',
        '',
        'Gardez cette copie pour vous, et effacez-la quand vous n’en avez plus besoin.',
        'Vos droits (accès, correction, effacement, limitation, opposition) s’exercent depuis la page « Mes données », ou auprès de l’organisme qui exploite cette installation. Vous pouvez aussi saisir la CNIL (www.cnil.fr).',
        '',
      ].join('\r\n'),
    lead: (name: string, when: string) => `Copie préparée le ${when} pour ${name}.`,
    purpose: 'Pourquoi',
    basis: 'Base légale',
    kept: 'Durée',
    hidden: (names: string) => `Conservé et jamais montré\u00a0: ${names}.`,
    yes: 'oui',
    no: 'non',
    nothing: '–',
    erased: '[effacé]',
    file: (path: string) => `voir le fichier ${path}`,
    capacities: {
      body: 'pour son organisme',
      mission: 'mission régionale',
      administrator: 'administration de l’installation',
      system: 'commande lancée sur le serveur',
    },
    purposes: {
      team: 'gérer l’équipe de l’organisme',
      support: 'aider une personne ou traiter sa demande',
      event: 'organiser une rencontre',
      'follow-up': 'suivre un parcours',
      export: 'remettre une copie',
    },
    records: {
      members: 'liste des membres',
      requests: 'demandes pour rejoindre l’organisme',
      person: 'fiche de la personne',
      people: 'liste des comptes',
      representatives: 'liste des représentants à une rencontre',
      mail: 'courriels envoyés',
      beneficiaries: 'parcours suivis',
    },
  },
})
