import { catalogue } from '../../platform/i18n/catalogue.ts'

export const m = catalogue({
  fr: {
    calledOff: {
      subjects: {
        cancelled: (event: string) => `${event}\u00a0: annulation`,
        postponed: (event: string) => `${event}\u00a0: nouvelle date`,
        reinstated: (event: string) => `${event}\u00a0: la rencontre a lieu`,
      },
      titles: {
        cancelled: 'La rencontre est annulée',
        postponed: 'La rencontre change de date',
        reinstated: 'La rencontre a lieu finalement',
      },
      texts: {
        cancelled: (event: string, when: string) =>
          `La rencontre «\u00a0${event}\u00a0», prévue le ${when}, n’aura pas lieu.`,
        postponed: (event: string, when: string) =>
          `La rencontre «\u00a0${event}\u00a0» aura lieu le ${when}. Votre inscription reste valable\u00a0; les horaires ne changent pas.`,
        reinstated: (event: string, when: string) =>
          `L’annulation de la rencontre «\u00a0${event}\u00a0» est levée\u00a0: elle a lieu le ${when}, comme prévu. Votre inscription reste valable.`,
      },
      former: (when: string) => `Elle était annoncée pour le ${when}.`,
      reason: (reason: string) => `Motif\u00a0: ${reason}`,
      meetings: {
        cancelled: (count: string) => `Vos ${count} de cette journée sont annulés.`,
        postponed: (count: string) => `Vos ${count} gardent leur heure, à la nouvelle date.`,
        reinstated: (count: string) => `Vos ${count} gardent leur heure.`,
      },
      meetingOne: {
        cancelled: 'Votre rendez-vous de cette journée est annulé.',
        postponed: 'Votre rendez-vous garde son heure, à la nouvelle date.',
        reinstated: 'Votre rendez-vous garde son heure.',
      },
      where: (place: string) => `Lieu\u00a0: ${place}.`,
      cannot:
        'Si cette date ne vous convient pas, vous pouvez annuler votre inscription par le lien reçu en la faisant.',
      file: 'Le fichier joint met votre calendrier à jour.',
      page: 'Voir la page de la rencontre',
      why: 'Vous recevez ce message parce que vous êtes inscrit à cette rencontre, ou avez demandé à y prendre part.',
      fileName: 'rencontre.ics',
    },
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
