import { catalogue } from '../../platform/i18n/catalogue.ts'

export const m = catalogue({
  fr: {
    timetable: {
      subject: (event: string) => `Votre agenda de rendez-vous – ${event}`,
      subjectChanged: (event: string) => `Changement dans votre agenda – ${event}`,
      title: 'Votre agenda de rendez-vous',
      titleChanged: 'Votre agenda de rendez-vous a changé',
      hello: 'Bonjour,',
      published: (event: string) => `Le plan de rendez-vous de «\u00a0${event}\u00a0» est publié.`,
      changed: (event: string) =>
        `Une nouvelle version du plan de rendez-vous de «\u00a0${event}\u00a0» est publiée, et votre journée n’est plus la même.`,
      day: (name: string, count: string, when: string) => `${name} a ${count} le ${when}.`,
      noneLeft: (name: string, when: string) =>
        `${name} n’a plus de rendez-vous le ${when}. L’organisateur peut vous en dire la raison.`,
      where: (place: string) => `Lieu\u00a0: ${place}.`,
      whatChanges: 'Ce qui change',
      added: (name: string, at: string) => `Ajouté\u00a0: ${name}, ${at}`,
      removed: (name: string, at: string) => `Retiré\u00a0: ${name}, ${at}`,
      moved: (name: string, from: string, to: string) => `Déplacé\u00a0: ${name}, de ${from} à ${to}`,
      table: (name: string, at: string, table: string) => `Autre table\u00a0: ${name}, ${at}, ${table}`,
      yourDay: 'Votre journée',
      hour: 'Heure',
      meeting: 'Rendez-vous',
      withTable: (name: string, table: string) => `${name}, ${table.toLowerCase()}`,
      file: 'Le fichier joint ajoute ces rendez-vous à votre calendrier.',
      fileChanged:
        'Le fichier joint met votre calendrier à jour\u00a0: les rendez-vous déplacés changent d’heure, ceux qui sont retirés sont marqués comme annulés.',
      open: 'Ouvrir mon agenda',
      link: (until: string) =>
        `Ce lien est personnel\u00a0: ne le transmettez pas. Il fonctionne jusqu’au ${until}.`,
      linkAgain: (until: string) =>
        `Ce lien est personnel\u00a0: ne le transmettez pas. Il fonctionne jusqu’au ${until}, comme celui du message précédent.`,
      reason: 'Vous recevez ce message parce que l’organisateur a inscrit cette adresse à la rencontre.',
      fileName: 'mon-agenda.ics',
    },
  },
})
