import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'

/** Sentences of the rights of people that are no page: mails, refusals, files. */
export const t = catalogue({
  fr: {
    you: 'vous',
    roles: { reader: 'lecture', contributor: 'contribution', manager: 'gestion' },
    fileName: (kind: 'person' | 'members', day: string) =>
      kind === 'person' ? `openmap-mes-donnees-${day}.zip` : `openmap-membres-${day}.zip`,
    members: {
      name: 'Nom',
      email: 'Adresse de courriel',
      role: 'Rôle',
      since: 'Membre depuis le',
      readme: (body: string, when: string, territory: string) =>
        [
          `Membres de l’organisme : ${body}`,
          '',
          `Liste préparée le ${when} par OpenMap ESS – ${territory}.`,
          '',
          'membres.csv    à ouvrir dans un tableur (séparateur : point-virgule)',
          'membres.json   les mêmes données, pour un autre logiciel',
          '',
          'Ces données sont celles d’autres personnes : n’en gardez que ce qui sert, et effacez ce fichier ensuite. Les personnes de la liste voient, sur leur page « Mes données », que leur organisme l’a exportée.',
          '',
        ].join('\r\n'),
    },
    refusals: {
      exportNotAllowed:
        'Vous n’avez plus, ou pas, le droit d’obtenir cette copie. S’il s’agit des membres d’un organisme, seule une personne qui le gère peut la demander.',
      exportGone:
        'Cette copie n’est plus disponible\u00a0: son fichier est effacé au bout de sept jours. Demandez-en une autre.',
      tooManyExports: (hours: number) =>
        `Vous avez déjà demandé plusieurs copies. Attendez ${plural(hours, 'heure', 'heures')}, ou reprenez l’une des copies prêtes.`,
    },
    mails: {
      hello: 'Bonjour,',
      reason: 'Vous recevez ce courriel parce que vous avez fait cette demande depuis votre compte.',
      readySubject: 'Votre demande est traitée',
      readyTitle: 'Votre copie est prête',
      readyText:
        'La copie que vous avez demandée peut être téléchargée pendant sept jours, depuis votre compte.',
      readyButton: 'Ouvrir la page de la copie',
      readyNotYou:
        'Si cette demande n’est pas de vous, ouvrez la page de sécurité de votre compte et fermez les appareils que vous ne reconnaissez pas.',
    },
  },
})
