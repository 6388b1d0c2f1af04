import { catalogue } from '../platform/i18n/catalogue.ts'
import { plural } from '../platform/i18n/format.ts'

/** Words of the rules: refusals, names of equipment, dashboard. */
export const t = catalogue({
  fr: {
    equipment: {
      table: 'Table',
      chairs: 'Chaises',
      electricity: 'Électricité',
      grille: 'Grille d’exposition',
    },
    states: {
      waiting: 'À examiner',
      accepted: 'Acceptée',
      refused: 'Refusée',
      withdrawn: 'Retirée',
    },
    refusals: {
      unknownStand: 'Ce stand n’existe plus. Rouvrez la page des stands.',
      unknownParticipant: 'Ce participant n’existe plus. Rouvrez la page des stands.',
      unknownRequest: 'Cette demande n’existe plus. Rouvrez la page des stands.',
      numberTaken: (number: number) =>
        `Le numéro ${number} est déjà celui d’un autre stand. Choisissez-en un autre.`,
      placeTaken: (number: number) =>
        `Le stand ${number} occupe déjà cette place. Choisissez une place libre.`,
      planFull: (left: number) =>
        `Le plan n’a plus que ${plural(left, 'place', 'places')} avec ce nombre de stands par rangée. Ajoutez-en moins, ou allongez les rangées.`,
      standTaken: (number: number, name: string) =>
        `Le stand ${number} est déjà attribué à ${name}. Libérez-le d’abord, ou choisissez-en un autre.`,
      standGiven: (number: number) =>
        `Le stand ${number} est attribué. Libérez-le avant de le retirer du plan.`,
      requestRefused: 'La demande de cet exposant n’est pas en cours. Acceptez-la d’abord.',
      reasonMissing: 'Écrivez la raison\u00a0: l’exposant la lira.',
      requestsClosed: 'Les demandes de stand sont closes. Écrivez à l’organisateur.',
      notAsked: 'Il n’y a pas de demande de stand en cours.',
      nothingToGive: 'Aucun exposant n’attend un stand qui soit libre et équipé comme il le demande.',
    },
    step: {
      title: 'Attribuer les stands',
      none: (exhibitors: number) => `${plural(exhibitors, 'exposant', 'exposants')}, aucun stand sur le plan`,
      text: (given: number, wanted: number, waiting: number, lacking: number) =>
        [
          `${given} sur ${plural(wanted, 'exposant a', 'exposants ont')} un stand`,
          ...(waiting > 0 ? [plural(waiting, 'demande à examiner', 'demandes à examiner')] : []),
          ...(lacking > 0
            ? [plural(lacking, 'stand sans l’équipement demandé', 'stands sans l’équipement demandé')]
            : []),
        ].join(', '),
    },
    segments: { given: 'Exposants qui ont un stand', wanted: 'Exposants qui attendent un stand' },
    action: {
      label: 'Voir les exposants',
      text: (count: number) =>
        `${plural(count, 'stand attribué', 'stands attribués')}, en liste et sur un plan.`,
    },
    prints: {
      title: 'Plan et cartons des stands (PDF)',
      text: (stands: number) =>
        `Le plan, la liste des exposants et un carton par stand (${plural(stands, 'stand', 'stands')}).`,
    },
    export: {
      stands: 'Stands',
      requests: 'Demandes',
      columns: {
        number: 'Stand',
        label: 'Emplacement',
        column: 'Colonne',
        row: 'Rangée',
        equipment: 'Équipement',
        body: 'Exposant',
        missing: 'Équipement manquant',
        role: 'Rôle',
        needs: 'Équipement demandé',
        note: 'Précisions',
        state: 'Demande',
        reason: 'Raison donnée',
        listed: 'Nommé en public',
      },
      none: 'Aucune demande',
      yes: 'oui',
      no: 'non',
    },
  },
})
