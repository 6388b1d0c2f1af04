import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatNumber, formatPercent, plural } from '../../platform/i18n/format.ts'

/** Words of a computation that goes on. */
export const rt = catalogue({
  fr: {
    title: 'Calcul en cours',
    lead: 'Vous pouvez quitter cette page\u00a0: le calcul continue, et tous les organisateurs le voient.',
    asked: 'Le calcul est lancé.',
    waiting: 'En attente d’un processeur libre.',
    objective: 'Poids du meilleur plan',
    bound: 'Poids maximal prouvé',
    gap: 'Écart restant',
    elapsed: 'Temps écoulé',
    none: 'pas encore connu',
    gapValue: (gap: number, bound: number) =>
      gap === 0
        ? 'aucun\u00a0: optimum prouvé'
        : `${formatNumber(gap)}${bound === 0 ? '' : ` (${formatPercent(gap / bound)})`}`,
    number: (value: number) => formatNumber(value),
    elapsedValue: (seconds: number, most: number) =>
      `${plural(seconds, 'seconde', 'secondes')} sur ${formatNumber(most)} au plus`,
    stop: 'Arrêter et garder le meilleur plan',
    giveUp: 'Renoncer au calcul',
    stopping: 'Arrêt demandé\u00a0: le meilleur plan est en cours d’enregistrement.',
    stopped: 'Arrêt demandé.',
    done: 'Le calcul est terminé.',
    openVersion: (number: number) => `Afficher la version ${number}`,
    newer: (number: number) => `Le dernier calcul a donné la version ${number}.`,
    refused: 'Le dernier calcul n’a rien donné',
    broken: 'Le dernier calcul a été interrompu',
    brokenText: 'Le serveur s’est arrêté pendant le calcul\u00a0: rien n’a été enregistré. Relancez-le.',
    given: 'Le dernier calcul a été abandonné avant de commencer.',
  },
})
