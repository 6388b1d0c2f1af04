import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'
import type { BlockerCode, Blockers } from '../domain/erasure.ts'

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
    blockers: {
      lastManager: (names: string) =>
        `Vous êtes la seule personne à gérer\u00a0: ${names}. Donnez d’abord ce rôle à une autre personne de l’équipe, ou demandez à la mission régionale de fermer l’organisme\u00a0; revenez ensuite ici.`,
      lastAdministrator:
        'Vous êtes la seule personne à administrer cette installation. Invitez d’abord une autre personne à l’administrer\u00a0; revenez ensuite ici.',
      held: 'Un litige ou un contrôle en cours suspend l’effacement de vos données (article 17, paragraphe 3, du RGPD). L’administration de l’installation peut vous dire pourquoi, et jusqu’à quand.',
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
      erasureSubject: (date: string) => `Votre compte sera supprimé le ${date}`,
      erasureTitle: (date: string) => `Votre compte sera effacé le ${date}`,
      erasureText:
        'Vous avez demandé l’effacement de votre compte et de vos données. D’ici là, tout fonctionne comme avant, et vous pouvez changer d’avis en une fois.',
      erasureNotYou:
        'Si cette demande n’est pas de vous, gardez votre compte par ce même lien, puis fermez les appareils que vous ne reconnaissez pas.',
      erasureButton: 'Garder mon compte, ou voir ce qui sera effacé',
      blockedSubject: 'Votre demande est en attente',
      blockedTitle: 'L’effacement de votre compte attend une action de votre part',
      blockedHeldTitle: 'L’effacement de votre compte est suspendu',
      blockedButton: 'Voir ma demande',
      erasedSubject: 'Suppression effectuée',
      erasedTitle: 'Votre compte est effacé',
      erasedText:
        'Votre compte et vos données personnelles sont effacés. Il reste, trois ans au plus, un journal qui ne garde qu’un identifiant sans nom.',
      erasedLast: 'Ce courriel est le dernier\u00a0: votre adresse est oubliée dès qu’il est parti.',
      erasedReason: {
        request: 'Vous recevez ce courriel parce que vous avez demandé l’effacement de votre compte.',
        inactivity: 'Vous recevez ce courriel parce que votre compte n’a pas servi depuis longtemps.',
      },
      inactiveText: (months: string) =>
        `Votre compte n’a pas servi depuis ${months}, ou presque. Sans visite de votre part d’ici là, il sera effacé avec vos données.`,
      inactiveKeep: 'Pour le garder, connectez-vous une fois\u00a0: il n’y a rien d’autre à faire.',
      inactiveButton: 'Me connecter et garder mon compte',
      inactiveReason: 'Vous recevez ce courriel parce que vous avez un compte sur OpenMap ESS.',
    },
  },
})

/** What stands in the way of an erasure, and what to do about it. */
export const refusalOf = <Code extends BlockerCode>(code: Code, { bodies }: Blockers) => {
  const sentences = {
    'last-manager': t.blockers.lastManager(bodies.map(({ name }) => name).join(', ')),
    'last-administrator': t.blockers.lastAdministrator,
    held: t.blockers.held,
  } as const satisfies { readonly [C in BlockerCode]: string }
  return { code, sentence: sentences[code] }
}
