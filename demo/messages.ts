import { catalogue } from '../app/platform/i18n/catalogue.ts'

export const messages = catalogue({
  fr: {
    publishedName: 'Plan de la journée',
    structures: (structures: number, organisations: number) =>
      `Démonstration\u00a0: ${structures} structures et ${organisations} organismes fictifs.`,
    events: (events: number, meetings: number) =>
      `Démonstration\u00a0: ${events} rencontres, dont une journée rejouée avec ${meetings} rendez-vous.`,
    contracts: {
      buyer: 'Acheteur démo',
      title: (trade: string, rank: number) => `${trade}, marché démo ${rank}`,
      file: 'marches-de-demonstration.json',
      credit: 'Données de démonstration, entièrement fictives',
    },
    lists: {
      title: 'Nettoyage des bâtiments, lot réservé',
      note: 'Fiche fictive. Demander la convention et ses dates avant de publier.',
    },
    proposals: {
      correction: {
        website: 'https://www.example.org/',
        source: 'Appel resté sans réponse, puis leur site (exemple fictif)',
        message: 'Le numéro ne répond plus.',
      },
      missing: {
        name: 'Ressourcerie de l’Écluse (démo)',
        description:
          'Collecte et remise en état de petits meubles. Structure fictive, décrite pour la démonstration.',
        address: '4 quai de l’Essai',
        source: 'Rencontrée lors d’une journée OpenMap ESS fictive',
      },
    },
    notices: {
      announced: (title: string) => `«\u00a0${title}\u00a0» est annoncée`,
      announcedText: (day: string) =>
        `Elle a lieu le ${day}. Regardez le programme et qui vous pourriez y rencontrer.`,
      joined: (name: string) => `Une personne a rejoint votre équipe\u00a0: ${name}`,
      joinedText: 'Elle peut lire ce qui concerne votre organisme. Vous pouvez changer son rôle.',
      toSchedule: (title: string) => `Le plan de rendez-vous de «\u00a0${title}\u00a0» reste à calculer`,
      toScheduleText: 'Les souhaits sont arrivés\u00a0: calculez le meilleur plan, puis publiez-le.',
      loaded: 'La démonstration est chargée',
      loadedText: 'Tout ce que montre ce territoire est fictif, sauf les rencontres de 2017.',
    },
  },
})
