import { catalogue } from '../../platform/i18n/catalogue.ts'
import { type Refusal, refuse } from '../../platform/kernel/result.ts'
import { MOST_ADDRESSES } from './inviteLines.ts'

/** Every expected refusal about bodies and those who work there; the sentence is what the reader sees. */
const sentences = catalogue({
  fr: {
    'not-allowed':
      'Vous n’avez plus le droit de faire cela\u00a0: votre rôle a changé. Rouvrez la page, ou demandez à une personne qui gère l’organisme.',
    'unknown-member': 'Cette personne ne fait pas partie de l’organisme. Rouvrez la liste des membres.',
    'last-manager':
      'Un organisme garde au moins une personne qui le gère. Donnez d’abord le rôle «\u00a0gestion\u00a0» à quelqu’un d’autre.',
    'lent-role':
      'Votre rôle de gestion vous est prêté par une délégation\u00a0: il ne permet ni de nommer ni de retirer une personne qui gère l’organisme.',
    'undo-late': 'Il est trop tard pour annuler. Vous pouvez inviter de nouveau cette personne.',
    'invite-none': 'Écrivez au moins une adresse, une par ligne.',
    'invite-many': `Écrivez au plus ${MOST_ADDRESSES} adresses à la fois.`,
    'invite-check':
      'Certaines adresses ne peuvent pas être invitées. Rien n’est parti\u00a0: lisez la liste, puis envoyez les autres.',
    'unknown-invitation': 'Cette invitation a déjà été acceptée, retirée ou remplacée.',
    'already-member': 'Vous faites déjà partie de cet organisme.',
    'unknown-request': 'Cette demande a déjà reçu une réponse, ou a été retirée.',
    'reason-missing': 'Écrivez la raison\u00a0: la personne la lira.',
    'domain-unreadable': 'Écrivez un domaine entier et sans accent, par exemple ville.exemple.fr.',
    'domain-public':
      'Tout le monde peut ouvrir une adresse sur ce domaine. Déclarez un domaine réservé à votre organisme.',
    'domain-known': 'Ce domaine est déjà déclaré.',
    'domain-mismatch':
      'Votre adresse n’est pas dans un domaine déclaré par cet organisme. Demandez l’accès\u00a0: une personne qui le gère vous répondra.',
    'delegation-role': 'Choisissez un rôle qui ne dépasse pas le vôtre.',
    'delegation-self': 'Choisissez une autre personne que vous.',
    'delegation-past': 'Choisissez un premier jour qui n’est pas passé.',
    'delegation-order': 'Choisissez un dernier jour égal ou postérieur au premier.',
    'delegation-long': 'Une délégation dure au plus un an. Choisissez un dernier jour plus proche.',
    'delegation-known':
      'Vous avez déjà une délégation pour cette personne sur ces jours. Arrêtez-la d’abord pour la changer.',
    'delegation-nothing':
      'Vous n’avez ici qu’un rôle prêté\u00a0: il ne peut pas être prêté une seconde fois.',
    'unknown-delegation': 'Cette délégation est déjà terminée.',
    'siren-unreadable': 'Un SIREN compte 9 chiffres. Recopiez-le depuis un document officiel.',
    'siren-taken': 'Un autre organisme porte déjà ce SIREN. Vérifiez le numéro, ou demandez à le rejoindre.',
    'kinds-missing': 'Cochez au moins une nature.',
    'stale-body':
      'Quelqu’un d’autre a modifié cette page depuis que vous l’avez ouverte. Comparez, puis enregistrez de nouveau.',
    'body-asked': 'Vous avez déjà demandé la création de cet organisme\u00a0: attendez la réponse.',
  },
})

export type BodyRefusalCode = keyof typeof sentences
export type BodyRefusal = Refusal<BodyRefusalCode>

/** A refusal by its code, beside the field that it is about. */
export const no = (code: BodyRefusalCode, field?: string) =>
  refuse<BodyRefusal>({ code, sentence: sentences[code], ...(field === undefined ? {} : { field }) })
