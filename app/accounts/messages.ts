import { catalogue } from '../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    link: {
      over: 'Ce lien a expiré, a été retiré ou a déjà servi. Demandez-en un nouveau à la personne qui vous l’a donné.',
      overTitle: 'Lien expiré',
      title: 'Ouvrir votre espace',
      administratorLead:
        'Ce lien ouvre l’administration de cette installation. Il ne sert qu’une fois : votre navigateur la gardera ouverte douze heures.',
      participantLead: 'Ce lien ouvre votre agenda de rendez-vous. Il est personnel : ne le transmettez pas.',
      open: 'Ouvrir',
      leave: 'Fermer mon espace',
      left: 'Votre espace est fermé.',
      opened: 'Votre espace est ouvert.',
      newOne: 'Sur le serveur, la commande suivante affiche un nouveau lien d’administration :',
      back: 'Revenir à l’accueil',
    },
  },
})
