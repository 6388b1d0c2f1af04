import { catalogue } from '../../../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    title: 'Confirmez que c’est vous',
    lead: 'Donnez une preuve. Vous aurez ensuite dix minutes pour changer ce qui protège votre compte.',
    leadDouble:
      'Donnez une preuve plus forte qu’un courriel. Vous aurez ensuite dix minutes pour changer ce qui protège votre compte.',
    passkeyTitle: 'Avec une clé d’accès',
    passkey: 'Utiliser ma clé d’accès',
    passkeyAbsent:
      'Ce navigateur ne peut pas demander votre clé d’accès ici. Utilisez une autre preuve, ou un autre navigateur.',
    codeTitle: 'Avec un code',
    code: 'Vérifier le code',
    passwordTitle: 'Avec votre mot de passe',
    password: 'Vérifier le mot de passe',
    linkTitle: 'Avec un lien reçu par courriel',
    linkLead: (email: string) => `Nous envoyons un lien à ${email}. Ouvrez-le dans ce navigateur.`,
    link: 'Recevoir un lien',
    lost: 'Vous n’avez plus cette preuve\u00a0? Écrivez à l’équipe qui tient ce site\u00a0: ses coordonnées sont dans les ',
    legal: 'mentions légales',
    proved: 'C’est confirmé. Vous avez dix minutes pour changer ce qui protège votre compte.',
    back: 'Revenir sans rien changer',
  },
})
