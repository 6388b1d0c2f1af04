import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'

/** Words of the pages. */
export const p = catalogue({
  fr: {
    form: {
      title: (name: string) => `Contacter ${name}`,
      short: 'Contacter',
      lead: 'Votre message part par courriel à la structure. Son adresse reste cachée, la vôtre lui est donnée pour qu’elle vous réponde.',
      name: 'Votre nom',
      nameHint: 'Et votre organisme, si vous écrivez pour lui.',
      nameMissing: 'Écrivez votre nom.',
      email: 'Votre adresse de courriel',
      emailHint: 'La réponse y arrivera, et une copie de votre message.',
      emailHintVisitor:
        'Vous y recevrez d’abord un lien pour confirmer votre message, puis une copie et la réponse.',
      subject: 'Objet',
      subjectMissing: 'Écrivez l’objet de votre message en quelques mots.',
      text: 'Votre message',
      textHint: 'En texte simple, avec au plus deux liens. N’écrivez rien de confidentiel.',
      textMissing: 'Écrivez votre message.',
      textShort: (least: number) =>
        `Dites-en un peu plus\u00a0: au moins ${least}\u00a0caractères, pour que la structure puisse répondre.`,
      textLong: (most: number) => `Écrivez au plus ${most}\u00a0caractères.`,
      privacy:
        'Votre message est gardé douze mois, pour vous et pour l’organisme qui tient cette fiche. La mission régionale ne le lit que si la structure le signale.',
      send: 'Envoyer le message',
      back: 'Revenir à la fiche',
      tooMany: (minutes: number) =>
        minutes > 90
          ? `Trop de messages ont été envoyés. Réessayez dans ${plural(Math.ceil(minutes / 60), 'heure', 'heures')}\u00a0: ce que vous avez écrit est gardé sur cette page.`
          : `Trop de messages ont été envoyés. Réessayez dans ${plural(minutes, 'minute', 'minutes')}\u00a0: ce que vous avez écrit est gardé sur cette page.`,
    },
    unreachable: {
      title: 'Cette structure ne reçoit pas de messages par l’annuaire',
      refused: 'Elle a demandé à ne plus en recevoir.',
      none: 'Sa fiche n’indique pas d’adresse de courriel.',
      closed: 'Elle est fermée.',
      phone: 'Vous pouvez l’appeler\u00a0:',
      website: 'Vous pouvez la joindre par son site\u00a0:',
    },
    done: {
      sent: 'Votre message est parti',
      sentText: 'La structure le reçoit par courriel. Une copie vous arrive à votre adresse.',
      sentNext: 'Sa réponse vous parviendra directement par courriel.',
      waiting: 'Il reste à confirmer votre message',
      waitingText: (hours: number) =>
        `Ouvrez le courriel que nous venons de vous envoyer, et confirmez dans les ${hours}\u00a0heures. Votre message partira à ce moment-là.`,
      waitingNext: 'Rien dans votre boîte\u00a0? Regardez dans les courriers indésirables.',
    },
    proof: {
      title: 'Confirmer mon message',
      lead: 'Vous avez écrit à une structure de l’annuaire. Confirmez pour que votre message parte.',
      action: 'Envoyer mon message',
      over: 'Ce message ne peut plus être confirmé',
      sent: (name: string) => `Votre message à ${name} est parti`,
    },
    wayOut: {
      title: 'Messages reçus par l’annuaire',
      lead: 'Vous avez reçu un message d’une personne qui a trouvé votre fiche dans l’annuaire. Elle ne connaît pas votre adresse tant que vous ne lui répondez pas.',
      stop: 'Ne plus recevoir de messages',
      stopText:
        'Votre fiche reste dans l’annuaire, sans le bouton «\u00a0Contacter cette structure\u00a0». L’organisme qui tient la fiche peut revenir sur ce choix.',
      stopAction: 'Ne plus recevoir de messages par l’annuaire',
      report: 'Signaler un abus',
      reportText:
        'Publicité, propos déplacés, tromperie\u00a0: la mission régionale lira ce message et pourra fermer le relais à son auteur.',
      reportAction: 'Signaler ce message',
      stopped: 'C’est fait\u00a0: plus de messages',
      stoppedText: (name: string) =>
        `«\u00a0${name}\u00a0» ne recevra plus de messages par l’annuaire à cette adresse.`,
      reported: 'Le message est signalé',
      reportedText: 'La mission régionale va le lire. Merci de votre vigilance.',
      unknown: 'Lien inconnu',
      back: 'Aller à l’annuaire',
    },
    box: {
      account: 'Mon compte',
      title: 'Messages de l’annuaire',
      lead: 'Ce que l’on vous écrit par l’annuaire, et ce que vous y avez écrit. Chaque message est gardé douze mois.',
      received: 'Reçus',
      sent: 'Envoyés',
      boxes: 'Messages reçus ou envoyés',
      emptyReceived: 'Aucun message reçu',
      emptyReceivedText:
        'Les messages écrits aux structures que tient votre organisme s’affichent ici. Ils arrivent aussi à l’adresse de chaque fiche.',
      emptySent: 'Aucun message envoyé',
      emptySentText:
        'Ouvrez la fiche d’une structure, puis choisissez «\u00a0Contacter cette structure\u00a0».',
      emptyAction: 'Chercher des structures',
      about: 'Pour',
      author: 'De',
      date: 'Le',
      reply: 'Répondre par courriel',
      reported: 'signalé',
      refusing: (name: string) => `${name} ne reçoit plus de messages par l’annuaire`,
      refusingText: 'Quelqu’un a suivi le lien «\u00a0Ne plus recevoir de messages\u00a0» d’un courriel.',
      resume: 'Recevoir de nouveau des messages',
      resumed: 'La structure reçoit de nouveau des messages par l’annuaire.',
    },
    reports: {
      title: 'Messages signalés',
      lead: 'Messages de l’annuaire dont une structure s’est plainte. Deux structures qui se plaignent d’une même adresse la ferment au relais, sauf plainte écartée.',
      empty: 'Aucun message signalé',
      emptyText: 'Chaque courriel du relais donne à la structure un lien pour signaler un abus.',
      standing: 'à lire',
      settled: 'écarté',
      settle: 'Écarter ce signalement',
      unsettle: 'Rétablir ce signalement',
      settledFlash: 'Le signalement est écarté.',
      unsettledFlash: 'Le signalement est rétabli.',
      undo: 'Annuler',
    },
  },
})
