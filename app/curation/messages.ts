import { catalogue } from '../platform/i18n/catalogue.ts'

/** Sentences of the module: what is refused, what is told. */
export const t = catalogue({
  fr: {
    kinds: { correction: 'Correction', creation: 'Nouvelle structure', claim: 'Revendication' },
    states: {
      waiting: 'À examiner',
      asked: 'Précision demandée',
      accepted: 'Acceptée',
      partly: 'Acceptée en partie',
      refused: 'Refusée',
    },
    reasons: {
      wrong: 'L’information proposée est inexacte',
      unproved: 'Rien ne permet de la vérifier',
      known: 'La fiche le dit déjà',
      unclear: 'La proposition n’est pas compréhensible',
      outside: 'La structure n’entre pas dans cet annuaire',
      other: 'Une autre raison',
    },
    removals: {
      closed: 'L’établissement a fermé',
      duplicate: 'La structure a une autre fiche',
      outside: 'La structure n’entre pas dans cet annuaire',
      asked: 'La structure l’a demandé',
      false: 'La fiche décrit une structure qui n’existe pas',
    },
    refusals: {
      nothing: 'Rien ne change\u00a0: corrigez au moins une valeur, ou décrivez l’erreur.',
      fewKinds: 'Cochez au moins un type de structure.',
      known: (name: string) => `Ce SIRET a déjà sa fiche\u00a0: ${name}. Proposez-y une correction.`,
      unknown: 'Cette fiche n’est plus dans l’annuaire.',
      answered: 'Cette proposition a déjà reçu une réponse. Rouvrez la file de modération.',
      noField: 'Cochez au moins un champ, ou refusez la proposition.',
      notAllowed: 'Cette fiche n’est pas dans votre département. La mission ou sa coordination décidera.',
      noReason: 'Choisissez la raison du refus\u00a0: son auteur la lira.',
      otherReason: 'Écrivez la raison\u00a0: son auteur la lira.',
      noAddress: 'L’auteur n’a laissé aucune adresse\u00a0: acceptez ou refusez.',
      noQuestion: 'Écrivez ce qui manque\u00a0: son auteur le lira.',
      claimed: (body: string) =>
        `${body} tient déjà cette fiche. Demandez-lui un accès\u00a0: une personne qui gère cet organisme vous répondra.`,
      claimedMeanwhile:
        'Quelqu’un a pris cette fiche entre-temps. Refusez cette demande, ou parlez-en à la mission.',
      noSiret: 'Cette fiche n’a pas de SIRET. Proposez d’abord de le corriger.',
      noRecord: (siret: string) =>
        `Aucune fiche ne porte le SIRET ${siret}. Vérifiez le numéro, ou proposez la structure.`,
      noMessage: 'Dites pourquoi cette fiche est la vôtre\u00a0: la mission ou la coordination le lira.',
      authorGone: 'Cette personne n’a plus de compte. Refusez sa demande.',
      conflict:
        'Quelqu’un a changé cette fiche entre-temps. Relisez ce qu’elle dit maintenant, puis décidez.',
      claimedJustNow: 'Quelqu’un vient de prendre cette fiche. Rouvrez la page pour demander un accès.',
      changedMeanwhile:
        'La fiche a changé pendant que vous écriviez. Comparez avec ce qu’elle dit maintenant, puis envoyez de nouveau.',
      inTrash: 'Cette fiche est déjà dans la corbeille.',
      notInTrash: 'Cette fiche n’est plus dans la corbeille.',
      noRevision: 'Ce changement n’est plus dans l’historique.',
      nothingToRestore: 'Cochez au moins un champ à rétablir.',
      fieldNotThere: 'Ce changement ne concerne pas ce champ.',
    },
    mails: {
      hello: 'Bonjour,',
      reason:
        'Vous recevez ce courriel parce que vous avez laissé cette adresse en proposant un changement de l’annuaire. Elle n’est plus gardée après la réponse.',
      subject: 'Votre proposition\u00a0: réponse',
      open: 'Voir la fiche',
      list: 'Voir l’annuaire',
      titles: {
        accepted: (name: string) => `Votre proposition pour ${name} est acceptée`,
        partly: (name: string) => `Votre proposition pour ${name} est acceptée en partie`,
        refused: (name: string) => `Votre proposition pour ${name} n’est pas acceptée`,
        asked: (name: string) => `Votre proposition pour ${name}\u00a0: une précision est demandée`,
      },
      accepted: 'La fiche est à jour. Merci.',
      partly: (fields: string) => `Ce qui a été repris\u00a0: ${fields}. Merci.`,
      refused: (reason: string) => `Raison donnée\u00a0: ${reason}.`,
      asked: (question: string) => `Ce qui manque\u00a0: ${question}`,
      askedHow: 'Pour répondre, proposez de nouveau la correction avec cette précision.',
      reply: 'Compléter ma proposition',
      said: (text: string) => `Message\u00a0: ${text}`,
      claim: {
        mine: 'Votre fiche est à vous',
        made: (name: string, body: string) =>
          `Vous tenez maintenant la fiche de ${name} pour ${body}. Complétez-la\u00a0: les acheteurs la lisent.`,
        asked: (name: string, body: string) =>
          `La fiche de ${name} revient à ${body}. Votre demande d’accès à cet organisme est envoyée\u00a0: une personne qui le gère vous répondra.`,
        refused: 'Votre demande pour une fiche\u00a0: réponse',
        refusedText: (name: string, reason: string) =>
          `La fiche de ${name} ne vous est pas remise. Raison donnée\u00a0: ${reason}.`,
        askedSubject: 'Votre demande pour une fiche\u00a0: une précision est demandée',
        askedText: (name: string, question: string) =>
          `Pour la fiche de ${name}, il manque\u00a0: ${question}`,
        complete: 'Compléter la fiche',
        again: 'Compléter ma demande',
      },
    },
  },
})
