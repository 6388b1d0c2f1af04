import { catalogue } from '../../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    subject: 'Changement de sécurité sur votre compte',
    hello: 'Bonjour,',
    titles: {
      'password.set': 'Un mot de passe protège votre compte',
      'password.changed': 'Votre mot de passe a changé',
      'password.removed': 'Votre mot de passe est retiré',
      'second-factor.enabled': 'Votre compte demande maintenant un code',
      'second-factor.removed': 'Votre compte ne demande plus de code',
      'recovery-codes.renewed': 'Vos codes de secours ont changé',
      'recovery-code.used': 'Un code de secours a servi',
      'second-factor.reset': 'Votre seconde preuve a été retirée',
      'passkey.added': 'Une clé d’accès ouvre maintenant votre compte',
      'passkey.removed': 'Une clé d’accès est retirée de votre compte',
      'address.changed': 'L’adresse de votre compte a changé',
    },
    texts: {
      'password.set': (when: string) => `Le ${when}, un mot de passe a été choisi pour votre compte.`,
      'password.changed': (when: string) =>
        `Le ${when}, le mot de passe de votre compte a été changé. Les autres appareils où il était ouvert sont déconnectés.`,
      'password.removed': (when: string) =>
        `Le ${when}, le mot de passe de votre compte a été retiré. Vous vous connectez par un lien reçu par courriel ou par une clé d’accès.`,
      'second-factor.enabled': (when: string) =>
        `Le ${when}, une application d’authentification a été ajoutée à votre compte\u00a0: son code est demandé à chaque connexion.`,
      'second-factor.removed': (when: string) =>
        `Le ${when}, l’application d’authentification a été retirée de votre compte\u00a0: aucun code n’est plus demandé.`,
      'recovery-codes.renewed': (when: string) =>
        `Le ${when}, de nouveaux codes de secours ont été donnés. Les anciens n’ouvrent plus votre compte.`,
      'recovery-code.used': (when: string) =>
        `Le ${when}, un de vos codes de secours a servi. Il ne servira plus.`,
      'second-factor.reset': (when: string) =>
        `Le ${when}, deux personnes qui administrent ce site ont retiré votre application d’authentification, vos codes de secours et vos clés d’accès, et fermé vos appareils connectés. Demandez un lien de connexion, puis protégez de nouveau votre compte.`,
      'passkey.added': (when: string) => `Le ${when}, une clé d’accès a été ajoutée à votre compte.`,
      'passkey.removed': (when: string) =>
        `Le ${when}, une clé d’accès a été retirée de votre compte\u00a0: elle ne l’ouvre plus.`,
      'address.changed': (when: string) =>
        `Le ${when}, votre compte a reçu une autre adresse de courriel. Les liens de connexion arrivent maintenant à cette autre adresse.`,
    },
    advice:
      'Si ce n’est pas vous, ouvrez la page de sécurité de votre compte, fermez les appareils que vous ne connaissez pas et changez ce qui le protège.',
    adviceAddress:
      'Si ce n’est pas vous, écrivez sans attendre à l’équipe qui tient ce site\u00a0: ses coordonnées sont dans les mentions légales.',
    buttonAddress: 'Lire les mentions légales',
    button: 'Voir la sécurité de mon compte',
    reason: 'Vous recevez ce courriel pour protéger votre compte.',
    confirmSubject: 'Confirmez votre adresse',
    confirmTitle: 'Confirmez votre nouvelle adresse',
    confirmText:
      'Vous avez demandé que votre compte OpenMap ESS porte cette adresse. Ouvrez ce lien dans le navigateur où vous êtes connecté. Il est valable dix minutes et ne sert qu’une fois.',
    confirmButton: 'Confirmer cette adresse',
    confirmIgnore: 'Si ce n’est pas vous, ne faites rien\u00a0: le lien s’éteint de lui-même.',
    confirmReason:
      'Vous recevez ce courriel parce que quelqu’un a donné cette adresse comme la sienne sur OpenMap ESS.',
    takenTitle: 'Cette adresse a déjà un compte',
    takenText:
      'Quelqu’un a demandé que son compte OpenMap ESS porte votre adresse. Elle ouvre déjà un compte, le vôtre\u00a0: rien n’a changé.',
    takenAdvice:
      'Si c’est vous, et que vous avez deux comptes, connectez-vous avec cette adresse. Sinon, vous n’avez rien à faire.',
    takenButton: 'Se connecter',
  },
})
