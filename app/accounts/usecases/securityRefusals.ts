import { catalogue } from '../../platform/i18n/catalogue.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from '../domain/password.ts'

/** Why a change of what protects an account is refused, and what to do. */
export const t = catalogue({
  fr: {
    noCodes: 'Aucune application d’authentification ne protège votre compte. Rouvrez la page.',
    lastFactor:
      'Vos droits sur le territoire demandent deux preuves\u00a0: gardez au moins une application d’authentification, ou une clé d’accès qui vous reconnaît. Ajoutez-en une autre d’abord.',
    password: {
      short: `Ce mot de passe est trop court\u00a0: écrivez au moins ${PASSWORD_MIN} caractères. Quatre mots sans lien entre eux font un bon mot de passe.`,
      long: `Ce mot de passe est trop long\u00a0: écrivez au plus ${PASSWORD_MAX} caractères.`,
      common:
        'Ce mot de passe est de ceux que l’on essaie en premier. Choisissez-en un autre, par exemple quatre mots sans lien entre eux.',
      personal:
        'Ce mot de passe contient votre nom ou votre adresse. Choisissez-en un autre, sans rien qui parle de vous.',
      wrong: 'Ce n’est pas votre mot de passe. Vérifiez-le, ou choisissez une autre preuve.',
      none: 'Votre compte n’a pas de mot de passe.',
    },
    passkey: {
      late: 'Le délai est passé, ou cette demande a déjà servi. Recommencez.',
      unknown:
        'Cette clé d’accès n’ouvre aucun compte ici. Elle a peut-être été retirée\u00a0: connectez-vous autrement, puis ajoutez-la de nouveau.',
      refused: 'Cette clé d’accès n’a pas pu être vérifiée. Recommencez, ou connectez-vous autrement.',
      notAdded:
        'Cette clé d’accès n’a pas pu être ajoutée. Recommencez, ou utilisez un autre appareil ou un autre navigateur.',
      tooMany: 'Votre compte a déjà vingt clés d’accès. Retirez-en une d’abord.',
      otherPerson: 'Cette clé d’accès est celle d’un autre compte. Choisissez l’une des vôtres.',
      unverified:
        'Cette clé n’a vérifié ni empreinte, ni visage, ni code\u00a0: elle ne vaut qu’une preuve. Donnez une autre preuve, ou la même clé avec son code.',
    },
    address: {
      same: 'C’est déjà l’adresse de votre compte. Écrivez-en une autre.',
      over: 'Ce lien a expiré, a déjà servi, ou n’est pas pour le compte ouvert ici. Redemandez le changement d’adresse.',
    },
  },
})
