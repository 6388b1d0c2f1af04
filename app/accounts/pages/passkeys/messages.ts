import { catalogue } from '../../../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    title: 'Clés d’accès',
    lead: 'Une clé d’accès reste dans votre téléphone, votre ordinateur ou une clé de sécurité. Elle ouvre votre compte par votre empreinte, votre visage ou le code de l’appareil, et vaut alors deux preuves.',
    none: 'Aucune clé d’accès n’ouvre encore votre compte.',
    name: 'Nom de la clé',
    nameHint: 'Pour la reconnaître plus tard\u00a0: «\u00a0Téléphone du travail\u00a0».',
    nameMissing: 'Donnez un nom à cette clé, par exemple «\u00a0Téléphone du travail\u00a0».',
    nameLong: (max: number) => `Écrivez au plus ${max} caractères.`,
    nameSigns: 'Ce nom contient un signe qui ne s’affiche pas. Écrivez-le de nouveau.',
    unnamed: 'Clé sans nom',
    added: 'Ajoutée le',
    used: 'Dernier usage le',
    never: 'jamais utilisée',
    weak: 'vaut une preuve',
    weakHint: 'Cette clé n’a encore vérifié ni empreinte, ni visage, ni code.',
    add: 'Ajouter une clé d’accès',
    actions: 'Gestes',
    rename: 'Renommer',
    renameTitle: 'Renommer une clé d’accès',
    renameButton: 'Enregistrer le nom',
    renamed: 'La clé d’accès a un nouveau nom.',
    remove: 'Retirer',
    removeTitle: 'Retirer une clé d’accès',
    removeLead: (name: string) =>
      `«\u00a0${name}\u00a0» n’ouvrira plus votre compte. Effacez-la aussi de l’appareil, dans ses réglages.`,
    removeButton: 'Retirer cette clé',
    keep: 'Garder cette clé',
    lastTitle: 'Cette clé doit rester',
    wasAdded: 'La clé d’accès est ajoutée. Elle ouvre maintenant votre compte.',
    wasRemoved: 'La clé d’accès est retirée.',
    unread: 'La réponse de votre clé d’accès n’a pas pu être lue. Recommencez.',
    absentAdd:
      'Ce navigateur ne peut pas ajouter de clé d’accès ici. Utilisez un navigateur à jour avec JavaScript, ou protégez votre compte par une application d’authentification.',
    absentSignIn:
      'Ce navigateur ne peut pas demander votre clé d’accès ici. Recevez un lien de connexion, ou utilisez votre mot de passe.',
    /** Said by the browser's part, from the kind of what went wrong. */
    problems: {
      cancelled: 'Rien n’a été fait\u00a0: la demande a été annulée, ou le délai est passé.',
      known: 'Cet appareil garde déjà une clé d’accès pour votre compte.',
      unable: 'Cet appareil ne peut pas garder de clé d’accès. Essayez avec un autre appareil.',
      address: 'Les clés d’accès ne marchent pas à cette adresse du site. Ouvrez-le par son nom, en https.',
      busy: 'Trop de demandes. Attendez un quart d’heure, puis recommencez.',
      failed: 'La clé d’accès n’a pas répondu. Recommencez, ou utilisez un autre moyen.',
      working: 'Suivez les indications de votre appareil.',
    },
  },
})
