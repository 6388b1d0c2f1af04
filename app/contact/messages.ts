import { catalogue } from '../platform/i18n/catalogue.ts'

/** Sentences of refusals, of mails and of what a record shows. */
export const t = catalogue({
  fr: {
    record: { contact: 'Contacter cette structure' },
    refusals: {
      markup: 'Écrivez en texte simple, sans balises ni code\u00a0: la structure lit votre message tel quel.',
      tooManyLinks: (most: number) =>
        `Gardez au plus ${most}\u00a0liens dans votre message\u00a0: les messages qui en contiennent davantage ne sont pas transmis.`,
      linkInLine: 'Retirez l’adresse de site de ce champ\u00a0: donnez-la dans le message.',
      notReachable: 'Cette structure ne reçoit pas de messages par l’annuaire.',
      closedToAuthor:
        'Des structures ont signalé des messages envoyés depuis cette adresse\u00a0: l’annuaire n’en transmet plus. Écrivez à la mission régionale si c’est une erreur.',
      unknownLink: 'Ce lien ne correspond à aucun message. Il est peut-être incomplet.',
      linkOver: (hours: number) =>
        `Ce lien n’était valable que ${hours}\u00a0heures. Écrivez de nouveau votre message.`,
      unknownMessage: 'Ce message n’existe plus.',
    },
    mail: {
      subject: (subject: string) => `Message par l’annuaire\u00a0: ${subject}`,
      title: (name: string) => `Un message pour ${name}`,
      from: (name: string, email: string) =>
        `${name} (${email}) vous écrit par l’annuaire OpenMap ESS, au sujet de votre fiche.`,
      answer:
        'Pour répondre, répondez à ce courriel\u00a0: votre réponse part directement à cette personne, qui verra alors votre adresse. Elle ne l’a pas vue jusqu’ici.',
      record: 'Voir votre fiche',
      reason: (name: string) =>
        `Vous recevez ce message parce que votre adresse est celle de la fiche «\u00a0${name}\u00a0» dans l’annuaire.`,
      wayOut: 'Ne plus recevoir de messages par l’annuaire, ou signaler un abus',
      copySubject: 'Copie de votre message à une structure',
      copyTitle: (name: string) => `Votre message à ${name} est parti`,
      copyIntro: 'Voici ce que la structure a reçu. Sa réponse arrivera par courriel à cette adresse.',
      copyReason: 'Vous recevez cette copie parce que vous avez écrit à une structure de l’annuaire.',
      object: (subject: string) => `Objet\u00a0: ${subject}`,
      proofSubject: 'Confirmez votre message à une structure',
      proofTitle: 'Confirmez votre message',
      proofIntro: (name: string, hours: number) =>
        `Un message pour ${name} a été écrit avec votre adresse. Il partira quand vous l’aurez confirmé, dans les ${hours}\u00a0heures. Si ce n’est pas vous, ne faites rien\u00a0: rien ne partira.`,
      proofAction: 'Confirmer mon message',
      proofReason:
        'Vous recevez ce courriel parce que cette adresse a été donnée pour écrire à une structure.',
    },
    notice: {
      title: 'Un message de l’annuaire a été signalé',
      text: (name: string) =>
        `«\u00a0${name}\u00a0» signale un message reçu par l’annuaire. Lisez-le, puis dites s’il est à écarter.`,
      action: 'Lire le message signalé',
    },
  },
})
