import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../../platform/i18n/format.ts'

/** Sentences of the pages where people propose and claim. */
export const p = catalogue({
  fr: {
    directory: 'Structures',
    record: {
      report: 'Signaler une erreur',
      history: 'Voir l’historique',
      remove: 'Retirer de l’annuaire',
      claim: 'C’est votre structure\u00a0?',
      claimText:
        'Prenez cette fiche en main\u00a0: vous la corrigez vous-même, vous y ajoutez vos activités et vos photos.',
      claimAction: 'Revendiquer cette fiche',
      waiting: (n: number) => `${plural(n, 'proposition attend', 'propositions attendent')} une réponse`,
      waitingAction: 'Les examiner',
    },
    report: {
      title: 'Signaler une erreur',
      lead: 'Sans compte. Une personne de la mission ou de la coordination lit votre proposition avant que la fiche change.',
      which: 'Que faut-il corriger\u00a0?',
      whichHint: 'Cochez une ou plusieurs parties de la fiche.',
      whichMissing: 'Cochez au moins une partie de la fiche.',
      next: 'Continuer',
      emailHidden:
        'Une adresse est enregistrée\u00a0; seule la structure la voit. Laissez ce champ vide pour la garder.',
      other: 'Choisir d’autres parties',
      subjects: {
        nom: 'Le nom, l’enseigne ou le SIRET',
        presentation: 'La présentation',
        adresse: 'L’adresse',
        coordonnees: 'Le téléphone, le courriel ou le site',
        types: 'Les types et les bases légales',
        activites: 'Les activités et les zones',
        fermeture: 'L’établissement a fermé',
        autre: 'Autre chose',
      },
      now: 'Ce que dit la fiche aujourd’hui',
      nothing: 'rien',
      change: 'Corrigez ce qui est faux et laissez le reste.',
      message: 'Que faut-il changer\u00a0?',
      messageHint: 'Avec vos mots. N’écrivez le nom de personne.',
      about: 'Pour vérifier et vous répondre',
      source: 'D’où vient l’information\u00a0?',
      sourceHint: 'Par exemple\u00a0: le site de la structure, un arrêté, un appel du 12 mars.',
      email: 'Votre courriel',
      emailHint: 'Pour recevoir la réponse. Il n’est montré à personne et il est effacé avec la réponse.',
      signedIn: 'La réponse arrivera dans vos notifications.',
      submit: 'Envoyer la proposition',
      sent: 'Merci\u00a0: votre proposition est envoyée. Elle sera lue avant que la fiche change.',
      joined: 'Merci\u00a0: cette erreur était déjà signalée. Votre proposition la rejoint.',
      already: 'Une correction attend déjà une réponse',
      alreadyText: (fields: string) =>
        `Elle porte sur\u00a0: ${fields}. Proposez la même, la vôtre la rejoindra\u00a0; une autre, elles seront lues ensemble.`,
      alreadyWords: 'une remarque',
      tooMany: (minutes: number) =>
        `Trop de propositions sont parties de cette connexion. Réessayez dans ${plural(minutes, 'minute', 'minutes')}.`,
    },
    suggest: {
      title: 'Proposer une structure',
      lead: 'Elle manque à l’annuaire\u00a0? Décrivez-la. Une personne de la mission ou de la coordination vérifie, puis crée sa fiche.',
      name: 'Nom',
      kinds: 'Types de la structure',
      siretHint: '14 chiffres. La fiche est celle de l’établissement, non de son siège.',
      known: (name: string) => `Voir la fiche de ${name}`,
      details: 'Ce que vous savez d’elle',
      submit: 'Proposer cette structure',
      sent: 'Merci\u00a0: la structure est proposée. Sa fiche paraîtra une fois vérifiée.',
      joined: 'Merci\u00a0: cette structure était déjà proposée. Votre proposition la rejoint.',
      link: 'Proposer une structure qui manque',
    },
    claim: {
      title: 'Revendiquer une fiche',
      lead: 'Donnez le SIRET de votre établissement. Si votre adresse de courriel est celle de la structure, sa fiche est à vous aussitôt.',
      siret: 'SIRET',
      siretHint: '14 chiffres, avec ou sans espaces.',
      find: 'Trouver la fiche',
      noRecord: 'Aucune fiche ne porte ce SIRET',
      yours: 'Est-ce bien votre structure\u00a0?',
      proved: (email: string) =>
        `Votre adresse confirmée, ${email}, est celle de la structure\u00a0: sa fiche vous revient tout de suite.`,
      body: 'Vous la tiendrez au nom de l’organisme de ce SIREN. S’il existe déjà sans vous, une demande d’accès part vers les personnes qui le gèrent.',
      take: 'Prendre cette fiche',
      moderated:
        'Une personne de la mission ou de la coordination lit votre demande et vous répond par courriel.',
      why: {
        mismatch: (email: string) =>
          `Votre adresse, ${email}, n’est ni celle de la structure ni de son domaine.`,
        unverified: (email: string) => `Votre adresse, ${email}, n’est pas encore confirmée.`,
        'by-hand': (_email: string) =>
          'Le site ou le courriel de cette fiche a été proposé par une autre personne, ou changé il y a moins de 90 jours\u00a0: il ne suffit pas à prouver.',
        'shared-domain': (_email: string) =>
          'Plusieurs organismes partagent le domaine de votre adresse\u00a0: il ne suffit pas à prouver.',
      },
      message: 'Pourquoi cette fiche est-elle la vôtre\u00a0?',
      messageHint: 'Votre fonction, comment le vérifier. Seules les personnes qui décident le lisent.',
      ask: 'Envoyer ma demande',
      waiting: 'Votre demande attend une réponse',
      waitingText:
        'Elle est envoyée. Vous pouvez la compléter ci-dessous\u00a0: elle reste une seule demande.',
      sent: 'Votre demande est envoyée. La réponse arrivera par courriel et dans vos notifications.',
      joined: 'Votre demande est complétée.',
      granted: (name: string) =>
        `La fiche de ${name} est à vous. Complétez-la\u00a0: les acheteurs la lisent.`,
      askedBody: (name: string, body: string) =>
        `La fiche de ${name} revient à ${body}. Votre demande d’accès à cet organisme est envoyée.`,
      claimed: (body: string) => `${body} tient déjà cette fiche`,
      claimedText: 'Demandez un accès à cet organisme\u00a0: une personne qui le gère vous répondra.',
      join: 'Demander un accès',
      joinAsked: (body: string) => `Votre demande d’accès à ${body} est envoyée.`,
      tooMany: 'Vous avez fait beaucoup de demandes en une heure. Réessayez plus tard.',
      name: 'Nom',
      place: 'Commune',
      mine: 'Vous tenez déjà cette fiche',
      edit: 'Modifier la fiche',
    },
    count: (n: number) => formatNumber(n),
  },
})
