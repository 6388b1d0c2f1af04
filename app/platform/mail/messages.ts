import { catalogue } from '../i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    site: (territory: string) => `OpenMap ESS – ${territory}`,
    footer: (territory: string, reason: string) => `OpenMap ESS – ${territory}. ${reason}`,
    labelled: (label: string, value: string) => `${label}\u00a0: ${value}`,
    masked: 'lien-effacé-après-envoi',
    notSent: 'Le courriel n’est pas parti\u00a0: sa page dit pourquoi.',
    refusals: {
      unreachable: 'Le serveur de courriel ne répond pas.',
      encryption: 'La connexion chiffrée avec le serveur de courriel a échoué\u00a0: vérifiez SMTP_URL.',
      account:
        'Le serveur de courriel refuse le compte\u00a0: vérifiez le nom et le mot de passe de SMTP_URL.',
      sender: 'Le serveur de courriel refuse l’expéditeur\u00a0: vérifiez MAIL_FROM.',
      recipient: 'Le serveur de courriel refuse cette adresse\u00a0: vérifiez-la auprès du destinataire.',
      later: 'Le serveur de courriel demande de réessayer plus tard.',
      message: 'Le serveur de courriel refuse le message.',
      unknown: 'L’envoi a échoué pour une raison inattendue.',
      answered: (sentence: string, answer: string) =>
        `${sentence} Sa réponse\u00a0: «\u00a0${answer}\u00a0».`,
    },
  },
})
