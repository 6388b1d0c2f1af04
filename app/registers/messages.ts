import { catalogue } from '../platform/i18n/catalogue.ts'
import { plural } from '../platform/i18n/format.ts'
import type { OutsideFailure } from '../platform/outside/door.ts'

export const t = catalogue({
  fr: {
    registers: {
      list: 'Une liste à vous',
      siae: 'Fichier ouvert des SIAE',
      geiq: 'Liste des GEIQ labellisés',
      'data-inclusion': 'Fichier data·inclusion',
    },
    gone: (source: string) =>
      `Cette fiche venait de «\u00a0${source}\u00a0», qui ne la cite plus\u00a0: vérifiez si elle existe encore.`,
    goneEnded: (source: string) =>
      `Cette fiche venait de «\u00a0${source}\u00a0», qui ne la cite plus\u00a0: ce que ce registre disait d’elle prend fin.`,
    keptColumn: 'Fiche',
    kept: 'Quelqu’un a modifié ces informations depuis l’import\u00a0: elles restent.',
    keptCreated: 'Quelqu’un a modifié cette fiche depuis l’import\u00a0: elle reste.',
    sources: {
      notice: (title: string) => `Registre «\u00a0${title}\u00a0»`,
      look: 'Voir ce qui a changé',
      differences: (created: number, changed: number, gone: number) =>
        `${plural(created, 'nouvelle', 'nouvelles')}, ${plural(changed, 'modifiée', 'modifiées')}, ${plural(gone, 'disparue', 'disparues')}.`,
      toApprove: 'Rien n’est écrit\u00a0: examinez le rapport, puis enregistrez.',
      applied: 'C’est enregistré\u00a0; tout s’annule depuis le rapport.',
      tooMuchGone: 'Trop de fiches auraient disparu d’un coup\u00a0: rien n’est écrit, examinez le rapport.',
      columns:
        'Les colonnes du fichier ne sont pas reconnues\u00a0: choisissez-les une fois, elles seront retenues.',
      notAllowed: (hosts: readonly string[]) =>
        hosts.length === 0
          ? 'Aucun serveur n’est permis pour les registres\u00a0: l’administration de l’installation doit régler REGISTER_HOSTS.'
          : `Donnez une adresse en https d’un serveur permis\u00a0: ${hosts.join(', ')}.`,
      tooMany: (most: number) => `Au plus ${most}\u00a0registres\u00a0: retirez-en un d’abord.`,
      failures: {
        forbidden: 'L’adresse mène à un serveur qui n’est pas permis.',
        resting: 'Le serveur a échoué plusieurs fois\u00a0: nouvel essai plus tard.',
        unreachable: 'Le serveur ne répond pas.',
        'too-slow': 'Le serveur répond trop lentement.',
        refused: 'Le serveur refuse de donner le fichier.',
        'too-large': 'Le fichier est trop grand.',
        unreadable: 'Le fichier n’est pas lisible.',
      } satisfies { readonly [F in OutsideFailure]: string },
    },
    refusals: {
      unknown: 'Cet import n’existe plus.',
      moment: 'Cet import en est à une autre étape. Rouvrez la page.',
      underWay: 'Cet import est déjà en cours. Attendez la fin, ou arrêtez-le.',
      fileGone: 'La copie du fichier n’est plus gardée. Choisissez-le de nouveau.',
      nothing: 'Aucune ligne de ce fichier ne peut être enregistrée. Corrigez-le, puis recommencez.',
      columns: 'Choisissez les colonnes du SIRET, du nom et du type.',
    },
  },
})
