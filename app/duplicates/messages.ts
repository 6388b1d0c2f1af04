import { catalogue } from '../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    refusals: {
      unknown: 'Cette paire n’existe plus\u00a0: l’une des deux fiches a changé. Revenez à la liste.',
      decided:
        'Quelqu’un a déjà décidé pour ces deux fiches. Revenez à la liste pour voir ce qui a été fait.',
      inTrash: (name: string) =>
        `La fiche «\u00a0${name}\u00a0» est dans la corbeille\u00a0: restaurez-la, ou laissez ces fiches telles quelles.`,
      twoBodies:
        'Chacune de ces fiches est tenue par un organisme différent. Demandez à l’un des deux de se retirer de sa fiche, ou faites fusionner les deux organismes, puis revenez ici.',
      changed: (name: string) =>
        `La fiche «\u00a0${name}\u00a0» a changé depuis que vous l’avez lue. Vos choix sont gardés\u00a0: relisez les valeurs, puis réunissez de nouveau.`,
      busy: 'Quelqu’un écrit sur l’une de ces fiches en ce moment. Attendez quelques secondes, puis recommencez.',
      tooLate: (days: number) =>
        `Cette réunion date de plus de ${days}\u00a0jours\u00a0: elle ne peut plus être défaite. Créez une nouvelle fiche s’il le faut.`,
      mergedAgain: (name: string) =>
        `La fiche gardée a été réunie depuis à «\u00a0${name}\u00a0»\u00a0: défaites d’abord cette réunion-là.`,
    },
  },
})
