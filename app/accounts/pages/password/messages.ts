import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { PASSWORD_ADVISED, PASSWORD_MIN } from '../../domain/password.ts'

export const t = catalogue({
  fr: {
    title: 'Mot de passe',
    lead: 'Il sert à entrer sans ouvrir vos courriels. Un lien reçu par courriel reste toujours possible.',
    on: 'Un mot de passe ouvre votre compte.',
    off: 'Votre compte n’a pas de mot de passe.',
    choose: 'Choisir un mot de passe',
    change: 'Changer de mot de passe',
    field: 'Nouveau mot de passe',
    hint: `Au moins ${PASSWORD_MIN} caractères\u00a0; ${PASSWORD_ADVISED} ou plus protègent bien mieux. Quatre mots sans lien entre eux, espaces compris, font l’affaire. Ni majuscule ni chiffre n’est exigé. Vous pouvez coller celui de votre gestionnaire de mots de passe.`,
    save: 'Enregistrer le mot de passe',
    others: 'Les autres appareils où votre compte est ouvert seront déconnectés.',
    set: 'Votre mot de passe est enregistré.',
    changed: 'Votre mot de passe est changé. Les autres appareils sont déconnectés.',
    remove: 'Retirer le mot de passe',
    removeLead: 'Vous entrerez par un lien reçu par courriel ou par une clé d’accès.',
    removed: 'Votre mot de passe est retiré.',
    missing: 'Écrivez un mot de passe.',
    keep: 'Revenir sans rien changer',
  },
})
